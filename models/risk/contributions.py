"""Which feature brought which share of the score, exactly.

The booster's TreeSHAP values pass through the two linear steps (stacker, Platt) unchanged in
order, so the calibrated log-odds is the base plus the shares. They are then shown in score
points: each share times the same positive factor, so that sign and order stay and
base + points = score. The isolation forest has no exact split by feature; its share is one
contribution named ``anomaly``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from features.records.score import Contribution
from models.risk.anomaly import tails
from models.risk.calibration import probability
from models.risk.combine import RiskModel

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
    margins, quantile = model.booster.margins(rows), model.anomaly.quantiles(rows, focus)
    stacked = model.stacker.stacked(margins, tails(quantile))
    logit = model.calibration.platt.logit(float(stacked[0]))
    base_logit, shares = _logit_shares(model, rows, tails(quantile))
    base, points = points_of(logit, base_logit, shares)
    values = [_known(value) for value in row] + [float(quantile[0])]
    return Explained(
        score=100.0 * probability(logit),
        base=base,
        logit=logit,
        stacked=float(stacked[0]),
        margin=float(margins[0]),
        quantile=float(quantile[0]),
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
    model: RiskModel, rows: NDArray[np.float32], tail: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    stacker, platt = model.stacker, model.calibration.platt
    tree = model.booster.contributions(rows)[0] * (platt.slope * stacker.margin_weight)
    strange = platt.slope * stacker.tail_weight * (float(tail[0]) - stacker.tail_origin)
    base = platt.intercept + platt.slope * stacker.bias + float(tree[-1])
    return base, np.append(tree[:-1], strange)


def _known(value: np.float32) -> float | None:
    return None if np.isnan(value) else float(value)
