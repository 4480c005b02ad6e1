import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.recognizer.seal_rim import rim_of

shifts = st.integers(-6, 6)


@given(right=shifts, down=shifts, radius=st.integers(86, 98))
def test_the_rim_is_found_where_print_runs_across_it(right, down, radius):
    ink = np.full((224, 224), 255, np.uint8)
    middle = (112 + right, 112 + down)
    cv2.circle(ink, middle, radius, 90, 4)
    for y in (60, 100, 140):
        cv2.line(ink, (0, y), (223, y), 0, 3)
    rim = rim_of(ink, (100.0, 100.0))
    assert rim is not None
    assert rim.middle == pytest.approx(middle, abs=4)
    assert rim.radii[0] == pytest.approx(radius, abs=4)


def test_where_nothing_runs_round_there_is_no_rim():
    ink = np.full((224, 224), 255, np.uint8)
    cv2.line(ink, (0, 100), (223, 100), 0, 4)
    assert rim_of(ink, (100.0, 100.0)) is None
