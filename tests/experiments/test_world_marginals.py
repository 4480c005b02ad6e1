"""Marginals of planted cases lie where those of honest ones do, in frozen and in fresh worlds."""

import json
from math import sqrt

import numpy as np
import pytest

from experiments.case_statistics import table_of
from experiments.world_marginals import (
    CLASSES,
    LEAST_P,
    MARGINALS,
    MOST,
    cells_of,
    do_not_match,
    holm,
    marginals_of,
)
from experiments.world_realism import RESULT
from experiments.world_sample import Sample
from features.records.focus import Focus
from training.synthesis.world.setting import JIASHAN, OTHER
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world


@pytest.mark.parametrize("world", ["jiashan-60300", "other-60300"])
def test_all_marginals_match_in_a_frozen_world(world):
    told = json.loads(RESULT.read_text("utf-8"))["worlds"][world]["marginals"]
    assert told["do not match"] == []
    assert set(told["KS within foci"]) == set(MARGINALS)
    assert set(told["Cramér's V"]) == set(CLASSES)
    assert max([*told["KS within foci"].values(), *told["Cramér's V"].values()]) <= MOST
    assert {row["focus"] for row in told["by focus"]} == set(Focus)
    assert not [r for r in told["by focus"] if r["ks"] > MOST and r["p_holm"] < LEAST_P]


@pytest.fixture(scope="module", params=[JIASHAN, OTHER], ids=lambda setting: setting.name)
def fresh(request):
    world = simulate_world(WorldSettings(24, seed=3, planted_share=0.05, setting=request.param))
    names, values = table_of(world)
    planted = {truth.case_id: truth.scheme for truth in world.truth}
    schemes = np.array([planted.get(case.case_id, "") for case in world.cases])
    foci = np.array([case.focus.value for case in world.cases])
    return Sample(names, values, schemes, foci, 0, 0, 0, {})


def test_marginals_match_in_a_fresh_world_as_near_as_its_size_can_tell(fresh):
    """Two samples of one distribution lie 0.87 / sqrt(n) apart on average."""
    cells = cells_of(fresh)
    assert not [cell for cell in cells if cell.differs]
    for name in MARGINALS:
        own = [cell for cell in cells if cell.marginal == name]
        weights = [cell.planted for cell in own]
        room = np.average([MOST + 0.87 / sqrt(cell.planted) for cell in own], weights=weights)
        assert np.average([cell.ks for cell in own], weights=weights) <= room, name


def shifted(by: float) -> Sample:
    """Return a sample in which one of two schemes moves the amount of a focus."""
    chance = np.random.default_rng(1)
    schemes = np.array(["", "", "", "dear", "plain"] * 400)
    values = chance.normal(0, 1, (2_000, len(MARGINALS) + len(CLASSES)))
    values[:, len(MARGINALS) :] = np.round(values[:, len(MARGINALS) :])
    values[schemes == "dear", 0] += by
    foci = np.array([Focus.LABOUR.value] * 2_000)
    return Sample([*MARGINALS, *CLASSES], values, schemes, foci, 0, 0, 0, {})


def test_a_scheme_that_moves_a_marginal_is_found_and_named():
    told = marginals_of(shifted(1.5))
    assert told["do not match"] == ["amount", "amount in labour"]
    amount = next(row for row in told["by focus"] if row["marginal"] == "amount")
    assert next(iter(amount["movers"])) == "dear"
    assert marginals_of(shifted(0.0))["do not match"] == []


def test_small_foci_far_away_by_chance_are_not_named():
    cells = cells_of(shifted(0.0))
    assert do_not_match({"amount": MOST}, cells) == []
    assert do_not_match({"amount": MOST + 0.001}, cells) == ["amount"]


def test_holm_corrects_step_by_step():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
