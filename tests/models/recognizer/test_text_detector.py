"""From maps of probabilities to turned rectangles, and where the real network finds them."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from models.recognizer.text_detector import (
    Detection,
    closer_look,
    corners,
    in_reading_order,
    quads_of,
    seen_size,
)

HOW = Detection(ink=0.3, sure=0.4, growth=1.5, ends=0.0)


def _map(*rectangles: tuple, probability: float = 0.9) -> np.ndarray:
    found = np.zeros((200, 300), dtype=np.float32)
    for rectangle in rectangles:
        cv2.fillPoly(found, [cv2.boxPoints(rectangle).astype(np.int32)], probability)
    return found


def _size(quad: np.ndarray) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def test_a_text_is_grown_by_its_area_over_its_perimeter():
    [quad] = quads_of(_map(((150, 100), (100, 10), 0)), HOW)
    more = 1.5 * 100 * 10 / (100 + 10)
    assert _size(quad) == pytest.approx((100 + more, 10 + more), abs=1.5)
    assert quad.mean(axis=0) == pytest.approx((150, 100), abs=1.0)


@pytest.mark.parametrize("turn", [-30, -7, 7, 30])
def test_a_turned_text_keeps_its_turn_and_its_order_of_corners(turn):
    [quad] = quads_of(_map(((150, 100), (120, 12), turn)), HOW)
    along = quad[1] - quad[0]
    assert np.degrees(np.arctan2(along[1], along[0])) == pytest.approx(turn, abs=2)
    assert quad[3, 1] > quad[0, 1]


def test_faint_and_thin_marks_are_no_text():
    faint = _map(((80, 50), (60, 10), 0), probability=0.35)
    thin = _map(((80, 50), (60, 1), 0))
    assert list(quads_of(faint, HOW)) == []
    assert list(quads_of(thin, HOW)) == []


def test_each_text_is_found_once():
    found = _map(((60, 40), (60, 10), 0), ((200, 40), (60, 10), 0), ((60, 150), (60, 10), 0))
    assert len(list(quads_of(found, HOW))) == 3


def test_text_is_ordered_by_rows():
    places = [(200, 41), (60, 40), (60, 80), (130, 43)]
    quads = [corners((middle, (40, 14), 0)) for middle in places]
    ordered = [tuple(quad.mean(axis=0).round().tolist()) for quad in in_reading_order(quads)]
    assert ordered == [(60, 40), (130, 43), (200, 41), (60, 80)]


def test_ends_are_added_along_the_text():
    level = _map(((150, 100), (100, 10), 0))
    [plain], [longer] = quads_of(level, HOW), quads_of(level, replace(HOW, ends=0.5))
    assert _size(longer)[0] == pytest.approx(_size(plain)[0] + _size(plain)[1], abs=1.5)
    assert _size(longer)[1] == pytest.approx(_size(plain)[1])


def _quads(height: float) -> list[np.ndarray]:
    return [corners(((200, 100), (150, height), 0))] * 9


def test_a_page_with_small_texts_is_searched_closer_within_its_own_size():
    closer = closer_look((3000, 4000, 3), _quads(27.0), 0.3, HOW)
    assert closer is not None
    times = (HOW.legible / (27 * 0.3)) ** 2
    assert closer.pixels == pytest.approx(times * HOW.pixels, rel=0.01)
    barely = closer_look((1000, 1400, 3), _quads(10.0), 0.8, HOW)
    assert barely is not None
    assert barely.pixels == pytest.approx(HOW.pixels / 0.64, rel=0.01)


@pytest.mark.parametrize(
    ("height", "scale", "texts"), [(60.0, 0.3, 9), (8.0, 1.5, 9), (27.0, 0.3, 0)]
)
def test_one_look_is_enough_where_texts_are_large_or_the_page_is_small(height, scale, texts):
    assert closer_look((3000, 4000, 3), _quads(height)[:texts], scale, HOW) is None


@pytest.mark.parametrize("shape", [(1094, 1694, 3), (3508, 2480, 3), (60, 4000, 3), (40, 40, 3)])
def test_what_the_network_sees_is_bounded_and_fits_its_stride(shape):
    wide, high = seen_size(shape, HOW)
    assert wide % 32 == high % 32 == 0
    assert wide * high <= 1.2 * HOW.pixels
    assert wide <= 2 * shape[1] + 32
