"""PRC-05 未验收先付款: more than the advance was paid before acceptance.

Does not apply without payments, without a recorded acceptance (a missing step is another
matter), without a contract sum, or when the contract pays by milestones (进度款, 分期), where
each payment has its own acceptance that a person must read. A payment on the day of acceptance
is not before it. The advance share is the one that the contract states (预付款 30%), else the
threshold.
"""

import re

from features.flags.papers import field_evidence
from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case, Payment
from features.records.document import Document, Kind
from features.records.field_values import fen_of
from features.records.finding import CaseEvidence, Evidence, Finding, Severity, StepEvidence, Text
from features.records.step import Step, StepKind

RULE = Rule("PRC-05", Severity.HIGH)
_MILESTONES = re.compile("进度款|按进度|工程进度|(?<!不)分期|里程碑")
_ADVANCE = re.compile(r"预付[^0-9%]{0,12}?(\d{1,2}(?:\.\d+)?)[%％]")


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding; value and threshold are shares of the contract sum."""
    accepted = min(case.steps_of(StepKind.ACCEPTANCE), key=lambda step: step.on, default=None)
    contract = next(iter(case.papers(Kind.CONTRACT)), None)
    terms = _terms(contract)
    if not case.payments:
        return RULE.not_applicable(_NO_PAYMENT)
    if accepted is None:
        return RULE.not_applicable(_NO_ACCEPTANCE)
    if _MILESTONES.search(terms):
        return RULE.not_applicable(_BY_MILESTONES)
    return _judge(case, accepted, contract, _advance_share(terms, thresholds))


def _judge(case: Case, accepted: Step, contract: Document | None, allowed: float) -> Finding:
    due = fen_of(contract.field("amount")) if contract else None
    sum_fen = due if due is not None else case.amount_fen
    if sum_fen <= 0:
        return RULE.not_applicable(_NO_SUM)
    early = [(i, p) for i, p in enumerate(case.payments) if p.on < accepted.on]
    measure = Measure(sum(payment.amount_fen for _, payment in early) / sum_fen, allowed)
    if measure.value <= allowed:
        return RULE.passed(_within(measure), measure)
    return RULE.hit(_beyond(measure, accepted), measure, _evidence(early, contract))


def _terms(contract: Document | None) -> str:
    field = contract.field("payment_terms") if contract else None
    return "".join(field.value.split()) if field else ""


def _advance_share(terms: str, thresholds: Thresholds) -> float:
    stated = _ADVANCE.search(terms)
    return float(stated[1]) / 100 if stated else thresholds.advance_share


def _evidence(early: list[tuple[int, Payment]], contract: Document | None) -> tuple[Evidence, ...]:
    paid = tuple(CaseEvidence(f"/payments/{index}/on") for index, _ in early)
    fields = [contract.field(name) for name in ("amount", "payment_terms")] if contract else []
    boxes = tuple(field_evidence(contract, f) for f in fields if contract and f)
    return (*paid, StepEvidence(StepKind.ACCEPTANCE.value), *boxes)


def _within(measure: Measure) -> Text:
    return Text(
        f"验收前支付合同价的{measure.value:.1%}，未超过{measure.threshold:.1%}",
        f"{measure.value:.1%} of the contract was paid before acceptance,"
        f" within {measure.threshold:.1%}",
    )


def _beyond(measure: Measure, accepted: Step) -> Text:
    return Text(
        f"疑点：{accepted.on}验收前已支付合同价的{measure.value:.1%}，"
        f"超过预付比例{measure.threshold:.1%}，待核查",
        f"to be checked: {measure.value:.1%} of the contract was paid before acceptance"
        f" on {accepted.on}, beyond the advance of {measure.threshold:.1%}",
    )


_NO_PAYMENT = Text("案件没有付款", "the case has no payments")
_NO_ACCEPTANCE = Text("没有验收记录", "no acceptance is recorded")
_NO_SUM = Text("合同金额未知", "the contract sum is unknown")
_BY_MILESTONES = Text(
    "合同约定按进度或分期付款，待人工核对各期验收",
    "the contract pays by milestones, whose acceptances a person must read",
)
