import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.synthesis.world.dice import Dice
from training.synthesis.world.ids import Ids

SEEDS = st.integers(0, 2**32)


def dice_of(seed):
    return Dice(np.random.SeedSequence(seed))


@given(seed=SEEDS, low=st.integers(-50, 50), width=st.integers(0, 40))
def test_whole_numbers_reach_both_ends_and_nothing_beyond(seed, low, width):
    dice = dice_of(seed)
    drawn = {dice.whole(low, low + width) for _ in range(60 * (width + 1))}
    assert drawn <= set(range(low, low + width + 1))
    assert width > 6 or drawn == set(range(low, low + width + 1))


@given(
    seed=SEEDS, options=st.lists(st.integers(), unique=True, max_size=12), count=st.integers(0, 15)
)
def test_some_are_distinct_and_all_where_there_are_few(seed, options, count):
    chosen = dice_of(seed).some(options, count)
    assert len(set(chosen)) == len(chosen) == min(count, len(options))
    assert set(chosen) <= set(options)


@given(seed=SEEDS, weights=st.lists(st.sampled_from([0.0, 1.0, 5.0]), min_size=2, max_size=6))
def test_what_has_no_weight_is_not_drawn(seed, weights):
    if not sum(weights):
        return
    dice, options = dice_of(seed), range(len(weights))
    drawn = {dice.weighted(options, weights) for _ in range(50)}
    assert all(weights[option] > 0 for option in drawn)


def test_draws_have_the_moments_they_promise():
    dice, count = dice_of(3), 20_000
    assert np.mean([dice.chance(0.2) for _ in range(count)]) == pytest.approx(0.2, abs=0.01)
    assert np.mean([dice.wait(3.0) for _ in range(count)]) == pytest.approx(3.0, rel=0.04)
    assert np.median([dice.around(7.0, 0.5) for _ in range(count)]) == pytest.approx(7.0, rel=0.03)
    assert np.mean([dice.rounded(2.3) for _ in range(count)]) == pytest.approx(2.3, abs=0.02)


def test_the_same_seed_gives_the_same_draws_and_another_does_not():
    first, second, other = ([dice_of(s).unit() for _ in range(5)] for s in (1, 1, 2))
    assert first == second
    assert first != other


@given(seed=SEEDS, town=st.integers(0, 998))
def test_ids_do_not_repeat_and_do_not_grow_with_time(seed, town):
    ids = Ids(town, dice_of(seed))
    made = [ids.new("c") for _ in range(200)]
    assert len(set(made)) == 200
    assert all(one.startswith(f"c{town:03d}") and len(one) == 11 for one in made)
    numbers = np.array([int(one[4:]) for one in made])
    rises = np.mean(np.diff(numbers) > 0)
    assert 0.1 < rises < 0.9
