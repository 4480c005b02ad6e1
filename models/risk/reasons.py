"""The principal reasons of a score: at most four, each with the evidence that shows it.

Contributions are grouped by reason code (windows of one measure are one reason to a reader).
Hard hits come first because they set the band, then the largest contributions. A group
without evidence is no reason, however large: an unknown value, a flag that was not hit and
points nowhere, and the anomaly share, which has no exact split. All of them stay among the
contributions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from features.evidence import evidence_of
from features.feature import Feature, Proof
from features.history.numpy_executor import HistoryView
from features.records.case import Case
from features.records.finding import Evidence, Finding, Severity, Status
from features.records.score import Contribution, Direction, Reason
from features.vector import FEATURES
from models.risk.bands import hard_hits
from models.risk.reference import ReferenceTable
from models.risk.wording import with_care

MOST = 4
LEAST_POINTS = 0.01
_EVIDENCE_LIMIT = 8
_MEMBERS_SHOWN = 3
_SEVERITIES = tuple(Severity)
_FEATURES = {feature.name: feature for feature in FEATURES}


@dataclass(frozen=True, eq=False)
class Considered:
    """Everything that evidence can be found in: the case, its findings and its history."""

    case: Case
    findings: tuple[Finding, ...]
    history: HistoryView

    @cached_property
    def _by_code(self) -> dict[str, Finding]:
        return {finding.code: finding for finding in self.findings}

    def finding(self, feature: Feature) -> Finding | None:
        """Return the finding behind a flag's feature, None for other features."""
        if feature.proof is not Proof.FLAG:
            return None
        return self._by_code.get(feature.source)

    def evidence(self, feature: Feature, value: float | None) -> tuple[Evidence, ...]:
        """Return what shows a value; empty for an unknown value and a flag that points nowhere."""
        finding = self.finding(feature)
        if value is None or (finding is not None and not finding.evidence):
            return ()
        return evidence_of(feature, self.case, self.findings, self.history)


@dataclass(frozen=True, slots=True)
class _Group:
    """The contributions of one reason code, largest first."""

    code: str
    members: tuple[tuple[Feature, Contribution], ...]
    hard: bool

    @property
    def points(self) -> float:
        return sum(contribution.points for _, contribution in self.members)

    @property
    def rank(self) -> tuple[bool, float, str]:
        return not self.hard, -abs(self.points), self.code


def principal_reasons(
    considered: Considered, contributions: Iterable[Contribution], reference: ReferenceTable
) -> tuple[Reason, ...]:
    """Return the reasons of a modelled score, the most important first."""
    groups = sorted(_groups(considered, contributions), key=lambda group: group.rank)
    told = (_reason(considered, group, reference) for group in groups)
    return tuple(islice((reason for reason in told if reason is not None), MOST))


def flag_reasons(considered: Considered) -> tuple[Reason, ...]:
    """Return the reasons when no model is loaded: the hits, the most severe first."""
    hits = [finding for finding in considered.findings if finding.status is Status.HIT]
    hits.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    return tuple(_hit_reason(finding) for finding in hits[:MOST])


def _groups(considered: Considered, contributions: Iterable[Contribution]) -> Iterator[_Group]:
    named = [(_FEATURES[c.feature], c) for c in contributions if c.feature in _FEATURES]
    hard = hard_hits(considered.findings)
    named.sort(key=lambda pair: (pair[0].reason_code, -abs(pair[1].points)))
    for code, members in groupby(named, key=lambda pair: pair[0].reason_code):
        kept = tuple(members)
        group = _Group(code, kept, any(feature.source in hard for feature, _ in kept))
        if group.hard or abs(group.points) >= LEAST_POINTS:
            yield group


def _reason(considered: Considered, group: _Group, reference: ReferenceTable) -> Reason | None:
    """Make the reason of a group, None without evidence.

    The largest member with evidence gives the value and the words, so that what is said is
    what the evidence shows.
    """
    looked_at = ((f, c, considered.evidence(f, c.value)) for f, c in group.members)
    shown = list(islice((member for member in looked_at if member[2]), _MEMBERS_SHOWN))
    if not shown:
        return None
    feature, contribution, _ = shown[0]
    peers = reference.place(considered.case.focus, feature.name, contribution.value)
    finding = considered.finding(feature)
    said = (
        finding.detail
        if finding
        else feature.say(contribution.value, peers.median if peers else None)
    )
    evidence = tuple(dict.fromkeys(one for member in shown for one in member[2]))
    return Reason(
        code=group.code,
        direction=Direction.LOWERS if group.points < 0 else Direction.RAISES,
        contribution=group.points,
        value=contribution.value,
        reference=peers,
        text=with_care(said, evidence),
        evidence=evidence[:_EVIDENCE_LIMIT],
    )


def _hit_reason(finding: Finding) -> Reason:
    return Reason(
        code=finding.code,
        direction=Direction.RAISES,
        contribution=0.0,
        value=finding.value,
        reference=None,
        text=with_care(finding.detail, finding.evidence),
        evidence=finding.evidence,
    )
