import numpy as np
import pytest
from sklearn.ensemble import IsolationForest as SklearnForest

from features.records.focus import Focus
from training.forest import FEW, exported, fit_forest, medians_of, training_scores


@pytest.mark.parametrize("trees, subsample", [(1, 2), (10, 64), (64, 128)])
def test_exported_scores_equal_scikit_learn(trees, subsample):
    random = np.random.default_rng(5)
    rows = random.normal(size=(400, 9)).astype(np.float32)
    rows[:, 4] = np.round(rows[:, 4])
    fitted = SklearnForest(n_estimators=trees, max_samples=subsample, random_state=1).fit(rows)
    ours = exported(fitted, medians_of(rows))
    fresh = (random.normal(size=(300, 9)) * 3).astype(np.float32)
    for sample in (rows, fresh):
        assert np.abs(ours.scores(sample) + fitted.score_samples(sample)).max() < 1e-6


def test_unknown_values_score_as_the_median():
    rows = np.random.default_rng(0).normal(size=(200, 3)).astype(np.float32)
    forest = fit_forest(rows, 10, 64, seed=0)
    blank = np.full((1, 3), np.nan, dtype=np.float32)
    assert forest.scores(blank) == forest.scores(forest.median[None, :])


def test_a_column_never_known_has_median_zero():
    rows = np.asarray([[1.0, np.nan], [3.0, np.nan]], dtype=np.float32)
    assert medians_of(rows).tolist() == [2.0, 0.0]


def test_a_small_focus_is_compared_with_all_cases():
    rows = np.random.default_rng(0).normal(size=(FEW + 5, 3)).astype(np.float32)
    few = np.arange(len(rows)) < 5
    known = training_scores(
        fit_forest(rows, 5, 16, seed=0), rows, {Focus.ASSET: few, Focus.RELIEF: ~few}
    )
    assert {focus: len(scores) for focus, scores in known.items()} == {
        focus: FEW if focus is Focus.RELIEF else FEW + 5 for focus in Focus
    }
