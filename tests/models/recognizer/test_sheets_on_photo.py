"""Papers on a photographed desk: found whole, straightened, with the way back to the photograph."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Box
from models.recognizer.paper_outlines import from_top_left, quad_of
from models.recognizer.sheets_on_photo import FoundSheet, find_sheets
from training.synthesis.papers.light import desk

SIZE = (1200, 900)
SHARES = st.floats(0.0, 1.0)


def paper(seed, size=(560, 380)):
    """A sheet (H, W, 3) with lines of print, a red mark and a blue block whose place is known."""
    rng = np.random.default_rng(seed)
    page = np.full((size[1], size[0], 3), 248, np.uint8)
    for y in range(40, size[1] - 20, 26):
        text = "".join(chr(rng.integers(33, 123)) for _ in range(40))
        cv2.putText(page, text, (24, y), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (30, 30, 34), 1)
    cv2.circle(page, (430, 290), 45, (205, 40, 48), 3)
    page[60:90, 100:180] = (20, 20, 230)
    return page


BLOCK = Box(100 / 560, 60 / 380, 180 / 560, 90 / 380)


def laid(photo, page, centre, degrees, scale=0.8, tilt=0.0):
    """Lay a sheet upon a photograph; return its corners from the top left."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, scale)
    turn[:, 2] += np.array(centre) - (width / 2, height / 2)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    corners = flat @ turn[:, :2].T + turn[:, 2]
    corners[:2, 0] += np.array([1, -1]) * tilt * width
    matrix = cv2.getPerspectiveTransform(flat.astype(np.float32), corners.astype(np.float32))
    cv2.warpPerspective(
        page, matrix, photo.shape[1::-1], dst=photo, borderMode=cv2.BORDER_TRANSPARENT
    )
    return corners


def table(seed=1, size=SIZE):
    return np.clip(desk(np.random.default_rng(seed), size), 0, 255).astype(np.uint8)


PLACES = {
    1: [(600, 450)],
    2: [(320, 300), (850, 600)],
    3: [(280, 230), (880, 240), (560, 660)],
    4: [(290, 220), (890, 220), (290, 660), (890, 660)],
}


def photographed(count, degrees, tilt=0.0):
    photo = table(count)
    corners = [
        laid(photo, paper(n), place, degrees * (-1) ** n, tilt=tilt)
        for n, place in enumerate(PLACES[count])
    ]
    soft = cv2.GaussianBlur(photo, (0, 0), 0.8)
    noise = np.random.default_rng(count).normal(0, 3, soft.shape)
    return np.clip(soft + noise, 0, 255).astype(np.uint8), corners


@pytest.mark.parametrize("count", PLACES)
@pytest.mark.parametrize("degrees", [0.0, 4.0, -10.0])
def test_each_paper_is_found_where_it_lies(count, degrees):
    photo, corners = photographed(count, degrees, tilt=0.02)
    sheets = find_sheets(photo)
    assert len(sheets) == count
    for corner, sheet in zip(corners, sheets, strict=True):
        assert np.abs(sheet.quad - corner).max() < 6


def test_the_cut_out_sheet_is_upright_and_looks_like_the_paper():
    photo, _ = photographed(1, 8.0, tilt=0.03)
    (sheet,) = find_sheets(photo)
    found = cv2.resize(sheet.pixels, (560, 380)).astype(int)
    blue = np.argwhere(found[..., 2] > found[..., 0] + 100)
    (top, left), (bottom, right) = blue.min(axis=0), blue.max(axis=0)
    assert [left, top, right, bottom] == pytest.approx([100, 60, 180, 90], abs=7)


def test_a_box_of_the_sheet_points_into_the_photograph():
    photo, _ = photographed(4, 6.0)
    shape = photo.shape
    for sheet in find_sheets(photo):
        box = sheet.box_on_photo(BLOCK, shape)
        inside = photo[
            int(box.y0 * shape[0]) : int(box.y1 * shape[0]),
            int(box.x0 * shape[1]) : int(box.x1 * shape[1]),
        ].astype(int)
        assert np.mean(inside[..., 2] > inside[..., 0] + 80) > 0.6


