"""How the channels become one number. The whole formula:

    prior   = base + sum of the points of all flags that are hit (log-odds learned for each)
    margin  = prior + trees, the booster being fitted as a correction of the prior
    tail    = -log10(1 - F), F = share of training cases of the focus that are less strange
    stacked = bias + margin_weight * margin + tail_weight * (tail - tail_origin)
    logit   = slope * stacked + intercept                      (Platt)
    probability = 1 / (1 + exp(-logit))

Red flags enter three times: in the prior, because a rare scheme has too few labels for a tree
to split on; as features of the booster, which may correct the prior where cases are many; and
in ``bands`` and ``scale``, where a hard hit sets a floor.
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
class FlagPrior:
    """What is known before any tree: ``base`` log-odds, and the points of each flag that is hit.

    ``hit_points`` (features,) are log-odds in the columns of flags, 0 elsewhere.
    """

    base: float
    hit_points: tuple[float, ...]

    def points(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return rows (n, features) as points: those of a column where its flag is hit, else 0."""
        return np.where(rows == HIT, np.asarray(self.hit_points), 0.0)

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the prior log-odds (n,) of rows (n, features)."""
        return np.asarray(self.base + self.points(rows).sum(axis=1))


@dataclass(frozen=True, slots=True)
class Stacker:
    """L2 logistic weights fitted on out-of-time predictions; no weight is negative.

    ``tail_origin`` is the mean tail of the cases it was fitted on: from there the anomaly share
    counts.
    """

    bias: float
    margin_weight: float
    tail_weight: float
    tail_origin: float

    def stacked(self, channels: "Channels") -> NDArray[np.float64]:
        """Return the stacked log-odds (n,)."""
        return (
            self.bias
            + self.margin_weight * channels.margin
            + self.tail_weight * (channels.tail - self.tail_origin)
        )


@dataclass(frozen=True, eq=False)
class Channels:
    """What the channels say of some cases, each (n,)."""

    margin: NDArray[np.float64]
    tail: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RiskModel:
    """The fitted parts that turn a feature row into a calibrated log-odds."""

    prior: FlagPrior
    booster: RiskBooster
    anomaly: AnomalyChannel
    stacker: Stacker
    calibration: Calibration

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the supervised log-odds (n,) of rows (n, features)."""
        return self.prior.margins(rows) + self.booster.margins(rows)

    def channels(self, rows: NDArray[np.float32], focus: Focus) -> Channels:
        """Return what each channel says of rows (n, features) of one focus."""
        return Channels(self.margins(rows), tails(self.anomaly.quantiles(rows, focus)))

    def logits(self, rows: NDArray[np.float32], focus: Focus) -> NDArray[np.float64]:
        """Return the calibrated log-odds (n,) of rows (n, features) of one focus."""
        platt = self.calibration.platt
        return platt.slope * self.stacker.stacked(self.channels(rows, focus)) + platt.intercept
