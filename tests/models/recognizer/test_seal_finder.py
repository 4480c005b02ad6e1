from functools import cache

import numpy as np
import pytest

from features.records.document import Kind
from models.recognizer.network import WEIGHTS
from models.recognizer.seal_finder import MOST, STRIDE, SealFinder, found_marks, overlap
from tests.drawn_papers import needs_fonts
from training.recognition.seal_shots import Recipe
from training.recognition.seal_trials import GREY_COPY, IN_COLOUR, Counts, seal_counts
from training.synthesis.papers.style import HELD_OUT_LAYOUTS

CELLS = 32


def answers(*marks):
    """Return peaks and edges that say: a mark of this label and box, with this confidence."""
    peaks = np.zeros((3, CELLS, CELLS), np.float32)
    edges = np.ones((3, 4, CELLS, CELLS), np.float32)
    for label, (x0, y0, x1, y1), score in marks:
        column, row = int((x0 + x1) / 2 / STRIDE), int((y0 + y1) / 2 / STRIDE)
        peaks[label, row, column] = score
        middle_x, middle_y = column + 0.5, row + 0.5
        edges[label, :, row, column] = (
            middle_x - x0 / STRIDE,
            middle_y - y0 / STRIDE,
            x1 / STRIDE - middle_x,
            y1 / STRIDE - middle_y,
        )
    return peaks, edges


def test_marks_come_back_as_they_were_answered_surest_first():
    wanted = [(2, (10.0, 20.0, 50.0, 32.0), 0.6), (0, (60.0, 60.0, 100.0, 100.0), 0.9)]
    found = found_marks(*answers(*wanted), threshold=0.3)
    assert [(label, round(score, 3)) for label, _, score in found] == [(0, 0.9), (2, 0.6)]
    assert found[1][1] == pytest.approx(wanted[0][1], abs=1e-3)


def test_two_answers_to_one_mark_are_one_and_another_kind_is_kept():
    one, same = (40.0, 40.0, 80.0, 80.0), (44.0, 40.0, 84.0, 80.0)
    answered = answers((0, one, 0.9), (0, same, 0.8), (2, (42.0, 44.0, 82.0, 84.0), 0.7))
    assert [label for label, _, _ in found_marks(*answered, threshold=0.3)] == [0, 2]


def test_unsure_marks_are_left_out():
    assert found_marks(*answers((1, (4.0, 4.0, 12.0, 12.0), 0.29)), threshold=0.3) == []


def test_a_page_of_noise_does_not_take_for_ever():
    peaks = np.ones((3, CELLS, CELLS), np.float32)
    edges = np.full((3, 4, CELLS, CELLS), 0.1, np.float32)
    assert len(found_marks(peaks, edges, threshold=0.3)) == MOST


def test_rectangles_that_do_not_meet_share_nothing():
    assert overlap(np.float32([0, 0, 1, 1]), np.float32([1, 0, 2, 1])) == 0.0


@cache
def counted() -> Counts:
    """Count the marks of a few papers of held-out layouts."""
    kinds = (Kind.CONTRACT, Kind.AWARD_NOTICE, Kind.ACCEPTANCE)
    papers = [Recipe(kind, layout, 41 + layout) for kind in kinds for layout in HELD_OUT_LAYOUTS]
    return seal_counts(papers, WEIGHTS, processes=1)


@needs_fonts
@pytest.mark.parametrize("look", [IN_COLOUR, GREY_COPY])
def test_seals_of_held_out_layouts_are_found_without_their_colour_too(look):
    seals = counted()[look, "round_seal"]
    assert seals.real >= 6
    assert seals.precision >= 0.8 and seals.recall >= 0.8


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 3000, 3), (2000, 2, 3), (90, 130, 3)])
def test_on_empty_pages_of_odd_shapes_nothing_is_found(shape):
    assert SealFinder().find(np.full(shape, 240, np.uint8)) == ()
