"""Nothing simple tells what was planted: the world cannot be solved by a look at one number."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

from experiments.case_statistics import areas_of, table_of
from features.records.focus import Focus
from training.synthesis.world.setting import JIASHAN, OTHER
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world

MOST_OF_ONE_NUMBER = 0.80
MOST_OF_A_TREE = 0.85
LEAST_PLANTED = 30


@pytest.fixture(scope="module", params=[JIASHAN, OTHER], ids=lambda setting: setting.name)
def measured(request):
    """Statistics of all cases of a small frozen world, thick with schemes so that each counts."""
    settings = WorldSettings(
        villages=24, years=3, seed=5, planted_share=0.12, setting=request.param
    )
    world = simulate_world(settings)
    names, values = table_of(world)
    planted = np.isin([case.case_id for case in world.cases], [t.case_id for t in world.truth])
    foci = np.array([case.focus for case in world.cases])
    return names, values, planted, foci


@pytest.mark.parametrize("focus", [None, *Focus])
def test_no_single_number_tells(measured, focus):
    names, values, planted, foci = measured
    chosen = np.ones(len(foci), dtype=bool) if focus is None else foci == focus
    areas = areas_of(names, values[chosen], planted[chosen], LEAST_PLANTED)
    assert len(areas) > 60
    worst = max(areas, key=lambda area: area.auroc)
    assert worst.auroc <= MOST_OF_ONE_NUMBER, worst


def test_two_questions_do_not_tell_either(measured):
    _, values, planted, _ = measured
    filled = np.nan_to_num(values, nan=-1e12)
    learn = np.arange(len(planted)) % 2 == 0
    tree = DecisionTreeClassifier(max_depth=2, class_weight="balanced", random_state=0)
    tree.fit(filled[learn], planted[learn])
    told = tree.predict_proba(filled[~learn])[:, 1]
    assert roc_auc_score(planted[~learn], told) <= MOST_OF_A_TREE


def test_the_measure_would_see_a_giveaway(measured):
    names, values, planted, _ = measured
    leak = np.where(planted, 1.0, 0.0)[:, None]
    areas = areas_of([*names, "leak"], np.hstack([values, leak]), planted, LEAST_PLANTED)
    assert max(areas, key=lambda area: area.auroc).name == "leak"
