"""The papers on a photograph: found, cut out, straightened, each with its way back.

A sheet is returned only when its outline is sure: four straight sides, lighter than what lies
around it along each of them. A scan that fills its picture, a page cut by the border and sheets
that overlap are left alone: reading a whole photograph loses less than reading half a paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from models.recognizer.paper_outlines import Points, outlines
from models.recognizer.paper_sides import is_lighter_inside, refined

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]
_SEARCH_SIDE = 800  # pixels of the longer side on which outlines are looked for
_FULL = 0.03  # a page whose corners all lie this near those of the picture is the picture
_OVERLAP = 0.05
_MOST_SHEETS = 8
_STROKE = 0.15  # darkness of a stroke against its ground
_PLACE = (41, 41)
_PRINTED = 0.1  # share of strokes in a place: a desk has less, a sheet of print more


@dataclass(frozen=True, slots=True, eq=False)
class FoundSheet:
    """A sheet as its own upright picture.

    ``matrix`` (3, 3) maps pixels of the sheet to pixels of the photograph; ``quad`` (4, 2) are the
    corners on the photograph, x and y, from the top left with the clock.
    """

    pixels: Pixels
    matrix: Matrix
    quad: Points

    def box_on_photo(self, box: Box, photo: tuple[int, ...]) -> Box:
        """Return a box of the sheet as the rectangle around it on the photograph.

        ``photo`` is the shape of the photograph, height first; both boxes are in fractions.
        """
        height, width = self.pixels.shape[:2]
        xs, ys = (box.x0 * width, box.x1 * width), (box.y0 * height, box.y1 * height)
        corners = np.array([[[x, y] for x in xs for y in ys]], np.float64)
        mapped = cv2.perspectiveTransform(corners, self.matrix)[0]
        shares = np.clip(mapped / (photo[1], photo[0]), 0.0, 1.0)
        (x0, y0), (x1, y1) = shares.min(axis=0), shares.max(axis=0)
        return Box(float(x0), float(y0), float(x1), float(y1))


def find_sheets(pixels: Pixels) -> tuple[FoundSheet, ...]:
    """Return the sheets of a photograph (H, W, 3) RGB in reading order, none where it is one page.

    One sheet comes back alone when it lies on a desk and its outline is sure.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SEARCH_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if min(size) < 64:
        return ()
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    quads = _apart(quad for quad in _sure_quads(small) if not _is_full(quad, size))
    if not quads or len(quads) > _MOST_SHEETS or _print_left_over(small, quads):
        return ()
    ordered = _reading_order([quad / (size[0] / width, size[1] / height) for quad in quads])
    return tuple(_cut(pixels, quad) for quad in ordered)


def _sure_quads(small: Pixels) -> Iterable[Points]:
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    for rough in outlines(lab):
        quad = refined(lab, rough)
        if quad is not None and is_lighter_inside(lab, quad):
            yield quad


def _apart(quads: Iterable[Points]) -> list[Points]:
    """Keep the largest of quads that overlap: thresholds find one sheet several times."""
    kept: list[Points] = []
    for quad in sorted(quads, key=_area, reverse=True):
        if all(_shared(quad, other) < _OVERLAP * _area(quad) for other in kept):
            kept.append(quad)
    return kept


def _area(quad: Points) -> float:
    return float(cv2.contourArea(quad.astype(np.float32)))


def _shared(first: Points, second: Points) -> float:
    shared, _ = cv2.intersectConvexConvex(first.astype(np.float32), second.astype(np.float32))
    return float(shared)


def _is_full(quad: Points, size: tuple[int, int]) -> bool:
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
    return bool(np.abs(quad / size - corners).max() < _FULL)


def _print_left_over(small: Pixels, quads: Sequence[Points]) -> bool:
    """Say whether print stands outside all sheets: many dark strokes in one place."""
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    strokes = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((7, 7), np.uint8))
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    sheets = np.zeros(grey.shape, np.uint8)
    cv2.fillPoly(sheets, [np.round(quad).astype(np.int32) for quad in quads], (1,))
    outside = cv2.dilate(sheets, np.ones((9, 9), np.uint8)) == 0
    print_ = np.asarray(outside & (strokes > _STROKE * ground), np.float32)
    return bool(cv2.blur(print_, _PLACE).max() > _PRINTED)


def _reading_order(quads: list[Points]) -> list[Points]:
    """Sort from the top, and from the left where the middles are on one height."""
    height = float(np.median([np.ptp(quad[:, 1]) for quad in quads]))
    return sorted(quads, key=lambda quad: (round(quad[:, 1].mean() / height), quad[:, 0].mean()))


def _cut(pixels: Pixels, quad: Points) -> FoundSheet:
    top, right, bottom, left = (
        float(np.linalg.norm(quad[(place + 1) % 4] - quad[place])) for place in range(4)
    )
    width, height = max(1, round((top + bottom) / 2)), max(1, round((right + left) / 2))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, quad.astype(np.float32)), np.float64)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    upright = cv2.warpPerspective(
        pixels, matrix, (width, height), flags=how, borderMode=cv2.BORDER_REPLICATE
    )
    return FoundSheet(np.asarray(upright, np.uint8), matrix, quad)
