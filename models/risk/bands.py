"""Warning levels: cut points for the review budget, and the floor that a hard hit sets."""

from collections.abc import Iterable
from dataclasses import dataclass

from features.records.finding import Finding, Severity, Status
from features.records.score import Band

_ORDER = tuple(Band)
_FLOOR_WITHOUT_MODEL = {
    Severity.HIGH: Band.ORANGE,
    Severity.MEDIUM: Band.YELLOW,
    Severity.LOW: Band.BLUE,
}


@dataclass(frozen=True, slots=True)
class BandCuts:
    """Lowest calibrated log-odds of each band, ascending from blue to red.

    Training sets them so that a given share of calibration cases lies at or above each cut;
    orange and above is the alert budget.
    """

    blue: float
    yellow: float
    orange: float
    red: float

    def band(self, logit: float) -> Band:
        """Return the band of a calibrated log-odds."""
        cuts = (self.blue, self.yellow, self.orange, self.red)
        return _ORDER[sum(logit >= cut for cut in cuts)]


def hard_hits(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the codes of the flags of severity H that are hit: they are never averaged away."""
    hits = (f for f in findings if f.status is Status.HIT)
    return frozenset(f.code for f in hits if f.severity is Severity.HIGH)


def raised_by_hits(band: Band, findings: Iterable[Finding]) -> Band:
    """Return the band, at least orange when a flag of severity H is hit."""
    return severer(band, Band.ORANGE) if hard_hits(findings) else band


def band_of_flags(findings: Iterable[Finding]) -> Band:
    """Return the band when no model is loaded: that of the most severe hit."""
    band = Band.NONE
    for finding in findings:
        if finding.status is Status.HIT:
            band = severer(band, _FLOOR_WITHOUT_MODEL[finding.severity])
    return band


def severer(one: Band, other: Band) -> Band:
    """Return the more severe of two bands."""
    return max(one, other, key=_ORDER.index)
