"""PRC-02 先干后补: a step was taken before one that the power puts earlier.

Does not apply when the power is unknown or fewer than two of its steps are recorded. Steps
on the same day are in order. Only the day of the event counts: a step that was typed in late
is not late. Where a step happens several times its first time counts. Payment against
acceptance, delivery or work is left to PRC-05, because advances are lawful; a missing step is
not out of order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.finding import CaseEvidence, Evidence, Finding, Severity, StepEvidence, Text
from features.records.step import StepKind

RULE = Rule("PRC-02", Severity.HIGH)
_ADVANCE = frozenset({StepKind.ACCEPTANCE, StepKind.DELIVERY, StepKind.WORK})
_NAMES = {
    StepKind.PROPOSAL: "支部提议",
    StepKind.CONSULTATION: "两委商议",
    StepKind.DELIBERATION: "党员大会审议",
    StepKind.RESOLUTION: "村民代表决议",
    StepKind.RESOLUTION_NOTICE: "决议公开",
    StepKind.APPLICATION: "申请",
    StepKind.SURVEY: "入户调查",
    StepKind.APPRAISAL: "评估",
    StepKind.TENDER: "招标询价",
    StepKind.AWARD: "中标",
    StepKind.CONTRACT: "签订合同",
    StepKind.DELIVERY: "交货",
    StepKind.WORK: "施工用工",
    StepKind.ACCEPTANCE: "验收",
    StepKind.INVOICE: "开票",
    StepKind.PAYMENT: "付款",
    StepKind.RESULT_NOTICE: "结果公开",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """The first time that a step was taken, and where the case says so."""

    kind: StepKind
    on: date
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Pair:
    """Two steps in the order of the power."""

    earlier: Taken
    later: Taken

    @property
    def days_early(self) -> int:
        """Return by how many days the later step came too early; negative is in order."""
        return (self.earlier.on - self.later.on).days


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding of the worst pair; value is days too early, threshold 0."""
    if not thresholds.steps:
        return RULE.not_applicable(_NO_POWER)
    pairs = list(_pairs(case, thresholds.steps))
    if not pairs:
        return RULE.not_applicable(_TOO_FEW)
    worst = max(pairs, key=lambda pair: pair.days_early)
    if worst.days_early > 0:
        evidence = (worst.earlier.evidence, worst.later.evidence)
        return RULE.hit(_reversed(worst), Measure(worst.days_early, 0.0), evidence)
    return RULE.passed(_IN_ORDER, Measure(0.0, 0.0))


def _pairs(case: Case, order: tuple[StepKind, ...]) -> Iterator[Pair]:
    taken = [step for kind in order if (step := _first(case, kind)) is not None]
    for earlier, later in combinations(taken, 2):
        is_advance = later.kind is StepKind.PAYMENT and earlier.kind in _ADVANCE
        if not is_advance:
            yield Pair(earlier, later)


def _first(case: Case, kind: StepKind) -> Taken | None:
    steps = [Taken(kind, step.on, StepEvidence(kind.value)) for step in case.steps_of(kind)]
    payments = [
        Taken(kind, payment.on, CaseEvidence(f"/payments/{index}/on"))
        for index, payment in enumerate(case.payments)
        if kind is StepKind.PAYMENT
    ]
    return min(steps + payments, key=lambda taken: taken.on, default=None)


def _reversed(pair: Pair) -> Text:
    earlier, later = pair.earlier, pair.later
    return Text(
        f"疑点：{_NAMES[later.kind]}（{later.on}）早于{_NAMES[earlier.kind]}（{earlier.on}），待核查",
        f"to be checked: {_words(later.kind)} on {later.on}"
        f" stands before {_words(earlier.kind)} on {earlier.on}",
    )


def _words(kind: StepKind) -> str:
    return kind.value.replace("_", " ")


_NO_POWER = Text("未知权力事项，没有应循步骤", "the power is unknown, so no order of steps is due")
_TOO_FEW = Text(
    "权力事项所列步骤中可比较的不足两步",
    "fewer than two comparable steps are recorded",
)
_IN_ORDER = Text("已记录的步骤均按次序进行", "the recorded steps follow the order of the power")
