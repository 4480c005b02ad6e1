"""Labels come late, for few, and sometimes wrong; rates as in the published figures."""

import numpy as np
import pytest

from features.records.decision import Outcome
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world

DAY = 86_400


@pytest.fixture(scope="module")
def world():
    """A world of natural rates, large enough to count what is rare."""
    return simulate_world(WorldSettings(villages=48, years=2, seed=2))


@pytest.fixture(scope="module")
def planted(world):
    return {truth.case_id for truth in world.truth}


def outcomes(world, outcome):
    return {made.case_id for made in world.decisions if made.outcome is outcome}


def test_about_one_case_in_a_hundred_is_looked_into(world):
    reviewed = {made.case_id for made in world.decisions}
    assert 0.008 < len(reviewed) / len(world.cases) < 0.025


def test_most_that_is_planted_is_never_found(world, planted):
    found = outcomes(world, Outcome.CONFIRMED) & planted
    assert 0.15 < len(found) / len(planted) < 0.6


def test_few_confirmed_cases_end_in_discipline():
    crowded = simulate_world(WorldSettings(villages=16, years=2, seed=2, planted_share=0.4))
    disciplined = [made for made in crowded.decisions if made.disciplined]
    assert all(made.outcome is Outcome.CONFIRMED for made in disciplined)
    assert 0.005 < len(disciplined) / len(crowded.decisions) < 0.08


def test_decisions_are_sometimes_wrong_in_both_directions(world, planted):
    confirmed, cleared = outcomes(world, Outcome.CONFIRMED), outcomes(world, Outcome.CLEARED)
    assert cleared & planted
    assert confirmed - planted
    assert len(confirmed & planted) > 5 * len(confirmed - planted)


def test_decisions_come_late_some_very_late(world):
    as_of = {case.case_id: case.as_of for case in world.cases}
    days = [(made.decided_at - as_of[made.case_id]).days for made in world.decisions]
    assert min(days) >= 5
    assert 15 < np.median(days) < 90
    assert max(days) > 250
