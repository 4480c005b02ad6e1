import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Box
from models.recognizer.steep_turns import level_page

turns = st.floats(-25, 25)


def _marked(turn, at=(300, 220)):
    """A page with one dark square, turned clockwise by so many degrees about its middle."""
    page = np.full((500, 700, 3), 240, np.uint8)
    cv2.rectangle(page, (at[0] - 8, at[1] - 8), (at[0] + 8, at[1] + 8), (10, 10, 10), -1)
    matrix = cv2.getRotationMatrix2D((350, 250), -turn, 1.0)
    return cv2.warpAffine(page, matrix, (700, 500), borderValue=(240, 240, 240))


def _dark(pixels):
    rows, columns = np.nonzero(pixels.min(axis=2) < 100)
    height, width = pixels.shape[:2]
    edges = columns.min() / width, rows.min() / height, columns.max() / width, rows.max() / height
    return Box(*(float(edge) for edge in edges))


@given(turns)
def test_what_is_found_on_the_level_page_stands_there_on_the_page_before(turn):
    page = _marked(turn)
    level = level_page(page, turn)
    found, true = level.box_before(_dark(level.pixels)), _dark(page)
    middles = [((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2) for b in (found, true)]
    assert middles[0] == pytest.approx(middles[1], abs=0.01)


@pytest.mark.parametrize("turn", [-15.0, 7.0, 15.0])
def test_a_turned_square_stands_level_again(turn):
    box = _dark(level_page(_marked(turn), turn).pixels)
    height, width = level_page(_marked(turn), turn).pixels.shape[:2]
    assert (box.x1 - box.x0) * width < 20
    assert (box.y1 - box.y0) * height < 20


@given(turns)
def test_no_corner_is_lost(turn):
    page = np.full((300, 400, 3), 250, np.uint8)
    page[:12, :12] = page[-12:, -12:] = 0
    level = level_page(page, turn)
    assert (level.pixels.min(axis=2) < 60).sum() > 180
