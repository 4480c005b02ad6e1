import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.letterbox import Letterbox, letterboxed

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