def test_a_scan_that_fills_its_picture_is_left_alone():
    page = paper(3, (1000, 700))
    cv2.rectangle(page, (60, 120), (940, 600), (60, 30, 20), 3)  # the frame of a form is no sheet
    page[130:170, 70:930] = (205, 220, 235)  # nor is the shaded head of its table
    assert find_sheets(page) == ()


def test_a_page_cut_by_the_border_is_left_alone():
    photo = table()
    laid(photo, paper(1), (1000, 450), 5.0, scale=1.2)
    assert find_sheets(photo) == ()


def test_no_paper_is_lost_for_the_sake_of_another():
    """A sheet that cannot be cut out is not dropped: the photograph stays whole."""
    photo = table()
    laid(photo, paper(1), (320, 300), 3.0)
    laid(photo, paper(2), (1100, 600), 3.0)
    assert find_sheets(photo) == ()


def test_overlapping_papers_are_left_alone():
    photo = table()
    laid(photo, paper(1), (500, 400), 3.0)
    laid(photo, paper(2), (720, 560), -6.0)
    assert find_sheets(photo) == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (40, 900, 3), (300, 300, 3)])
def test_nothing_is_found_where_nothing_is(shape):
    assert find_sheets(np.full(shape, 200, np.uint8)) == ()
    noise = np.random.default_rng(1).integers(0, 255, shape, np.uint8)
    assert find_sheets(noise) == ()


@st.composite
def views(draw):
    """A sheet of a known size seen in some perspective, with its matrix."""
    width, height = draw(st.integers(50, 400)), draw(st.integers(50, 400))
    shifts = draw(st.lists(st.floats(-0.15, 0.15), min_size=8, max_size=8))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    quad = flat + np.array(shifts).reshape(4, 2) * (width, height) + (100, 100)
    matrix = cv2.getPerspectiveTransform(flat.astype(np.float32), quad.astype(np.float32))
    return FoundSheet(np.zeros((height, width, 3), np.uint8), matrix, quad)


@given(views(), SHARES, SHARES)
@settings(max_examples=60)
def test_a_point_of_the_sheet_lies_inside_its_outline(sheet, x, y):
    photo = (700, 700, 3)
    box = sheet.box_on_photo(Box(x, y, x, y), photo)
    at = (box.x0 * 700, box.y0 * 700)
    assert cv2.pointPolygonTest(sheet.quad.astype(np.float32), at, measureDist=True) > -0.5


@given(views())
@settings(max_examples=60)
def test_the_whole_sheet_is_the_rectangle_around_its_corners(sheet):
    box = sheet.box_on_photo(Box(0.0, 0.0, 1.0, 1.0), (700, 700, 3))
    around = np.clip([*sheet.quad.min(axis=0), *sheet.quad.max(axis=0)], 0, 700) / 700
    assert box.as_list() == pytest.approx(around.tolist(), abs=0.002)


@given(st.permutations(range(4)), st.floats(-40, 40))
def test_corners_begin_at_the_top_left_and_go_with_the_clock(order, degrees):
    turn = cv2.getRotationMatrix2D((50, 30), degrees, 1.0)
    flat = np.array([[0, 0], [100, 0], [100, 60], [0, 60]], np.float64)
    corners = flat @ turn[:, :2].T + turn[:, 2]
    found = from_top_left(corners[list(order)])
    assert {tuple(c) for c in found} == {tuple(c) for c in corners}
    start, right, across = found[0], found[1], found[2]
    assert start.sum() <= min(corner.sum() for corner in found) + 1e-9
    assert np.cross(right - start, across - right) > 0


def test_a_round_region_has_no_corners():
    mask = np.zeros((200, 200), np.uint8)
    cv2.circle(mask, (100, 100), 80, 1, -1)
    (contour,), _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    assert quad_of(contour) is None
