import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Box, Word
from models.recognizer.quarter_turns import turned_box, turned_page, turned_word

fractions = st.floats(0, 1)
boxes = st.builds(
    lambda x, y, u, v: Box(min(x, u), min(y, v), max(x, u), max(y, v)),
    fractions,
    fractions,
    fractions,
    fractions,
)
turns = st.integers(-8, 8)


@given(box=boxes, quarters=turns)
def test_turning_back_gives_the_box_as_it_was(box, quarters):
    back = turned_box(turned_box(box, quarters), -quarters)
    assert back.as_list() == pytest.approx(box.as_list(), abs=1e-12)


@given(box=boxes, one=turns, other=turns)
def test_turns_add_up(box, one, other):
    in_steps = turned_box(turned_box(box, one), other)
    assert in_steps.as_list() == pytest.approx(turned_box(box, one + other).as_list(), abs=1e-12)


@given(
    quarters=turns,
    edges=st.tuples(st.integers(0, 30), st.integers(0, 20), st.integers(1, 10), st.integers(1, 8)),
)
def test_a_box_follows_what_it_marks_on_the_turned_page(quarters, edges):
    left, top, wide, high = edges
    page = np.zeros((28, 40, 3), np.uint8)
    page[top : top + high, left : left + wide] = 255
    turned = turned_page(page, quarters)
    box = turned_box(Box(left / 40, top / 28, (left + wide) / 40, (top + high) / 28), quarters)
    ys, xs = np.nonzero(turned[..., 0])
    height, width = turned.shape[:2]
    found = [xs.min() / width, ys.min() / height, (xs.max() + 1) / width, (ys.max() + 1) / height]
    assert box.as_list() == pytest.approx(found)


def test_a_word_keeps_its_text_and_confidence():
    word = turned_word(Word("合计", 0.9, Box(0.0, 0.0, 0.5, 0.1)), 2)
    assert (word.text, word.confidence) == ("合计", 0.9)
    assert word.box.as_list() == [0.5, 0.9, 1.0, 1.0]
