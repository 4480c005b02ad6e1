"""Which feature brought which share of the log-odds, exactly.

The booster's TreeSHAP values and the points of the prior pass through two linear steps
(stacker, Platt) unchanged in order, and the points of a hit belong to its flag, so the
calibrated log-odds is the base plus the shares. The isolation forest has no exact split by
feature; its share is one contribution named ``anomaly``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from models.risk.combine import Channels, RiskModel
from models.risk.scale import Share

ANOMALY = "anomaly"


@dataclass(frozen=True, slots=True)
class Explained:
    """A log-odds taken apart: ``logit`` = ``base`` + sum of the shares within 1e-5.

    ``stacked`` is the log-odds before calibration, ``margin`` that of the supervised channel,
    ``quantile`` the place among training cases by strangeness.
    """

    logit: float
    base: float
    stacked: float
    margin: float
    quantile: float
    shares: tuple[Share, ...]


def explain(
    model: RiskModel, names: tuple[str, ...], row: NDArray[np.float32], focus: Focus
) -> Explained:
    """Score one row (features,) and take it apart; ``names`` are in row order."""
    rows = row[None, :]
    channels = model.channels(rows, focus)
    stacked = float(model.stacker.stacked(channels)[0])
    base, logits = _shares(model, rows, channels)
    quantile = 1.0 - 10.0 ** -float(channels.tail[0])
    values = [*map(_known, row), quantile]
    named = zip((*names, ANOMALY), values, logits, strict=True)
    return Explained(
        logit=model.calibration.platt.logit(stacked),
        base=base,
        stacked=stacked,
        margin=float(channels.margin[0]),
        quantile=quantile,
        shares=tuple(Share(name, value, float(logit)) for name, value, logit in named),
    )


def _shares(
    model: RiskModel, rows: NDArray[np.float32], channels: Channels
) -> tuple[float, NDArray[np.float64]]:
    """Return the base and the shares (features + 1,) in log-odds, the anomaly last."""
    stacker, platt = model.stacker, model.calibration.platt
    weight = platt.slope * stacker.margin_weight
    trees = model.booster.contributions(rows)[0]
    strange = platt.slope * stacker.tail_weight * (float(channels.tail[0]) - stacker.tail_origin)
    base = platt.logit(stacker.bias) + weight * (model.prior.base + float(trees[-1]))
    return base, np.append(weight * (trees[:-1] + model.prior.points(rows)[0]), strange)


def _known(value: np.float32) -> float | None:
    return None if np.isnan(value) else float(value)
