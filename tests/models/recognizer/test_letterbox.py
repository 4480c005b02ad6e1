import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.letterbox import AROUND, Letterbox, busiest_tile, letterboxed

SIDE = 128
sizes = st.tuples(st.integers(1, 400), st.integers(1, 400))


@given(size=sizes)
def test_any_page_fits_into_the_square(size):
    square = letterboxed(np.full((*size, 3), 255, np.uint8), SIDE)
    place = Letterbox.of(size, SIDE)
    assert square.shape == (SIDE, SIDE, 3)
    assert int((square[..., 0] == 255).sum()) == place.width * place.height
    assert max(place.width, place.height) == SIDE


@given(size=sizes)
def test_the_whole_square_is_the_whole_page(size):
    assert Letterbox.of(size, SIDE).box(0, 0, SIDE, SIDE).as_list() == [0, 0, 1, 1]


def test_a_rectangle_of_the_square_is_found_on_the_page():
    page = np.zeros((200, 400, 3), np.uint8)
    page[50:100, 100:300] = 255
    square = letterboxed(page, SIDE)
    ys, xs = np.nonzero(square[..., 0] == 255)
    box = Letterbox.of((200, 400), SIDE).box(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    assert box.as_list() == pytest.approx([0.25, 0.25, 0.75, 0.5], abs=0.01)


def test_the_tile_is_cut_where_print_is_dense():
    page = np.full((1000, 800), 240, np.uint8)
    page[700:800:4, 500:700] = 20
    tile = busiest_tile(page, 128)
    assert (tile == 20).mean() > 0.15


@given(size=sizes)
def test_a_small_page_lies_framed_in_its_tile(size):
    tile = busiest_tile(np.full(size, 255, np.uint8), SIDE)
    shown = min(size[0], SIDE) * min(size[1], SIDE)
    assert (tile == 255).sum() == shown
    assert (tile == AROUND).sum() == SIDE * SIDE - shown
