"""CTC decoding on probabilities written by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.ctc import glyph_places, read_glyphs

ALPHABET = ("", "1", "7", "元", " ")
BLANK, ONE, SEVEN, YUAN, SPACE = range(5)


def _found(*steps: dict[int, float]) -> np.ndarray:
    """Return steps with these probabilities; what is left goes to the blank."""
    found = np.zeros((len(steps), len(ALPHABET)), dtype=np.float32)
    for row, step in zip(found, steps, strict=True):
        row[BLANK] = 1.0 - sum(step.values())
        for index, probability in step.items():
            row[index] = probability
    return found


def _text(found: np.ndarray) -> str:
    return "".join(glyph.character for glyph in read_glyphs(found, ALPHABET, len(found)))


def test_a_class_that_stays_best_is_one_character():
    assert _text(_found({ONE: 0.9}, {ONE: 0.8}, {}, {YUAN: 0.7})) == "1元"


def test_a_blank_between_makes_it_two():
    assert _text(_found({ONE: 0.9}, {}, {ONE: 0.8})) == "11"


def test_spaces_are_characters():
    assert _text(_found({ONE: 0.9}, {SPACE: 0.8}, {YUAN: 0.9})) == "1 元"


def test_nothing_but_blanks_is_no_text():
    assert read_glyphs(_found({}, {}, {ONE: 0.3}), ALPHABET, 3.0) == ()


def test_a_character_is_as_sure_as_its_surest_step_and_names_the_rivals_of_that_step():
    [glyph] = read_glyphs(
        _found({SEVEN: 0.5, YUAN: 0.2}, {SEVEN: 0.75, ONE: 0.15, YUAN: 0.005}), ALPHABET, 2.0
    )
    assert glyph.confidence == pytest.approx(0.75)
    assert [character for character, _ in glyph.rivals] == ["1", ""]
    assert [probability for _, probability in glyph.rivals] == pytest.approx([0.15, 0.095])


def test_at_most_three_rivals_are_named():
    [glyph] = read_glyphs(_found({ONE: 0.4, SEVEN: 0.3, YUAN: 0.2, SPACE: 0.06}), ALPHABET, 1.0)
    assert [character for character, _ in glyph.rivals] == ["7", "元", " "]


def test_characters_stand_where_their_steps_are():
    first, second = read_glyphs(
        _found({}, {}, {YUAN: 0.9}, *[{}] * 11, {YUAN: 0.9}, *[{}] * 5), ALPHABET, 20.0
    )
    assert first.start == 0.0
    assert first.end == pytest.approx(5.5 / 20)
    assert second.start == pytest.approx(11.5 / 20)
    assert second.end == pytest.approx(17.5 / 20)


def test_neighbours_meet_nearer_to_the_narrower_one():
    (_, meet), (begin, _) = glyph_places([2.0, 4.0], ["1", "元"], 6.0)
    assert meet == begin < 3.0 / 6.0


@given(
    st.lists(st.tuples(st.floats(0.5, 40.0), st.sampled_from("1 元a（")), min_size=1, max_size=30)
)
def test_places_are_shares_in_order(steps):
    centres = np.cumsum([step for step, _ in steps]).tolist()
    places = glyph_places(centres, [character for _, character in steps], centres[-1])
    flat = [end for place in places for end in place]
    assert flat == sorted(flat)
    assert flat[0] >= 0.0 and flat[-1] <= 1.0
