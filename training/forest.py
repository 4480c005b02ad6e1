"""The isolation forest: fitted by scikit-learn, exported as the arrays that serving evaluates."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import IsolationForest as SklearnForest
from sklearn.ensemble._iforest import _average_path_length

from features.records.focus import Focus
from models.risk.anomaly import AnomalyChannel, IsolationForest

_LEAF = -1
FEW = 30


def medians_of(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the median of each column (features,), 0 for a column that is never known."""
    known = ~np.isnan(rows).all(axis=0)
    medians = np.zeros(rows.shape[1], dtype=np.float32)
    medians[known] = np.nanmedian(rows[:, known], axis=0)
    return medians


def fit_forest(rows: NDArray[np.float32], trees: int, subsample: int, seed: int) -> IsolationForest:
    """Fit on unlabelled rows (n, features), missing values at the median, and export."""
    medians = medians_of(rows)
    filled = np.where(np.isnan(rows), medians, rows)
    fitted = SklearnForest(
        n_estimators=trees, max_samples=min(subsample, len(rows)), random_state=seed
    ).fit(filled)
    return exported(fitted, medians)


def exported(fitted: SklearnForest, medians: NDArray[np.float32]) -> IsolationForest:
    """Return the trees of a fitted forest as one table of nodes.

    Scores equal the negative of scikit-learn's ``score_samples`` within 1e-6.
    """
    trees = [estimator.tree_ for estimator in fitted.estimators_]
    starts = np.cumsum([0, *(tree.node_count for tree in trees[:-1])])
    paired = list(zip(trees, starts, strict=True))
    return IsolationForest(
        root=starts.astype(np.int32),
        feature=np.concatenate([np.maximum(t.feature, 0) for t in trees]).astype(np.int32),
        threshold=np.concatenate([t.threshold for t in trees]),
        left=np.concatenate([_children(t.children_left, at) for t, at in paired]),
        right=np.concatenate([_children(t.children_right, at) for t, at in paired]),
        path=np.concatenate([_depths(t) + _average_path_length(t.n_node_samples) for t in trees]),
        median=medians,
        normal_path=float(_average_path_length(np.asarray([fitted.max_samples_]))[0]),
        depth=max(tree.max_depth for tree in trees),
    )


def training_scores(
    forest: IsolationForest, rows: NDArray[np.float32], foci: Mapping[Focus, NDArray[np.bool_]]
) -> dict[Focus, NDArray[np.float64]]:
    """Return the sorted scores by focus; a focus with fewer than FEW cases takes all of them."""
    scores = np.sort(forest.scores(rows))
    by_focus = {focus: np.sort(forest.scores(rows[mask])) for focus, mask in foci.items()}
    enough = {focus: own for focus, own in by_focus.items() if len(own) >= FEW}
    return {focus: enough.get(focus, scores) for focus in Focus}


def fit_channel(
    rows: NDArray[np.float32],
    foci: Mapping[Focus, NDArray[np.bool_]],
    size: tuple[int, int],
    seed: int,
) -> AnomalyChannel:
    """Fit the forest of ``size`` (trees, subsample) and keep the scores of its own cases."""
    forest = fit_forest(rows, *size, seed)
    return AnomalyChannel(forest, training_scores(forest, rows, foci))


def _children(children: NDArray[np.int64], start: int) -> NDArray[np.int32]:
    """Shift child numbers into the common table; a leaf becomes its own child."""
    own = np.arange(len(children))
    return np.asarray(np.where(children == _LEAF, own, children) + start, dtype=np.int32)


def _depths(tree: object) -> NDArray[np.float64]:
    left, right = tree.children_left, tree.children_right  # type: ignore[attr-defined]  # sklearn ships no types
    depths = np.zeros(len(left), dtype=np.float64)
    for node in range(len(left)):  # parents come before their children
        if left[node] != _LEAF:
            depths[left[node]] = depths[right[node]] = depths[node] + 1
    return depths
