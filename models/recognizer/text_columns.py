"""Cells that stand one under the other in a narrow column, found as one text, taken apart.

The detector joins short texts of neighbouring rows (units, rates) when they stand close; laid on
its side such a text reads badly and belongs to no row. A label set downwards looks much the same,
but its characters do not stand in the rows of other texts.
"""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.text_strips import Quad, is_upright, level

_LEAST_GAP = 0.2
"""Of the height of a row; characters of one text set downwards stand closer."""

_ROW_HEIGHTS = (0.25, 1.5)
"""Least and greatest height of a row, in widths of the column."""


_IN_ROW = 0.12
"""By how much of its height a cell may stand higher or lower than its row."""

_SPECK = 0.1
"""Of the width of the column: what is lower than this is dirt or the edge of a neighbour."""


def taken_apart(pixels: NDArray[np.uint8], quads: Sequence[Quad]) -> list[Quad]:
    """Return the texts of a page with the columns among them split into their rows."""
    lying = np.array([q.mean(axis=0) for q in quads if not is_upright(q)]).reshape(-1, 2)
    apart: list[Quad] = []
    for quad in quads:
        rows = rows_of(pixels, quad) if is_upright(quad) else [quad]
        apart += rows if all(_stands_in_row(row, lying) for row in rows) else [quad]
    return apart


def rows_of(pixels: NDArray[np.uint8], quad: Quad) -> list[Quad]:
    """Return the parts of a standing text that are well apart, from top to bottom, or itself."""
    cut = level(pixels, quad)
    spans = _inked(cut)
    if len(spans) < 2 or not _are_rows(spans, cut.shape[1]):
        return [quad]
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(spans)]
    ends = [0.0, *middles, float(cut.shape[0])]
    return [_between(quad, a / cut.shape[0], b / cut.shape[0]) for a, b in pairwise(ends)]


def _stands_in_row(quad: Quad, centres: NDArray[np.float32]) -> bool:
    """Say whether some text, its centre one of (n, 2), has the height of this one."""
    down = quad[3] - quad[0]
    away = (centres - quad.mean(axis=0)) @ (down / max(float(down @ down), 1.0))
    return bool((np.abs(away) < _IN_ROW).any())


def _inked(cut: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Return first row and end of each stretch with ink; borders at the sides are left out."""
    grey = cv2.cvtColor(cut, cv2.COLOR_BGR2GRAY)
    _, dark = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    side = cut.shape[1] // 8
    inked = np.asarray(dark)[:, side : cut.shape[1] - side].any(axis=1)
    edges = np.flatnonzero(np.diff(inked, prepend=False, append=False)).tolist()
    speck = _SPECK * cut.shape[1]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > speck]


def _are_rows(spans: list[tuple[int, int]], width: int) -> bool:
    """Say whether stretches are as high as rows of this width, and well apart."""
    heights = [b - a for a, b in spans]
    gaps = [other[0] - one[1] for one, other in pairwise(spans)]
    least, most = (share * width for share in _ROW_HEIGHTS)
    return least <= min(heights) and max(heights) <= most and min(gaps) >= _LEAST_GAP * max(heights)


def _between(quad: Quad, start: float, end: float) -> Quad:
    """Return the part of a text between two shares of its height."""
    top_left, top_right, bottom_right, bottom_left = quad
    left, right = bottom_left - top_left, bottom_right - top_right
    part = (
        top_left + left * start,
        top_right + right * start,
        top_right + right * end,
        top_left + left * end,
    )
    return np.array(part, dtype=np.float32)
