"""What the experiments on simulated worlds froze, and the page that quotes it."""

import json
from math import log10
from xml.etree import ElementTree

import numpy as np
import pytest

from experiments.frozen_worlds import FROZEN
from experiments.svg_plot import Series, bars, lying_bars
from experiments.world_page import PAGE, REALISM, TRANSFER, page
from experiments.world_realism import WORLDS, benford
from training.synthesis.world.folder import CASES, SCHEMAS


@pytest.fixture(scope="module")
def realism():
    return json.loads(REALISM.read_text("utf-8"))


def test_the_page_quotes_the_frozen_results():
    """Refresh it with: python -m experiments.world_page"""
    text = PAGE.read_text("utf-8")
    assert page(text) == text


def test_the_frozen_worlds_are_named_with_their_digests():
    worlds = json.loads(WORLDS.read_text("utf-8"))["worlds"]
    assert set(worlds) == set(FROZEN)
    for name, world in worlds.items():
        assert world["seed"] == FROZEN[name].seed
        assert world["rows"][CASES] == 60_300
        assert set(world["sha256"]) == set(SCHEMAS)


def test_no_single_number_and_no_two_questions_tell_in_a_frozen_world(realism):
    for world in realism["worlds"].values():
        assert world["strongest single numbers"][0]["auroc"] <= 0.80
        assert world["tree of depth 2"] <= 0.85
        for row in world["by focus"].values():
            assert row["strongest"]["auroc"] <= 0.80
            assert row["tree of depth 2"] <= 0.85


def test_rates_are_near_the_published_ones(realism):
    for world in realism["worlds"].values():
        assert 0.01 < world["looked into"] < 0.025
        assert 0.005 < world["disciplined of these"] < 0.05


def test_the_cost_grows_no_faster_than_the_world(realism):
    small, _, large = realism["growth"]
    per_case = [row["processor s"] / row["cases"] for row in (small, large)]
    assert large["cases"] == 4 * small["cases"]
    assert per_case[1] < 1.3 * per_case[0]


def test_a_model_loses_away_from_home():
    rows = json.loads(TRANSFER.read_text("utf-8"))["measured against what was planted"]
    score = {pair: row["combined"]["average precision"] for pair, row in rows.items()}
    assert score["other on jiashan"] < score["jiashan on jiashan"]
    assert score["jiashan on other"] < score["other on other"]


def test_powers_of_two_follow_benford_and_even_digits_do_not():
    assert benford([2**n for n in range(4, 400)])["conformity"] == "close"
    even = benford(list(range(1_000, 10_000)))
    assert even["conformity"] == "nonconforming"
    expected = np.mean([abs(1 / 9 - log10(1 + 1 / digit)) for digit in range(1, 10)])
    assert even["mean absolute deviation"] == pytest.approx(expected, abs=1e-4)


def test_plots_are_well_formed_and_show_every_number():
    plot = bars("a < b", ["1", "2"], [Series("x", (0.2, 0.4)), Series("y", (0.1, 0.0))])
    shapes = ElementTree.fromstring(plot).iter("{http://www.w3.org/2000/svg}rect")
    assert sum("fill" in shape.attrib for shape in shapes) == 1 + 2 + 4
    assert "0.731" in lying_bars("t", ["n"], [0.731], 0.8)
