"""AST-01 低于评估价: a collective asset is sold or let below nine tenths of its appraisal.

Does not apply without an asset, without an appraised value (in the case, else the latest
appraisal fact of the same asset), or when the appraisal was more than a year old at the
contract: a stale value compares nothing. Exactly nine tenths passes. Price and appraisal must
be of the same kind, both for the sale or both for the same term of rent.
"""

from dataclasses import dataclass
from datetime import date, datetime

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Asset, Case
from features.records.fact import FactKind
from features.records.finding import CaseEvidence, Evidence, FactEvidence, Finding, Severity, Text
from features.records.money import yuan_text
from features.records.step import StepKind

RULE = Rule("AST-01", Severity.HIGH)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """An appraised value in fen; ``on`` is None when the case does not date it."""

    fen: int
    on: date | None
    evidence: Evidence


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding; value is the price, threshold the least price, both in yuan."""
    if case.asset is None:
        return RULE.not_applicable(_NO_ASSET)
    appraisal = _appraisal(case, case.asset)
    if appraisal is None or appraisal.fen <= 0:
        return RULE.not_applicable(_NO_APPRAISAL)
    if appraisal.on and (_day_of(case) - appraisal.on).days > thresholds.appraisal_valid_days:
        return RULE.not_applicable(_STALE, (appraisal.evidence,))
    return _judge(case.asset, appraisal, thresholds.appraisal_share)


def _judge(asset: Asset, appraisal: Appraisal, share: float) -> Finding:
    measure = Measure(asset.price_fen / 100, round(appraisal.fen * share) / 100)
    evidence = (CaseEvidence("/asset/price_fen"), appraisal.evidence)
    numbers = (yuan_text(asset.price_fen), yuan_text(appraisal.fen))
    ratio = asset.price_fen / appraisal.fen
    if measure.value < measure.threshold:
        return RULE.hit(_below(numbers, ratio, share), measure, evidence)
    return RULE.passed(_not_below(numbers, ratio), measure, evidence)


def _appraisal(case: Case, asset: Asset) -> Appraisal | None:
    if asset.appraisal_fen is not None:
        dated = max((step.on for step in case.steps_of(StepKind.APPRAISAL)), default=None)
        return Appraisal(asset.appraisal_fen, dated, CaseEvidence("/asset/appraisal_fen"))
    facts = [f for f in case.history if f.kind is FactKind.APPRAISAL and f.asset == asset.id]
    latest = max(facts, key=lambda fact: (fact.event_time, fact.known_at), default=None)
    if latest is None or latest.amount_fen is None:
        return None
    day = datetime.fromtimestamp(latest.event_time, case.as_of.tzinfo).date()
    return Appraisal(latest.amount_fen, day, FactEvidence(latest.fact_id))


def _day_of(case: Case) -> date:
    signed = [step.on for step in case.steps_of(StepKind.CONTRACT)]
    return min(signed, default=case.as_of.date())


def _below(numbers: tuple[str, str], ratio: float, share: float) -> Text:
    price, value = numbers
    return Text(
        f"疑点：成交价{price}元为评估价{value}元的{ratio:.1%}，低于{share:.0%}，待核查",
        f"to be checked: the price {price} is {ratio:.1%} of the appraised {value} yuan,"
        f" below {share:.0%}",
    )


def _not_below(numbers: tuple[str, str], ratio: float) -> Text:
    price, value = numbers
    return Text(
        f"成交价{price}元为评估价{value}元的{ratio:.1%}",
        f"the price {price} is {ratio:.1%} of the appraised {value} yuan",
    )


_NO_ASSET = Text("案件没有资产", "the case has no asset")
_NO_APPRAISAL = Text("没有评估价", "there is no appraised value")
_STALE = Text("评估已超过有效期", "the appraisal is past its validity")
