"""How good a model is on cases it has not seen, with the rules-only row always beside it.

Ranking is measured as average precision and AUROC, work as precision and recall at the alert
budget, meaning as Brier score and expected calibration error (15 bins of equal mass).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

from models.risk.combine import RiskModel
from training.examples import Examples
from training.fit import logits_of, tails_of

ALERT_BUDGET = 0.0114
_BINS = 15


@dataclass(frozen=True, slots=True)
class Quality:
    """Measures of one ranking on one set of cases; None where a measure is not defined.

    AP and AUROC need both outcomes, Brier and ECE a probability. ``alerts`` is how many cases
    the budget lets through, at least one; ties at the cut count by their share.
    """

    cases: int
    confirmed: int
    average_precision: float | None
    auroc: float | None
    alerts: int
    precision_at_budget: float
    recall_at_budget: float | None
    brier: float | None = None
    ece: float | None = None


def quality(
    scores: NDArray[np.float64],
    confirmed: NDArray[np.bool_],
    probabilities: NDArray[np.float64] | None = None,
    budget: float = ALERT_BUDGET,
) -> Quality:
    """Measure a ranking (n,), higher is riskier, and its probabilities (n,) where it has some."""
    positives = int(confirmed.sum())
    both = 0 < positives < len(confirmed)
    alerts = max(1, round(budget * len(confirmed)))
    found = found_at(scores, confirmed, alerts)
    return Quality(
        cases=len(confirmed),
        confirmed=positives,
        average_precision=float(average_precision_score(confirmed, scores)) if both else None,
        auroc=float(roc_auc_score(confirmed, scores)) if both else None,
        alerts=alerts,
        precision_at_budget=found / alerts,
        recall_at_budget=found / positives if positives else None,
        brier=None if probabilities is None else float(brier_score_loss(confirmed, probabilities)),
        ece=None if probabilities is None else calibration_error(probabilities, confirmed),
    )


def found_at(scores: NDArray[np.float64], confirmed: NDArray[np.bool_], alerts: int) -> float:
    """Return how many confirmed cases the first ``alerts`` hold, in expectation over ties."""
    cut = np.sort(scores)[-alerts]
    above, tied = scores > cut, scores == cut
    room = (alerts - int(above.sum())) / int(tied.sum())
    return float(confirmed[above].sum() + confirmed[tied].sum() * room)


def calibration_error(probabilities: NDArray[np.float64], confirmed: NDArray[np.bool_]) -> float:
    """Return the expected calibration error over 15 bins of equal mass."""
    order = np.argsort(probabilities, kind="stable")
    bins = [part for part in np.array_split(order, _BINS) if len(part)]
    gaps = [abs(probabilities[b].mean() - confirmed[b].mean()) * len(b) for b in bins]
    return float(sum(gaps) / len(confirmed))


def rankings(model: RiskModel, examples: Examples) -> dict[str, NDArray[np.float64]]:
    """Return the scores (n,) of every row that is compared: rules, each channel, and all."""
    return {
        "rules_only": examples.flag_weight.astype(np.float64),
        "anomaly_only": tails_of(model.anomaly, examples),
        "supervised": model.margins(examples.rows),
        "combined": logits_of(model, examples),
    }


def compare(
    model: RiskModel, examples: Examples, budget: float = ALERT_BUDGET
) -> dict[str, Quality]:
    """Measure every row; only those that claim a probability are asked whether it holds."""
    scores = rankings(model, examples)
    claims = {name: 1.0 / (1.0 + np.exp(-scores[name])) for name in ("supervised", "combined")}
    return {
        name: quality(found, examples.confirmed, claims.get(name), budget)
        for name, found in scores.items()
    }


def by_focus(
    model: RiskModel, examples: Examples, budget: float = ALERT_BUDGET
) -> Mapping[str, dict[str, Quality]]:
    """Measure every row again for each focus by itself."""
    return {
        focus.value: compare(model, examples.take(mask), budget)
        for focus, mask in examples.focus_masks().items()
    }
