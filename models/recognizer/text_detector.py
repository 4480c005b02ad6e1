"""Where text stands on a page: the DB network, and from its map to turned rectangles.

Method: Liao et al., Real-time Scene Text Detection with Differentiable Binarization, AAAI 2020.
The network draws each text thinner than it is; a found rectangle is therefore grown again.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.recognizer.text_strips import Quad, is_upright, lengthened, size_of

_STRIDE = 32
_MEAN = np.array([0.485, 0.456, 0.406], dtype=np.float32) * 255
_SPREAD = np.array([0.229, 0.224, 0.225], dtype=np.float32) * 255
_THINNEST = 3.0

Turned = tuple[Sequence[float], Sequence[float], float]
"""A turned rectangle as OpenCV says it: middle, size, degrees."""


@dataclass(frozen=True, slots=True)
class Detection:
    """How a page is searched.

    ``pixels`` are those of the page as the network sees it; a small page is enlarged no more than
    ``enlarged`` times. ``ink`` is the probability from which a pixel is text, ``sure`` the mean
    one that a whole text must have. ``growth`` times its area over its perimeter is what a text
    is widened by on each side, and ``ends`` of its height on its left and right besides: the last
    stroke of a short text is easily cut off.

    Where half of the texts are lower than ``small`` pixels, as on a sheet photographed from far,
    the page is searched again so large that they are ``legible`` pixels high, at ``most`` times
    the pixels and never larger than it is.
    """

    pixels: int = 1280 * 832
    enlarged: float = 2.0
    ink: float = 0.3
    sure: float = 0.4
    growth: float = 1.5
    ends: float = 0.1
    small: float = 12.0
    legible: float = 16.0
    most: float = 4.0


class TextDetector:
    """Finds the texts of a page."""

    def __init__(self, session: onnxruntime.InferenceSession, detection: Detection) -> None:
        self._session = session
        self._how = detection

    def detect(self, pixels: NDArray[np.uint8]) -> list[Quad]:
        """Return a rectangle around each text of a page of shape (H, W, 3), BGR."""
        quads, scale = self._look(pixels, self._how)
        closer = closer_look(pixels.shape, quads, scale, self._how)
        return quads if closer is None else self._look(pixels, closer)[0]

    def _look(self, pixels: NDArray[np.uint8], how: Detection) -> tuple[list[Quad], float]:
        """Return the texts in pixels of the page, and by how much it was scaled to see them."""
        size = seen_size(pixels.shape, how)
        shrinks = size[0] < pixels.shape[1]
        smooth = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        seen = cv2.resize(pixels, size, interpolation=smooth)
        ready = ((seen - _MEAN) / _SPREAD).transpose(2, 0, 1)[None]
        [found] = self._session.run(None, {"x": np.ascontiguousarray(ready)})
        grow_to_page = np.array(pixels.shape[1::-1]) / np.array(seen.shape[1::-1])
        quads = (quad * grow_to_page for quad in quads_of(found[0, 0], how))
        return [quad.astype(np.float32) for quad in quads], 1 / float(grow_to_page.mean())


def seen_size(shape: tuple[int, ...], how: Detection) -> tuple[int, int]:
    """Return width and height for the network, multiples of its stride.

    >>> seen_size((1094, 1694, 3), Detection())
    (1280, 832)
    """
    scale = min(math.sqrt(how.pixels / (shape[0] * shape[1])), how.enlarged)
    wide, high = (max(round(side * scale / _STRIDE), 1) * _STRIDE for side in shape[1::-1])
    return wide, high


def closer_look(
    shape: tuple[int, ...], quads: Sequence[Quad], scale: float, how: Detection
) -> Detection | None:
    """Return how to search a page again on which texts were seen too small, else None."""
    if not quads or scale >= 1.0:
        return None
    height = float(np.median([min(size_of(quad)) for quad in quads])) * scale
    if height >= how.small:
        return None
    times = min((how.legible / height) ** 2, how.most, scale**-2)
    return replace(how, pixels=int(how.pixels * times))


def quads_of(found: NDArray[np.float32], how: Detection) -> Iterator[Quad]:
    """Yield the rectangles of the texts on a map of shape (H, W) of probabilities."""
    ink = (found > how.ink).astype(np.uint8)
    outlines, _ = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        middle, size, turn = cv2.minAreaRect(outline)
        if min(size) < _THINNEST or _mean_inside(found, (middle, size, turn)) < how.sure:
            continue
        more = how.growth * size[0] * size[1] / (size[0] + size[1])
        quad = corners((middle, (size[0] + more, size[1] + more), turn))
        yield quad if is_upright(quad) else lengthened(quad, how.ends)


def corners(rectangle: Turned) -> Quad:
    """Return the corners of a turned rectangle, from the top left on."""
    points = cv2.boxPoints(rectangle)
    left, right = np.split(points[np.argsort(points[:, 0], kind="stable")], 2)
    (top_left, bottom_left), (top_right, bottom_right) = (
        side[np.argsort(side[:, 1], kind="stable")] for side in (left, right)
    )
    return np.array([top_left, top_right, bottom_right, bottom_left], dtype=np.float32)


def in_reading_order(quads: list[Quad]) -> list[Quad]:
    """Return the texts row by row; a row ends where the next text begins half a height lower."""
    ordered: list[Quad] = []
    row: list[Quad] = []
    for quad in sorted(quads, key=lambda q: float(q[0, 1])):
        if row and quad[0, 1] - row[-1][0, 1] > 0.5 * (row[-1][3, 1] - row[-1][0, 1]):
            ordered += sorted(row, key=lambda q: float(q[0, 0]))
            row = []
        row.append(quad)
    return ordered + sorted(row, key=lambda q: float(q[0, 0]))


def _mean_inside(found: NDArray[np.float32], rectangle: Turned) -> float:
    """Return the mean probability inside a turned rectangle."""
    points = cv2.boxPoints(rectangle)
    x, y, wide, high = cv2.boundingRect(points)
    x, y = max(x, 0), max(y, 0)
    part = found[y : y + high, x : x + wide]
    mask = np.zeros(part.shape[:2], dtype=np.uint8)
    cv2.fillPoly(mask, [(points - (x, y)).astype(np.int32)], (1.0,))
    return float(cv2.mean(part, mask)[0])
