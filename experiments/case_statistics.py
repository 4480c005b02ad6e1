"""Every simple number that a case and its own rows of history show by themselves.

For the search for giveaways in simulated worlds: counts, sums, digits, lags between steps,
lags of entry, lengths of names, orders of ids, weekdays, and how often who and what occurs.
Missing values are NaN. Leaves out everything that needs other cases, but for frequencies.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from features.records.case import Case
from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.simulate import World

Numbers = dict[str, float]


@dataclass(frozen=True, slots=True)
class Area:
    """How well one number tells: AUROC in its better direction, over so many planted cases."""

    name: str
    auroc: float
    planted: int


_DAY = 86_400
_STEPS = tuple(StepKind)


def table_of(world: World) -> tuple[list[str], NDArray[np.float64]]:
    """Return names and values of all statistics, shape (cases, names), NaN where unknown."""
    own: dict[str, list[Fact]] = defaultdict(list)
    for fact in world.facts:
        if fact.case:
            own[fact.case].append(fact)
    often = _frequencies(world.cases)
    rows = [statistics_of(case, own[case.case_id], often) for case in world.cases]
    names = sorted({name for row in rows for name in row})
    values = np.array([[row.get(name, math.nan) for name in names] for row in rows])
    return names, values


def areas_of(
    names: Sequence[str], values: NDArray[np.float64], planted: NDArray[np.bool_], least: int
) -> list[Area]:
    """Return how well each number tells, and its being known at all (marked ``?``).

    ``values`` has shape (cases, names). Left out are numbers known for fewer than ``least``
    planted or honest cases, and such that are the same for all.
    """
    found = []
    for name, column in zip(names, values.T, strict=True):
        known = ~np.isnan(column)
        found.append(_area(name, column[known], planted[known], least))
        found.append(_area(f"{name}?", known.astype(float), planted, least))
    return [area for area in found if area is not None]


def _area(
    name: str, column: NDArray[np.float64], planted: NDArray[np.bool_], least: int
) -> Area | None:
    count = int(planted.sum())
    if min(count, len(planted) - count) < least or column.min() == column.max():
        return None
    area = float(roc_auc_score(planted, column))
    return Area(name, max(area, 1 - area), count)


def statistics_of(case: Case, facts: Sequence[Fact], often: Counter[str]) -> Numbers:
    """Return the statistics of one case with the rows that name it."""
    parts = (
        _amounts(case), _counts(case, facts), _steps(case), _calendar(case), _entry(case, facts),
        _names(case, facts), _bids(case), _payments(case), _people(case), _subject(case),
        _papers(case), _rows(case, facts),
    )  # fmt: skip
    numbers = {name: value for part in parts for name, value in part}
    numbers |= {f"often.{name}": float(often[key]) for name, key in _keys(case)}
    return numbers


def _amounts(case: Case) -> Iterator[tuple[str, float]]:
    fen = case.amount_fen
    yield "amount", float(fen)
    yield "amount.zeros", float(len(str(fen)) - len(str(fen).rstrip("0")))
    yield "amount.first_digit", float(str(abs(fen))[0])
    yield "amount.last_yuan_digit", float(fen // 100 % 10)
    yield "amount.digits", float(len(str(fen)))
    yield "amount.second_digit", float(str(fen)[1]) if fen > 9 else math.nan
    for focus in Focus:
        yield f"focus.{focus}", float(case.focus is focus)


def _counts(case: Case, facts: Sequence[Fact]) -> Iterator[tuple[str, float]]:
    for name in ("parties", "documents", "steps", "bids", "payments", "items", "people"):
        yield f"count.{name}", float(len(getattr(case, name)))
    yield "count.facts", float(len(facts))
    kinds = Counter(fact.kind for fact in facts)
    for kind in FactKind:
        yield f"count.facts.{kind}", float(kinds[kind])


def _steps(case: Case) -> Iterator[tuple[str, float]]:
    days = {step.kind: step.on.toordinal() for step in case.steps}
    for kind in _STEPS:
        yield f"step.{kind}", float(kind in days)
    for earlier, later in pairwise(kind for kind in _STEPS if kind in days):
        yield f"lag.{earlier}.{later}", float(days[later] - days[earlier])
    for earlier, later in (
        (StepKind.RESOLUTION, StepKind.CONTRACT),
        (StepKind.CONTRACT, StepKind.PAYMENT),
        (StepKind.ACCEPTANCE, StepKind.PAYMENT),
        (StepKind.CONTRACT, StepKind.ACCEPTANCE),
    ):
        if earlier in days and later in days:
            yield f"lag.{earlier}.to.{later}", float(days[later] - days[earlier])
    span = sorted(days.values())
    yield "steps.span", float(span[-1] - span[0]) if span else math.nan
    yield "steps.same_day", float(max(Counter(span).values(), default=0))
    yield "steps.longest_pause", float(max((b - a for a, b in pairwise(span)), default=0))
    if span:
        yield "steps.judged_after", float(case.as_of.toordinal() - span[-1])


def _calendar(case: Case) -> Iterator[tuple[str, float]]:
    days = {"as_of": case.as_of.date(), **{f"step.{s.kind}": s.on for s in case.steps}}
    for name, day in days.items():
        yield f"weekday.{name}", float(day.weekday())
        yield f"month.{name}", float(day.month)
        yield f"day.{name}", float(day.day)
    yield "year", float(case.as_of.year)
    yield "as_of", float(case.as_of_epoch)
    yield "weekend_steps", float(sum(step.on.weekday() > 4 for step in case.steps))


def _entry(case: Case, facts: Sequence[Fact]) -> Iterator[tuple[str, float]]:
    lags = [(fact.known_at - fact.event_time) / _DAY for fact in facts]
    if not lags:
        return
    yield "entry.mean", fmean(lags)
    yield "entry.longest", max(lags)
    yield "entry.shortest", min(lags)
    yield "entry.spread", pstdev(lags)
    known = sorted(fact.known_at for fact in facts)
    yield "entry.span", (known[-1] - known[0]) / _DAY
    yield "entry.within_minutes", float(sum(b - a < 600 for a, b in pairwise(known)))
    yield "entry.unknown_yet", float(sum(at >= case.as_of_epoch for at in known))
    yield "entry.last_to_as_of", (case.as_of_epoch - known[-1]) / _DAY
    yield "entry.hour", fmean(at // 3_600 % 24 for at in known)


def _names(case: Case, facts: Sequence[Fact]) -> Iterator[tuple[str, float]]:
    yield "length.title", float(len(case.title))
    yield "length.unit", float(len(case.unit.name))
    yield "length.category", float(len(case.category or ""))
    for party in case.parties:
        yield "length.party", float(len(party.name))
        yield "length.party_id", float(len(party.id))
        yield "id.party", _number(party.id)
        yield "id.account", _number(party.account)
    yield "id.case", _number(case.case_id)
    yield "length.case_id", float(len(case.case_id))
    ids = [_number(fact.fact_id) for fact in facts]
    if ids:
        yield "id.fact.first", ids[0]
        yield "id.fact.least", min(ids)
        yield "id.fact.spread", max(ids) - min(ids)
        yield "length.fact_id", fmean(len(fact.fact_id) for fact in facts)


def _number(text: str | None) -> float:
    digits = re.sub(r"\D", "", text or "")
    return float(digits[-7:]) if digits else math.nan


def _bids(case: Case) -> Iterator[tuple[str, float]]:
    fen = sorted(bid.amount_fen for bid in case.bids)
    if len(fen) < 2:
        return
    yield "bids.cv", pstdev(fen) / fmean(fen)
    yield "bids.gap", fen[1] / fen[0] - 1
    yield "bids.range", fen[-1] / fen[0] - 1
    yield "bids.steps", pstdev(b - a for a, b in pairwise(fen)) / fen[0]
    yield "bids.winner_place", float(next((i for i, b in enumerate(case.bids) if b.won), -1))
    yield "bids.zeros", fmean(len(str(x)) - len(str(x).rstrip("0")) for x in fen)


def _payments(case: Case) -> Iterator[tuple[str, float]]:
    if not case.payments:
        return
    fen = [payment.amount_fen for payment in case.payments]
    yield "paid.share", sum(fen) / case.amount_fen
    yield "paid.first_share", fen[0] / case.amount_fen
    yield "paid.least_share", min(fen) / case.amount_fen
    yield "paid.accounts", float(len({payment.account for payment in case.payments}))
    yield "paid.days", float((max(p.on for p in case.payments) - case.payments[0].on).days)
    yield "paid.weekday", float(case.payments[0].on.weekday())
    yield "paid.to_as_of", float((case.as_of.date() - case.payments[-1].on).days)
    yield "paid.invoice_number", _number(case.payments[0].invoice_key)


def _people(case: Case) -> Iterator[tuple[str, float]]:
    if not case.people:
        return
    days = [len(person.days) for person in case.people]
    fen = [person.amount_fen or 0 for person in case.people]
    yield "people.days.most", float(max(days))
    yield "people.days.all", float(sum(days))
    yield "people.days.spread", pstdev(days)
    yield "people.pay.most", float(max(fen))
    yield "people.pay.least", float(min(fen))
    yield "people.pay.spread", pstdev(fen) / (fmean(fen) or 1)
    yield "people.pay.zeros", fmean(len(str(x)) - len(str(x).rstrip("0")) for x in fen)
    yield "people.accounts", float(len({p.account for p in case.people}) / len(case.people))
    yield "people.ids", _number(case.people[0].id)
    minutes = [day.minutes or 0 for person in case.people for day in person.days]
    if minutes:
        yield "people.minutes", fmean(minutes)
        yield "people.rate", sum(fen) / sum(minutes)
        yield (
            "people.rest_days",
            fmean(day.day.weekday() > 4 for person in case.people for day in person.days),
        )


def _subject(case: Case) -> Iterator[tuple[str, float]]:
    if case.asset is not None:
        yield "asset.price", float(case.asset.price_fen)
        yield "asset.term", float(case.asset.term_months or math.nan)
        yield "asset.area", float(case.asset.area_m2 or math.nan)
        yield "asset.price_of_area", case.asset.price_fen / float(case.asset.area_m2 or math.nan)
        yield "asset.is_appraised", float(case.asset.appraisal_fen is not None)
        if case.asset.appraisal_fen:
            yield "asset.price_share", case.asset.price_fen / case.asset.appraisal_fen
    if case.household is not None:
        yield "household.members", float(case.household.members or 0)
        yield "household.id", _number(case.household.id)
    for item in case.items[:1]:
        yield "item.quantity", float(item.quantity or math.nan)
        yield "item.price", float(item.unit_price_fen or math.nan)
        yield "item.grade_length", float(len(item.specification or ""))


def _papers(case: Case) -> Iterator[tuple[str, float]]:
    fields = [field for paper in case.documents for field in paper.fields]
    if not fields:
        return
    yield "papers.fields", float(len(fields))
    yield "papers.least_confidence", min(field.confidence for field in fields)
    yield "papers.review", float(sum(len(paper.needs_review) for paper in case.documents))
    checks = Counter(check.status for paper in case.documents for check in paper.checks)
    for status, count in checks.items():
        yield f"papers.checks.{status}", float(count)


def _rows(case: Case, facts: Iterable[Fact]) -> Iterator[tuple[str, float]]:
    sums: dict[FactKind, float] = defaultdict(float)
    most: dict[str, float] = {}
    for fact in facts:
        sums[fact.kind] += fact.amount_fen or 0
        if fact.quantity is not None:
            key = f"rows.{fact.kind}.{fact.category or ''}.quantity"
            most[key] = max(most.get(key, -math.inf), float(fact.quantity))
    yield from most.items()
    for kind, fen in sums.items():
        if fen:
            yield f"rows.{kind}.share", fen / case.amount_fen


def _keys(case: Case) -> Iterator[tuple[str, str]]:
    yield "unit", f"unit {case.unit.id}"
    yield "category", f"category {case.category}"
    yield "power", f"power {case.power_id}"
    yield "title", f"title {case.title}"
    for party in case.parties:
        yield "party", f"party {party.id}"
        yield "account", f"account {party.account}"
    for payment in case.payments[:1]:
        yield "paid_account", f"paid {payment.account}"
    for person in case.people[:1]:
        yield "person", f"person {person.id}"
        yield "person_account", f"pay {person.account}"
    if case.asset is not None:
        yield "asset", f"asset {case.asset.id}"
    if case.household is not None:
        yield "household", f"household {case.household.id}"


def _frequencies(cases: Iterable[Case]) -> Counter[str]:
    return Counter(key for case in cases for _, key in _keys(case))
