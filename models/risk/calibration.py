"""From a stacked log-odds to a probability that means what it says, and how sure it is.

Platt scaling keeps the ranking; the Venn-Abers interval stands beside it and shows how much
the calibration cases agree. Ranking is by the log-odds, never by the interval.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


def probability(logit: float) -> float:
    """Return the logistic function without overflow.

    >>> probability(0.0)
    0.5
    """
    if logit >= 0:
        return float(1.0 / (1.0 + np.exp(-logit)))
    odds = float(np.exp(logit))
    return odds / (1.0 + odds)


@dataclass(frozen=True, slots=True)
class Platt:
    """logit = slope * stacked + intercept (Platt 1999, on the log-odds); slope > 0."""

    slope: float
    intercept: float

    def logit(self, stacked: float) -> float:
        """Return the calibrated log-odds."""
        return self.slope * stacked + self.intercept


@dataclass(frozen=True, eq=False)
class VennAbers:
    """Inductive Venn-Abers predictor as a table (Vovk, Petej and Fedorova 2015).

    ``score`` (k,) holds ascending stacked log-odds of calibration cases; ``low`` and ``high``
    (k,) the isotonic probability at that score if one more case there were cleared or
    confirmed. Both are step functions, so the table is exact between its rows too.
    """

    score: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    def interval(self, stacked: float) -> tuple[float, float]:
        """Return the two probabilities (p0, p1), p0 <= p1."""
        below = int(np.searchsorted(self.score, stacked, side="right")) - 1
        above = int(np.searchsorted(self.score, stacked, side="left"))
        p0 = float(self.low[below]) if below >= 0 else 0.0
        p1 = float(self.high[above]) if above < len(self.score) else 1.0
        return p0, p1


@dataclass(frozen=True, eq=False)
class Calibration:
    """Platt and Venn-Abers, fitted on the same calibration cases."""

    platt: Platt
    venn_abers: VennAbers

    def interval(self, stacked: float) -> tuple[float, float]:
        """Return the Venn-Abers interval, widened where needed to hold the shown probability."""
        shown = probability(self.platt.logit(stacked))
        p0, p1 = self.venn_abers.interval(stacked)
        return min(p0, shown), max(p1, shown)
