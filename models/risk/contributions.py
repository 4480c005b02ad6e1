"""Which feature brought which share of the score, exactly.

The booster's TreeSHAP values pass through the two linear steps (stacker, Platt) unchanged in
order, and the points of a hit belong to its flag, so the calibrated log-odds is the base plus
the shares. They are then shown in score
points: each share times the same positive factor, so that sign and order stay and
base + points = score. The isolation forest has no exact split by feature; its share is one
contribution named ``anomaly``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from features.records.score import Contribution
from models.risk.calibration import probability
from models.risk.combine import Channels, RiskModel, points_of_hits

ANOMALY = "anomaly"
_FLAT = 1e-9


@dataclass(frozen=True, slots=True)
class Explained:
    """A score taken apart: ``score`` = ``base`` + sum of points within 1e-4.

    ``stacked`` is the log-odds before calibration, ``margin`` that of the booster alone,
    ``quantile`` the place among training cases by strangeness.
    """

    score: float
    base: float
    logit: float
    stacked: float
    margin: float
    quantile: float
    contributions: tuple[Contribution, ...]


def explain(
    model: RiskModel, names: tuple[str, ...], row: NDArray[np.float32], focus: Focus
) -> Explained:
    """Score one row (features,) and take the score apart; ``names`` are in row order."""
    rows = row[None, :]
    channels = model.channels(rows, focus)
    stacked = float(model.stacker.stacked(channels)[0])
    logit = model.calibration.platt.logit(stacked)
    base_logit, shares = _logit_shares(model, rows, channels)
    base, points = points_of(logit, base_logit, shares)
    quantile = 1.0 - 10.0 ** -float(channels.tail[0])
    values = [_known(value) for value in row] + [quantile]
    return Explained(
        score=100.0 * probability(logit),
        base=base,
        logit=logit,
        stacked=stacked,
        margin=float(channels.margin[0]),
        quantile=quantile,
        contributions=tuple(
            Contribution(name, value, float(point), float(share))
            for name, value, point, share in zip(
                (*names, ANOMALY), values, points, shares, strict=True
            )
        ),
    )


def points_of(
    logit: float, base_logit: float, shares: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return the base score and the shares (n,) in score points.

    The factor is the slope of the chord of the logistic curve between base and score, which
    is positive; where both meet it is the tangent.
    """
    base, score = 100.0 * probability(base_logit), 100.0 * probability(logit)
    moved = float(shares.sum())
    if abs(moved) < _FLAT:
        return base, shares * (base * (100.0 - base) / 100.0)
    return base, shares * ((score - base) / moved)


def _logit_shares(
    model: RiskModel, rows: NDArray[np.float32], channels: Channels
) -> tuple[float, NDArray[np.float64]]:
    """Return the base and the shares (features + 1,) in log-odds, the anomaly last."""
    stacker, slope = model.stacker, model.calibration.platt.slope
    tree = slope * stacker.margin_weight * model.booster.contributions(rows)[0]
    flags = slope * stacker.hit_weight * points_of_hits(rows, stacker.hit_points)[0]
    strange = slope * stacker.tail_weight * (float(channels.tail[0]) - stacker.tail_origin)
    base = model.calibration.platt.logit(stacker.bias) + float(tree[-1])
    return base, np.append(tree[:-1] + flags, strange)


def _known(value: np.float32) -> float | None:
    return None if np.isnan(value) else float(value)
