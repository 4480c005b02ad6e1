"""One place of a page cut out in several ways: what a network reads hangs on the cut.

A strip begins a little earlier or later, is drawn narrower or wider; readings that hold in all
cuts are of the print, others of the cut. Strips follow the turn of the page's lines.
"""

import math
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from models.recognizer.layout import straighten
from models.recognizer.text_strips import Quad, level

CUTS = 8
_MARGINS = ((0.0, 0.1), (0.1, 0.1), (0.2, 0.1), (0.3, 0.0), (0.3, 0.1))
"""Heights of the place added above and below, and at its sides."""
_WIDTHS = (0.7, 0.85, 1.25)  # times as wide as printed


def cuts_of(pixels: NDArray[np.uint8], box: Box, turn: float = 0.0) -> Iterator[NDArray[np.uint8]]:
    """Yield the place with narrower and wider margins, then drawn narrower and wider.

    ``turn`` is that of the lines of the page in degrees, clockwise positive.
    """
    for margins in _MARGINS:
        yield level(pixels, _quad(box, turn, margins, pixels.shape))
    close = level(pixels, _quad(box, turn, (0.05, 0.1), pixels.shape))
    for share in _WIDTHS:
        size = (max(round(close.shape[1] * share), 4), close.shape[0])
        yield np.asarray(cv2.resize(close, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _quad(box: Box, turn: float, margins: tuple[float, float], shape: tuple[int, ...]) -> Quad:
    """Return the corners of a turned text, in pixels, grown by shares of its height."""
    high, wide = shape[:2]
    edges = np.array([[box.x0 * wide, box.y0 * high, box.x1 * wide, box.y1 * high]])
    x0, y0, x1, y1 = straighten(edges, turn)[0]
    down, across = (margin * (y1 - y0) for margin in margins)
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    grown = [
        (x + (across if x == x1 else -across), y + (down if y == y1 else -down)) for x, y in corners
    ]
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return np.array([(x * c - y * s, x * s + y * c) for x, y in grown], dtype=np.float32)
