"""How the channels become one number. The whole formula:

    margin  = log-odds of the booster
    tail    = -log10(1 - F), F = share of training cases of the focus that are less strange
    stacked = bias + margin_weight * margin + tail_weight * (tail - tail_origin)
    logit   = slope * stacked + intercept                      (Platt)
    score   = 100 / (1 + exp(-logit))

Red flags enter twice, and never only as an average: as features of the booster, and in
``bands`` where a hard hit sets a floor under the band.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from models.risk.anomaly import AnomalyChannel, tails
from models.risk.booster import RiskBooster
from models.risk.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Stacker:
    """L2 logistic weights fitted on out-of-time predictions; no weight is negative.

    ``tail_origin`` is the mean tail of training cases: from there the anomaly share counts.
    """

    bias: float
    margin_weight: float
    tail_weight: float
    tail_origin: float

    def stacked(
        self, margins: NDArray[np.float64], tail: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the stacked log-odds (n,) of margins (n,) and tails (n,)."""
        above = tail - self.tail_origin
        return self.bias + self.margin_weight * margins + self.tail_weight * above


@dataclass(frozen=True, eq=False)
class RiskModel:
    """The fitted parts that turn a feature row into a calibrated log-odds."""

    booster: RiskBooster
    anomaly: AnomalyChannel
    stacker: Stacker
    calibration: Calibration

    def stacked(self, rows: NDArray[np.float32], focus: Focus) -> NDArray[np.float64]:
        """Return the stacked log-odds (n,) of rows (n, features) of one focus."""
        tail = tails(self.anomaly.quantiles(rows, focus))
        return self.stacker.stacked(self.booster.margins(rows), tail)

    def logits(self, rows: NDArray[np.float32], focus: Focus) -> NDArray[np.float64]:
        """Return the calibrated log-odds (n,) of rows (n, features) of one focus."""
        platt = self.calibration.platt
        return platt.slope * self.stacked(rows, focus) + platt.intercept
