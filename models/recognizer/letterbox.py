"""A page fitted into the square that a network looks at, and the map from square to page.

Training and serving fit pages here and nowhere else. The square is grey around the page, so a
quarter turn of the page is a quarter turn of the square.
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


def busiest_tile(pixels: Pixels, side: int) -> Pixels:
    """Return the square (side, side) of a grey page (H, W), unscaled, that holds most edges.

    This is where text is dense: its sharpness, grain and size of print are those of the page. A
    page smaller than the tile lies grey-framed in it.
    """
    height, width = pixels.shape
    top, left = _busiest_place(pixels, side)
    tile = np.full((side, side), AROUND, np.uint8)
    cut = pixels[top : top + side, left : left + side]
    at_y, at_x = max(0, (side - height) // 2), max(0, (side - width) // 2)
    tile[at_y : at_y + cut.shape[0], at_x : at_x + cut.shape[1]] = cut
    return tile


def _busiest_place(pixels: Pixels, side: int) -> tuple[int, int]:
    """Return top and left of the tile; edges are counted on a page of at most 512 pixels."""
    height, width = pixels.shape
    scale = min(1.0, 512 / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    edges = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    window = tuple(min(length, max(1, round(side * scale))) for length in edges.shape)
    sums = cv2.integral(edges)
    rows, columns = window
    dense = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns]
    dense = dense + sums[:-rows, :-columns]
    top, left = np.unravel_index(int(dense.argmax()), dense.shape)
    return (
        min(int(top / scale), max(0, height - side)),
        min(int(left / scale), max(0, width - side)),
    )


def _cut(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
