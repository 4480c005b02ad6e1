"""Score points: the calibrated log-odds on a scale that people can read.

A scorecard scale (Siddiqi 2006, Credit Risk Scorecards): 50 points stand at the alert line of
the bundle, and every 7 points double the odds. The scale is linear in log-odds, so the shares
of the features keep their proportions and add up. It ends at 0 and 100, and a hard flag lifts
a case to the alert line: both are shown as points of their own, never hidden in the others.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import log

from features.records.score import Contribution

ALERT_LINE = 50.0
DOUBLING = 7.0
HIGHEST = 100.0
SCALE_END = "scale_end"
_POINTS_PER_LOGIT = DOUBLING / log(2.0)


@dataclass(frozen=True, slots=True)
class Scaled:
    """A score in points: ``score`` = ``base`` + sum of the points of ``contributions``."""

    score: float
    base: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one feature brings to the calibrated log-odds."""

    feature: str
    value: float | None
    logit: float


def on_scale(
    base_logit: float, shares: tuple[Share, ...], alert_logit: float, hard: Collection[str]
) -> Scaled:
    """Return the score; ``hard`` names the features of flags of severity H that are hit."""
    base = ALERT_LINE + _POINTS_PER_LOGIT * (base_logit - alert_logit)
    told = tuple(
        Contribution(share.feature, share.value, _POINTS_PER_LOGIT * share.logit, share.logit)
        for share in shares
    )
    total = base + sum(contribution.points for contribution in told)
    if hard and total < ALERT_LINE:
        return Scaled(ALERT_LINE, base, _lifted(told, hard, ALERT_LINE - total))
    score = min(max(total, 0.0), HIGHEST)
    if score == total:
        return Scaled(score, base, told)
    return Scaled(score, base, (*told, Contribution(SCALE_END, None, score - total, 0.0)))


def _lifted(
    told: tuple[Contribution, ...], hard: Collection[str], lift: float
) -> tuple[Contribution, ...]:
    """Give the lift to the flags that cause it, in equal parts."""
    part = lift / len(hard)
    return tuple(
        replace(each, points=each.points + part) if each.feature in hard else each for each in told
    )
