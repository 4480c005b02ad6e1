"""A page fitted into the square that a network looks at, and the map from square to page.

Training and serving fit pages here and nowhere else. The square is grey around the page.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box

Pixels = NDArray[np.uint8]
AROUND = 127
"""Brightness beside the page."""


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Where the page lies in the square, in its pixels."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, page: tuple[int, int], side: int) -> "Letterbox":
        """Fit a page of (height, width) pixels into a square of this side."""
        scale = side / max(page)
        height, width = (max(1, round(length * scale)) for length in page)
        return cls((side - width) // 2, (side - height) // 2, width, height)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a rectangle of the square in fractions of the page; what leaves it is cut off."""
        xs = (_cut((x0 - self.left) / self.width), _cut((x1 - self.left) / self.width))
        ys = (_cut((y0 - self.top) / self.height), _cut((y1 - self.top) / self.height))
        return Box(xs[0], ys[0], xs[1], ys[1])


def letterboxed(pixels: Pixels, side: int) -> Pixels:
    """Return a page (H, W) or (H, W, 3) within a square of this side."""
    place = Letterbox.of((pixels.shape[0], pixels.shape[1]), side)
    square = np.full((side, side, *pixels.shape[2:]), AROUND, np.uint8)
    shrinks = place.width < pixels.shape[1]
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    fitted = cv2.resize(pixels, (place.width, place.height), interpolation=how)
    square[place.top : place.top + place.height, place.left : place.left + place.width] = fitted
    return square


def _cut(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
