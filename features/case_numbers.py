"""Numbers of the case itself: its amount, steps, bids, payments, people and papers.

How they are named and shown stands in ``case_features``. Left out on purpose: everything
about who a person is. For relief the score ranks papers and
payments, not people; ``tests/features/test_vector.py`` holds a deny-list against the schema.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from statistics import mean, stdev

from features.flags import look_here
from features.history.derive import HistoryRow
from features.records.case import Case
from features.records.document import Check, CheckStatus, Document, Field
from features.records.focus import Focus
from features.records.step import StepKind

FEN = 100
_ROUND_FEN = 1_000 * FEN
Compute = Callable[[Case, HistoryRow], float | None]


def read_fields(case: Case) -> Iterator[tuple[str, Field]]:
    """Yield (document id, field) for every field and cell that was read."""
    for document in case.documents:
        for field in document.fields:
            yield document.document_id, field
        for line in document.lines:
            for cell in line.cells:
                yield document.document_id, cell


def log_amount(case: Case, _: HistoryRow) -> float:
    """Return ln(1 + yuan) of the amount of the case."""
    return math.log1p(max(case.amount_fen, 0) / FEN)


def is_focus(focus: Focus) -> Compute:
    """Make the number that is 1 for cases of this focus and 0 for others."""
    return lambda case, _: float(case.focus is focus)


def is_round(case: Case, _: HistoryRow) -> float:
    """Return 1 for an amount of whole thousands of yuan."""
    return float(case.amount_fen % _ROUND_FEN == 0)


def against_category(case: Case, history: HistoryRow) -> float | None:
    """Return the amount over the unit's mean contract in this category."""
    usual = history.get("mean.goods_contract_fen.365d")
    return case.amount_fen / usual if usual else None


def _bid_amounts(case: Case) -> list[int]:
    return sorted(bid.amount_fen for bid in case.bids)


def bid_variation(case: Case, _: HistoryRow) -> float | None:
    """Return the coefficient of variation of at least three bids (sample deviation)."""
    amounts = _bid_amounts(case)
    if len(amounts) < 3 or mean(amounts) == 0:
        return None
    return stdev(amounts) / mean(amounts)


def bid_gap(case: Case, _: HistoryRow) -> float | None:
    """Return (second lowest - lowest) / lowest bid."""
    amounts = _bid_amounts(case)
    if len(amounts) < 2 or amounts[0] <= 0:
        return None
    return (amounts[1] - amounts[0]) / amounts[0]


def paid_share(case: Case, _: HistoryRow) -> float | None:
    """Return what was paid over the amount of the case."""
    if case.amount_fen <= 0:
        return None
    return sum(payment.amount_fen for payment in case.payments) / case.amount_fen


def _first(case: Case, kind: StepKind) -> date | None:
    return min((step.on for step in case.steps_of(kind)), default=None)


def days_between(earlier: StepKind, later: StepKind) -> Compute:
    """Make the number of days from the first step of one kind to that of another."""

    def compute(case: Case, _: HistoryRow) -> float | None:
        start, end = _first(case, earlier), _first(case, later)
        return None if start is None or end is None else float((end - start).days)

    return compute


def step_span(case: Case, _: HistoryRow) -> float | None:
    """Return the days from the first step to the last."""
    days = [step.on for step in case.steps]
    return float((max(days) - min(days)).days) if days else None


def steps_in_one_day(case: Case, _: HistoryRow) -> float | None:
    """Return how many steps fall on the busiest day."""
    counts = Counter(step.on for step in case.steps)
    return float(max(counts.values())) if counts else None


def least_confidence(case: Case, _: HistoryRow) -> float | None:
    """Return the confidence of the least sure field of all papers."""
    return min((field.confidence for _, field in read_fields(case)), default=None)


def in_review(case: Case, _: HistoryRow) -> float | None:
    """Return how many fields a person must read; None without papers."""
    if not case.documents:
        return None
    return float(sum(len(document.needs_review) for document in case.documents))


def failed_checks(case: Case, _: HistoryRow) -> float | None:
    """Return how many checks on papers failed; None without papers."""
    if not case.documents:
        return None
    return float(sum(len(failures(document)) for document in case.documents))


def failures(document: Document) -> tuple[Check, ...]:
    """Return the failed checks that count as a number of the case.

    DOC-12 is left out: simulated papers have no pixels, so no model has learned its weight.
    """
    return tuple(
        check
        for check in document.checks
        if check.status is CheckStatus.FAILED and check.code != look_here.RULE.code
    )


def price_share(case: Case, _: HistoryRow) -> float | None:
    """Return the price of the asset over its appraisal."""
    if case.asset is None or not case.asset.appraisal_fen:
        return None
    return case.asset.price_fen / case.asset.appraisal_fen


def price_of_area(case: Case, _: HistoryRow) -> float | None:
    """Return the price of the asset in yuan per square metre."""
    if case.asset is None or not case.asset.area_m2:
        return None
    return case.asset.price_fen / FEN / float(case.asset.area_m2)


def day_rate(case: Case, _: HistoryRow) -> float | None:
    """Return the amount in yuan per day charged."""
    days = sum(len(person.days) for person in case.people)
    return case.amount_fen / FEN / days if days else None


def days_of_person(case: Case, _: HistoryRow) -> float | None:
    """Return the days charged for the person with the most days."""
    charged = [len(person.days) for person in case.people if person.days]
    return float(max(charged)) if charged else None


def people_of_account(case: Case, _: HistoryRow) -> float | None:
    """Return how many people of the case share the most shared account."""
    counts = Counter(person.account for person in case.people if person.account)
    return float(max(counts.values())) if counts else None


def december(case: Case, _: HistoryRow) -> float:
    """Return 1 when the case is judged in December, in the zone of as_of."""
    return float(case.as_of.month == 12)


def size(of: Callable[[Case], tuple[object, ...]]) -> Compute:
    """Make the number that counts a tuple of the case."""
    return lambda case, _: float(len(of(case)))
