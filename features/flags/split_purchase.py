"""PUR-01 化整为零: purchases of one kind that stay below the tender threshold only one by one.

Does not apply without a category, or to purchases under a framework agreement (框架协议,
定点采购, 协议供货), which were tendered once for all call-offs. A purchase that reaches the
threshold by itself is not split off and counts for nothing here. Purchases in six or more
months of the year, none above a quarter of the threshold, are a recurring supply and pass.
Where three bidders or more competed, purchases months apart are not one purchase; lots cut from
one work are let together, so those count within the window of 90 days only.

Formula (政府采购法实施条例 art. 28): same unit, focus and category, each below T, sum above T
within the fiscal year; or two in [0.85 T, T) within 90 days, across the turn of the year too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.fact import Fact, FactKind
from features.records.finding import CaseEvidence, Evidence, FactEvidence, Finding, Severity, Text
from features.records.money import yuan_text
from features.records.step import StepKind

RULE = Rule("PUR-01", Severity.HIGH)
_FRAMEWORK = re.compile("框架协议|框架合同|定点采购|协议供货")
_RECURRING_MONTHS = 6
_RECURRING_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase of the unit in the category, whatever number of facts record it."""

    fen: int
    on: date
    is_competed: bool
    evidence: tuple[Evidence, ...]


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding; value is the sum of the purchases, threshold T, both in yuan."""
    if not case.category:
        return RULE.not_applicable(_NO_CATEGORY)
    if _FRAMEWORK.search(case.title):
        return RULE.not_applicable(_UNDER_FRAMEWORK)
    competed = len({bid.bidder for bid in case.bids}) >= thresholds.bid_count
    this = Purchase(case.amount_fen, _day_of(case), competed, (CaseEvidence("/amount_fen"),))
    if this.fen >= thresholds.tender_fen:
        return RULE.passed(_REACHES, _measure([this], thresholds))
    return _judge(this, _earlier(case, thresholds), thresholds)


def _judge(this: Purchase, earlier: list[Purchase], thresholds: Thresholds) -> Finding:
    year = [this, *(p for p in earlier if _is_of_year(this, p, thresholds))]
    near = [this, *(p for p in earlier if _is_near(this, p, thresholds))]
    if _is_recurring(year, thresholds.tender_fen):
        return RULE.passed(_RECURRING, _measure(year, thresholds), _evidence(year))
    if len(year) > 1 and _sum(year) > thresholds.tender_fen:
        return RULE.hit(_split(year, thresholds), _measure(year, thresholds), _evidence(year))
    if len(near) > 1:
        return RULE.hit(_close(near, thresholds), _measure(near, thresholds), _evidence(near))
    return RULE.passed(_within(year, thresholds), _measure(year, thresholds), _evidence(year))


def _day_of(case: Case) -> date:
    signed = [step.on for step in case.steps_of(StepKind.CONTRACT)]
    return min(signed, default=case.as_of.date())


def _earlier(case: Case, thresholds: Thresholds) -> list[Purchase]:
    """Return the other purchases below the threshold: contracts, payments where there is none."""
    contracts, payments = defaultdict(list), defaultdict(list)
    for fact in filter(lambda fact: _is_same_kind(case, fact), case.history):
        if fact.kind is FactKind.CONTRACT:
            contracts[fact.case or fact.fact_id].append(fact)
        elif fact.case is not None:
            payments[fact.case].append(fact)
    competed = _competed(case, thresholds.bid_count)
    joined = [
        _purchase(case, facts, key in competed) for key, facts in {**payments, **contracts}.items()
    ]
    return [purchase for purchase in joined if 0 < purchase.fen < thresholds.tender_fen]


def _competed(case: Case, least: int) -> frozenset[str]:
    """Return the other cases of the unit for which enough bidders are on record."""
    bidders: dict[str, set[str]] = defaultdict(set)
    for fact in case.history:
        if fact.kind is FactKind.BID and fact.case and fact.seller:
            bidders[fact.case].add(fact.seller)
    return frozenset(key for key, names in bidders.items() if len(names) >= least)


def _is_same_kind(case: Case, fact: Fact) -> bool:
    return (
        fact.kind in (FactKind.CONTRACT, FactKind.PAYMENT)
        and fact.case != case.case_id
        and (fact.unit, fact.focus, fact.category) == (case.unit.id, case.focus, case.category)
    )


def _purchase(case: Case, facts: list[Fact], is_competed: bool) -> Purchase:
    first = min(fact.event_time for fact in facts)
    return Purchase(
        sum(fact.amount_fen or 0 for fact in facts),
        datetime.fromtimestamp(first, case.as_of.tzinfo).date(),
        is_competed,
        tuple(FactEvidence(fact.fact_id) for fact in facts),
    )


def _is_of_year(this: Purchase, other: Purchase, thresholds: Thresholds) -> bool:
    is_lot = _days_apart(this, other) <= thresholds.split_window_days
    return this.on.year == other.on.year and (is_lot or not (this.is_competed or other.is_competed))


def _is_near(this: Purchase, other: Purchase, thresholds: Thresholds) -> bool:
    floor = thresholds.split_near_share * thresholds.tender_fen
    is_close = _days_apart(this, other) <= thresholds.split_window_days
    return is_close and min(this.fen, other.fen) >= floor


def _days_apart(this: Purchase, other: Purchase) -> int:
    return abs((this.on - other.on).days)


def _is_recurring(year: list[Purchase], tender_fen: int) -> bool:
    months = {purchase.on.month for purchase in year}
    largest = max(purchase.fen for purchase in year)
    return len(months) >= _RECURRING_MONTHS and largest <= _RECURRING_SHARE * tender_fen


def _sum(purchases: Iterable[Purchase]) -> int:
    return sum(purchase.fen for purchase in purchases)


def _measure(purchases: list[Purchase], thresholds: Thresholds) -> Measure:
    return Measure(_sum(purchases) / 100, thresholds.tender_fen / 100)


def _evidence(purchases: list[Purchase]) -> tuple[Evidence, ...]:
    return tuple(item for purchase in purchases for item in purchase.evidence)


def _split(year: list[Purchase], thresholds: Thresholds) -> Text:
    total, limit = yuan_text(_sum(year)), yuan_text(thresholds.tender_fen)
    return Text(
        f"疑点：同年度同类采购{len(year)}笔，单笔均低于{limit}元，合计{total}元，待核查",
        f"to be checked: {len(year)} purchases of one kind in the year, each below {limit} yuan,"
        f" make {total} yuan",
    )


def _close(near: list[Purchase], thresholds: Thresholds) -> Text:
    days, limit = thresholds.split_window_days, yuan_text(thresholds.tender_fen)
    return Text(
        f"疑点：{days}日内{len(near)}笔同类采购接近限额{limit}元，合计{yuan_text(_sum(near))}元，待核查",
        f"to be checked: {len(near)} purchases of one kind just under {limit} yuan within"
        f" {days} days make {yuan_text(_sum(near))} yuan",
    )


def _within(year: list[Purchase], thresholds: Thresholds) -> Text:
    total, limit = yuan_text(_sum(year)), yuan_text(thresholds.tender_fen)
    return Text(
        f"同年度同类采购合计{total}元，未超过{limit}元",
        f"purchases of this kind in the year make {total} yuan, within {limit}",
    )


_NO_CATEGORY = Text("采购没有类别，无法归集", "the purchase has no category to be summed by")
_UNDER_FRAMEWORK = Text("框架协议或定点采购项下的采购", "a call-off under a framework agreement")
_REACHES = Text("本笔采购已达限额，应按公开程序进行", "the purchase reaches the threshold itself")
_RECURRING = Text("全年经常性小额采购", "small recurring purchases over the year")
