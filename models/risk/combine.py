"""How the channels become one number. The whole formula:

    margin  = log-odds of the booster
    tail    = -log10(1 - F), F = share of training cases of the focus that are less strange
    hits    = sum of the points of all flags that are hit (log-odds learned for each)
    stacked = bias + margin_weight * margin + tail_weight * (tail - tail_origin)
                   + hit_weight * hits
    logit   = slope * stacked + intercept                      (Platt)
    score   = 100 / (1 + exp(-logit))

Red flags enter three times: as features of the booster, as a channel of their own, because a
rare scheme has too few labels to be learned, and in ``bands``, where a hard hit sets a floor.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from models.risk.anomaly import AnomalyChannel, tails
from models.risk.booster import RiskBooster
from models.risk.calibration import Calibration

HIT = np.float32(1.0)


@dataclass(frozen=True, slots=True)
class Stacker:
    """L2 logistic weights fitted on out-of-time predictions; no weight is negative.

    ``tail_origin`` is the mean tail of the cases it was fitted on: from there the anomaly share
    counts. ``hit_points`` (features,) are the points of flag columns, 0 elsewhere.
    """

    bias: float
    margin_weight: float
    tail_weight: float
    hit_weight: float
    tail_origin: float
    hit_points: tuple[float, ...]

    def stacked(self, channels: "Channels") -> NDArray[np.float64]:
        """Return the stacked log-odds (n,)."""
        return (
            self.bias
            + self.margin_weight * channels.margin
            + self.tail_weight * (channels.tail - self.tail_origin)
            + self.hit_weight * channels.hits
        )


@dataclass(frozen=True, eq=False)
class Channels:
    """What the channels say of some cases, each (n,)."""

    margin: NDArray[np.float64]
    tail: NDArray[np.float64]
    hits: NDArray[np.float64]


def points_of_hits(rows: NDArray[np.float32], hit_points: tuple[float, ...]) -> NDArray[np.float64]:
    """Return rows (n, features) as points: those of a column where its flag is hit, else 0."""
    return np.where(rows == HIT, np.asarray(hit_points), 0.0)


@dataclass(frozen=True, eq=False)
class RiskModel:
    """The fitted parts that turn a feature row into a calibrated log-odds."""

    booster: RiskBooster
    anomaly: AnomalyChannel
    stacker: Stacker
    calibration: Calibration

    def channels(self, rows: NDArray[np.float32], focus: Focus) -> Channels:
        """Return what each channel says of rows (n, features) of one focus."""
        tail = tails(self.anomaly.quantiles(rows, focus))
        hits = points_of_hits(rows, self.stacker.hit_points).sum(axis=1)
        return Channels(self.booster.margins(rows), tail, hits)

    def logits(self, rows: NDArray[np.float32], focus: Focus) -> NDArray[np.float64]:
        """Return the calibrated log-odds (n,) of rows (n, features) of one focus."""
        platt = self.calibration.platt
        return platt.slope * self.stacker.stacked(self.channels(rows, focus)) + platt.intercept
