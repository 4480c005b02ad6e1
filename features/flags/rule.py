"""How a flag speaks: the three ways to end a judgement, each with its reason.

Leaves out every judgement itself; those stand one to a file beside this one.
"""

from dataclasses import dataclass

from features.errors import BadRecord
from features.records.finding import Evidence, Finding, Severity, Status, Text


@dataclass(frozen=True, slots=True)
class Measure:
    """An observed value and what it was compared with, in the same unit."""

    value: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Rule:
    """The identity of a flag; makes its findings so that code and severity never differ."""

    code: str
    severity: Severity

    def hit(self, detail: Text, measure: Measure, evidence: tuple[Evidence, ...]) -> Finding:
        """Say that something is to be checked. Raises BadRecord(NO_EVIDENCE) without evidence."""
        if not evidence:
            raise BadRecord("NO_EVIDENCE", f"{self.code} would hit without evidence")
        return self._finding(Status.HIT, detail, measure, evidence)

    def passed(
        self, detail: Text, measure: Measure, evidence: tuple[Evidence, ...] = ()
    ) -> Finding:
        """Say that the rule was computed and nothing is to be checked."""
        return self._finding(Status.PASS, detail, measure, evidence)

    def not_applicable(self, reason: Text, evidence: tuple[Evidence, ...] = ()) -> Finding:
        """Say why the rule cannot be computed or does not apply; carries no value."""
        return Finding(self.code, Status.NA, self.severity, reason, evidence=evidence)

    def _finding(
        self, status: Status, detail: Text, measure: Measure, evidence: tuple[Evidence, ...]
    ) -> Finding:
        value, threshold = float(measure.value), float(measure.threshold)
        return Finding(self.code, status, self.severity, detail, value, threshold, evidence)
