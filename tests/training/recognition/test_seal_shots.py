import numpy as np
import pytest

from tests.drawn_papers import needs_fonts
from training.recognition.mark_places import MARKS, marks_of, moved_marks
from training.recognition.seal_shots import KINDS, SHOT, recipes, shoot, shots
from training.synthesis.papers.press import press_signature
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import HELD_OUT_LAYOUTS


def few(count, seed=5, held_out=False):
    return recipes(count, np.random.default_rng(seed), held_out)


def test_layouts_for_training_are_never_held_out_ones():
    assert not {recipe.layout for recipe in few(500)} & set(HELD_OUT_LAYOUTS)
    assert {recipe.layout for recipe in few(500, held_out=True)} == set(HELD_OUT_LAYOUTS)


def test_all_kinds_come_equally_often():
    counted = [recipe.kind for recipe in few(4 * len(KINDS))]
    assert all(counted.count(kind) == 4 for kind in KINDS)


@needs_fonts
def test_the_same_recipe_gives_the_same_shot_in_any_process():
    wanted = few(4)
    here, there = shots(wanted, 1), shots(wanted, 2)
    for one, other in zip(here, there, strict=True):
        assert one.square == other.square
        assert np.array_equal(one.marks, other.marks)


@needs_fonts
def test_marks_lie_on_the_square():
    taken = [shoot(recipe) for recipe in few(2 * len(KINDS), seed=11)]
    marks = np.concatenate([shot.marks for shot in taken])
    assert len(marks)
    assert (marks[:, 3:] > marks[:, 1:3]).all()
    assert (marks[:, 1:] >= 0).all() and (marks[:, 1:] <= SHOT).all()


@needs_fonts
def test_a_mark_ends_where_its_ink_ends():
    sheet = Sheet(210.0, 297.0)
    x0, y0, x1, y1 = press_signature(sheet, "王小明", (60.0, 100.0), np.random.default_rng(3))
    [[label, *inked]] = marks_of(sheet, scale=1.0)
    assert MARKS[int(label)] == "signature"
    assert x0 < inked[0] and y0 < inked[1] and inked[2] < x1 and inked[3] < y1
    assert (inked[2] - inked[0]) < 0.9 * (x1 - x0)  # the picture of a name has a wide right margin


def test_a_mark_follows_its_page():
    moved = moved_marks(np.float32([[2, 1, 2, 3, 5]]), np.diag([2.0, 2.0, 1.0]))
    assert moved[0] == pytest.approx([2, 2, 4, 6, 10], abs=0.02)
