from dataclasses import fields
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.decision import Decision, Outcome
from tests.planted_examples import PLAN, decisions_on, planted, planted_split
from training.errors import LeakySplit
from training.examples import load_examples, save_examples
from training.labels import SECONDS_OF_DAY, LabelRule, labels_as_of
from training.split import Split, held_out, split_by_time_and_village

DAY = SECONDS_OF_DAY
RULE = LabelRule(cut=100 * DAY, delay_days=30)


def decided(case_id, day, outcome=Outcome.CONFIRMED):
    return Decision(case_id, outcome, datetime.fromtimestamp(day * DAY, tz=UTC))


def test_only_what_was_decided_by_the_cut_counts():
    times = {"early": 10 * DAY, "late": 80 * DAY, "young": 90 * DAY, "quiet": 20 * DAY}
    decisions = [decided("early", 50), decided("late", 101)]
    assert labels_as_of(times, decisions, RULE) == {"early": True, "quiet": False}


def test_the_latest_decision_by_the_cut_wins():
    decisions = [
        decided("a", 60, Outcome.CLEARED),
        decided("a", 50),
        decided("b", 40),
        decided("b", 120, Outcome.CLEARED),
    ]
    assert labels_as_of({"a": 0, "b": 0}, decisions, RULE) == {"a": False, "b": True}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), max_size=8))
def test_decisions_after_the_cut_change_nothing(early):
    decisions = [decided(case_id, day) for case_id, day in early]
    poison = [decided(case_id, day + 101, Outcome.CLEARED) for case_id, day in early]
    times = {case_id: 0 for case_id in "abc"}
    assert labels_as_of(times, decisions, RULE) == labels_as_of(times, decisions + poison, RULE)


def test_windows_follow_each_other_and_the_holdout_is_elsewhere():
    split = planted_split()
    assert split.fit.as_of.max() < split.stack.as_of.min()
    assert split.calibrate.as_of.max() + PLAN.delay_days * DAY <= split.holdout.as_of.min()
    seen = set(split.fit.units) | set(split.stack.units) | set(split.calibrate.units)
    assert not seen & set(split.holdout.units)


def test_labels_of_training_do_not_know_the_future():
    examples = planted()
    split = split_by_time_and_village(examples, decisions_on(examples, after_days=900), PLAN)
    assert not split.fit.confirmed.any()
    assert not split.calibrate.confirmed.any()


@pytest.mark.parametrize("seed", range(5))
def test_a_random_split_is_impossible(seed):
    examples = planted()
    part = np.random.default_rng(seed).integers(0, 4, size=len(examples))
    with pytest.raises(LeakySplit, match="TIME_OVERLAP"):
        Split(*(examples.take(part == n) for n in range(4)))


def test_a_village_on_both_sides_is_refused():
    examples = planted()
    quarter = np.arange(len(examples)) * 4 // len(examples)
    with pytest.raises(LeakySplit, match="VILLAGE_OVERLAP"):
        Split(*(examples.take(_apart(examples, quarter == n)) for n in range(4)))


def _apart(examples, mask):
    """Leave out cases that share their second with a neighbour."""
    return mask & ~np.isin(examples.as_of, examples.as_of[:-1][np.diff(examples.as_of) == 0])


def test_an_empty_window_is_refused():
    split = planted_split()
    nothing = split.stack.take(np.zeros(len(split.stack), dtype=bool))
    with pytest.raises(LeakySplit, match="EMPTY_WINDOW"):
        Split(split.fit, nothing, split.calibrate, split.holdout)


def test_held_villages_stay_when_the_world_grows():
    small, large = range(40), range(60)
    before = held_out((f"v{n}" for n in small), 0.25)
    after = held_out((f"v{n}" for n in large), 0.25)
    assert len(before) == 10
    assert len(before & after) >= 6


def test_examples_survive_their_file(tmp_path):
    save_examples(planted(), tmp_path / "one.npz")
    save_examples(planted(), tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    loaded = load_examples(tmp_path / "one.npz")
    for column in fields(loaded):
        told, read = getattr(planted(), column.name), getattr(loaded, column.name)
        np.testing.assert_array_equal(told, read)
