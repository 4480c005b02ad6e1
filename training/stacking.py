"""The last steps of a model: stacker, Platt line and Venn-Abers table, each on later cases.

Every step is fitted on predictions for cases that the step before has not seen.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.isotonic import isotonic_regression

from features.feature import Proof
from features.vector import FEATURES
from models.risk.calibration import Calibration, Platt, VennAbers
from models.risk.combine import HIT, Channels, FlagPrior, Stacker
from training.errors import CannotTrain

LEAST_CONFIRMED = 5
PRIOR_HITS = 5.0


def fit_stacker(channels: Channels, confirmed: NDArray[np.bool_]) -> Stacker:
    """Fit the L2 logistic stacker on out-of-time channels (n,).

    A channel must earn its weight: no weight is negative, and a channel that misleads gets 0.
    Raises CannotTrain(TOO_FEW_LABELS), and CannotTrain(RANK_REVERSED) for a useless booster.
    """
    refuse_few(confirmed, "stacking")
    origin = float(channels.tail.mean())
    columns = np.column_stack([channels.margin, channels.tail - origin])
    bias, margin, strange = _weights(columns, confirmed)
    if margin <= 0:
        raise CannotTrain("RANK_REVERSED", "the booster ranks later cases the wrong way round")
    return Stacker(bias, margin, strange, origin)


def fit_prior(rows: NDArray[np.float32], confirmed: NDArray[np.bool_]) -> FlagPrior:
    """Return the base log-odds, and what a hit of each flag is worth above it, at least 0.

    Learned from rows (n, features) and shrunk towards the worth of any hit by PRIOR_HITS cases,
    because most flags hit rarely. Columns that are no flags have 0.
    """
    flags = np.asarray([feature.proof is Proof.FLAG for feature in FEATURES])
    hits = np.where(flags, rows == HIT, False)
    count, found = hits.sum(axis=0), (hits & confirmed[:, None]).sum(axis=0)
    base = float(confirmed.mean())
    usual = (found.sum() + PRIOR_HITS * base) / (count.sum() + PRIOR_HITS)
    share = (found + PRIOR_HITS * usual) / (count + PRIOR_HITS)
    base_logit = float(np.log(base / (1.0 - base)))
    worth = np.log(share / (1.0 - share)) - base_logit
    points = np.where(flags, np.maximum(worth, 0.0), 0.0)
    return FlagPrior(base_logit, tuple(map(float, points)))


def _weights(channels: NDArray[np.float64], confirmed: NDArray[np.bool_]) -> tuple[float, ...]:
    """Return bias and weights: log loss with a ridge of 1 on the weights, none of them negative."""

    def loss(line: NDArray[np.float64]) -> float:
        logits = line[0] + channels @ line[1:]
        misfit = np.logaddexp(0.0, logits) - confirmed * logits
        return float(misfit.sum() + 0.5 * line[1:] @ line[1:])

    count = channels.shape[1]
    start = np.asarray([0.0, 1.0] + [0.0] * (count - 1))
    found = minimize(loss, start, method="L-BFGS-B", bounds=[(None, None)] + [(0, None)] * count)
    return tuple(float(weight) for weight in found.x)


def fit_calibration(stacked: NDArray[np.float64], confirmed: NDArray[np.bool_]) -> Calibration:
    """Fit Platt and Venn-Abers on the stacked log-odds (n,) of the calibration window."""
    refuse_few(confirmed, "calibration")
    return Calibration(fit_platt(stacked, confirmed), venn_abers_table(stacked, confirmed))


def fit_platt(stacked: NDArray[np.float64], confirmed: NDArray[np.bool_]) -> Platt:
    """Fit the line with Platt's smoothed targets, finite even where the classes separate."""
    positives, negatives = int(confirmed.sum()), int((~confirmed).sum())
    targets = np.where(confirmed, (positives + 1) / (positives + 2), 1 / (negatives + 2))

    def loss(line: NDArray[np.float64]) -> float:
        logits = line[0] * stacked + line[1]
        return float(np.sum(np.logaddexp(0.0, logits) - targets * logits))

    slope, intercept = minimize(loss, x0=np.asarray([1.0, 0.0]), method="BFGS").x
    if slope <= 0:
        raise CannotTrain("RANK_REVERSED", "the scores rank calibration cases the wrong way round")
    return Platt(float(slope), float(intercept))


def venn_abers_table(stacked: NDArray[np.float64], confirmed: NDArray[np.bool_]) -> VennAbers:
    """Return the isotonic probability at each score with one more cleared or confirmed case.

    Inductive Venn-Abers (Vovk, Petej and Fedorova 2015) computed at every distinct score; rows
    inside a run of equal values are dropped, which changes no answer.
    """
    scores, group = np.unique(stacked, return_inverse=True)
    weights = np.bincount(group).astype(np.float64)
    sums = np.bincount(group, weights=confirmed).astype(np.float64)
    table = np.asarray(
        [
            [_with_one_more(sums, weights, place, extra) for extra in (0.0, 1.0)]
            for place in range(len(scores))
        ]
    )
    same = np.all(table[1:] == table[:-1], axis=1)
    inside = np.append(False, same) & np.append(same, False)
    return VennAbers(scores[~inside], table[~inside, 0], table[~inside, 1])


def _with_one_more(
    sums: NDArray[np.float64], weights: NDArray[np.float64], place: int, extra: float
) -> float:
    """Return the isotonic value at one score after adding one case of outcome ``extra`` there."""
    sums, weights = sums.copy(), weights.copy()
    sums[place] += extra
    weights[place] += 1.0
    return float(isotonic_regression(sums / weights, sample_weight=weights)[place])


def refuse_few(confirmed: NDArray[np.bool_], what: str) -> None:
    """Raise CannotTrain(TOO_FEW_LABELS) when a window cannot teach anything."""
    fewer = min(int(confirmed.sum()), int((~confirmed).sum()))
    if fewer < LEAST_CONFIRMED:
        raise CannotTrain("TOO_FEW_LABELS", f"{what} has only {fewer} cases of one outcome")
