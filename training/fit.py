"""From a split to a fitted model: booster and forest, then stacker, then calibration.

One thread and fixed seeds: the same examples and seed give the same bytes.
"""

from dataclasses import dataclass, field

import numpy as np
import xgboost
from numpy.typing import NDArray

from features.vector import FEATURES
from models.risk.anomaly import AnomalyChannel, tails
from models.risk.bands import BandCuts
from models.risk.booster import RiskBooster
from models.risk.combine import Channels, FlagPrior, RiskModel
from models.risk.reference import ReferenceTable, spreads_of
from training.examples import Examples
from training.forest import fit_channel
from training.split import Split
from training.stacking import fit_calibration, fit_prior, fit_stacker, refuse_few


@dataclass(frozen=True, slots=True)
class Budgets:
    """Shares of cases at or above each band; orange is the alert budget.

    1.14 % is 687 warnings of 60,300 records, the ratio of the system taken as yardstick.
    """

    red: float = 0.003
    orange: float = 0.0114
    yellow: float = 0.04
    blue: float = 0.10


@dataclass(frozen=True, slots=True)
class FitSettings:
    """What a data scientist may turn; sizes keep the bundle under 1.5 MB.

    ``least_weight`` is the least Hessian of a leaf: a row at a base rate of 1 % weighs 0.01.
    """

    seed: int = 7
    rounds: int = 120
    depth: int = 3
    learning_rate: float = 0.05
    least_weight: float = 0.2
    forest_trees: int = 64
    forest_subsample: int = 128
    budgets: Budgets = field(default_factory=Budgets)


def fit_model(split: Split, settings: FitSettings) -> RiskModel:
    """Fit every part on its own window. Raises CannotTrain with too few confirmed cases."""
    fit, later, last = split.fit, split.stack, split.calibrate
    refuse_few(fit.confirmed, "fitting")
    prior = fit_prior(fit.rows, fit.confirmed)
    booster = fit_booster(fit, prior, settings)
    size = (settings.forest_trees, settings.forest_subsample)
    anomaly = fit_channel(fit.rows, fit.focus_masks(), size, settings.seed)
    margins, tail = _margins(prior, booster, later), tails_of(anomaly, later)
    stacker = fit_stacker(Channels(margins, tail), later.confirmed)
    unseen = Channels(_margins(prior, booster, last), tails_of(anomaly, last))
    calibration = fit_calibration(stacker.stacked(unseen), last.confirmed)
    return RiskModel(prior, booster, anomaly, stacker, calibration)


def fit_booster(examples: Examples, prior: FlagPrior, settings: FitSettings) -> RiskBooster:
    """Fit the booster on log loss, as a correction of the prior (its base margin).

    No ``scale_pos_weight``: it would ruin the calibration, and Platt would have to mend it.
    """
    data = xgboost.DMatrix(examples.rows, label=examples.confirmed, missing=np.nan, nthread=1)
    data.set_base_margin(prior.margins(examples.rows))
    fitted = xgboost.train(_parameters(settings), data, num_boost_round=settings.rounds)
    return RiskBooster(bytes(fitted.save_raw("ubj")))


def _parameters(settings: FitSettings) -> dict[str, object]:
    return {
        "objective": "binary:logistic",
        "tree_method": "hist",
        "max_depth": settings.depth,
        "eta": settings.learning_rate,
        "subsample": 0.8,
        "colsample_bytree": 0.7,
        "min_child_weight": settings.least_weight,
        "base_score": 0.5,  # log-odds 0: the base stands in the prior
        "seed": settings.seed,
        "nthread": 1,
    }


def tails_of(anomaly: AnomalyChannel, examples: Examples) -> NDArray[np.float64]:
    """Return the anomaly tail (n,) of each case among the training cases of its focus."""
    found = np.empty(len(examples), dtype=np.float64)
    for focus, mask in examples.focus_masks().items():
        found[mask] = tails(anomaly.quantiles(examples.rows[mask], focus))
    return found


def _margins(prior: FlagPrior, booster: RiskBooster, examples: Examples) -> NDArray[np.float64]:
    return prior.margins(examples.rows) + booster.margins(examples.rows)


def logits_of(model: RiskModel, examples: Examples) -> NDArray[np.float64]:
    """Return the calibrated log-odds (n,)."""
    found = np.empty(len(examples), dtype=np.float64)
    for focus, mask in examples.focus_masks().items():
        found[mask] = model.logits(examples.rows[mask], focus)
    return found


def band_cuts(model: RiskModel, examples: Examples, budgets: Budgets) -> BandCuts:
    """Return the log-odds above which the budgeted shares of these cases lie."""
    logits = logits_of(model, examples)
    shares = (budgets.blue, budgets.yellow, budgets.orange, budgets.red)
    return BandCuts(*(float(np.quantile(logits, 1.0 - share)) for share in shares))


def reference_of(examples: Examples) -> ReferenceTable:
    """Return the quantiles of every feature by focus."""
    names = tuple(feature.name for feature in FEATURES)
    masks = examples.focus_masks()
    return ReferenceTable(
        {focus: spreads_of(names, examples.rows[mask]) for focus, mask in masks.items()}
    )
