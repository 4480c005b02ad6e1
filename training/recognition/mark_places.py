"""Where the marks of a drawn sheet stand: around their ink, on the sheet and on its picture.

Marks are rows (n, 5) float32 of class (``MARKS``), x0, y0, x1, y1 in pixels.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.seal_finder import MarkKind
from training.synthesis.papers.sheet import Plate, Rectangle, Sheet

MARKS: tuple[MarkKind, ...] = tuple(MarkKind)
Marks = NDArray[np.float32]
_NAMES = frozenset(MARKS)
_INKED = 40  # of 255: from here on ink shows
_SHOWN = 0.4  # share of a mark that must be on a picture for it to count


def marks_of(sheet: Sheet, scale: float) -> Marks:
    """Return the marks of a sheet; ``scale`` is pixels by millimetre."""
    plates = {(plate.x, plate.y): plate for plate in sheet.plates}
    rows = [
        [MARKS.index(MarkKind(name)), *(scale * edge for edge in _inked(place, plates))]
        for name, place in sheet.places
        if name in _NAMES
    ]
    return np.array(rows, np.float32).reshape(-1, 5)


def _inked(place: Rectangle, plates: dict[tuple[float, float], Plate]) -> Iterator[float]:
    """Yield the edges of the ink in a place: the picture of a signature has wide margins."""
    x0, y0, x1, y1 = place
    data = np.frombuffer(plates[x0, y0].png, np.uint8)
    alpha = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)[:, :, 3]
    left, top, wide, high = cv2.boundingRect((alpha > _INKED).astype(np.uint8))
    across, down = (x1 - x0) / alpha.shape[1], (y1 - y0) / alpha.shape[0]
    yield from (x0 + left * across, y0 + top * down)
    yield from (x0 + (left + wide) * across, y0 + (top + high) * down)


def moved_marks(marks: Marks, matrix: NDArray[np.float64]) -> Marks:
    """Return the marks as a map (3, 3) of their picture takes them along.

    The ellipse inside is followed, not the corners: what stands there are seals and handwriting,
    and a turned circle keeps its size.
    """
    rows = [[row[0], *_moved(row[1:].astype(np.float64), matrix)] for row in marks]
    return np.array(rows, np.float32).reshape(-1, 5)


def _moved(rectangle: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    x0, y0, x1, y1 = rectangle
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    middle, half = np.array([x0 + x1, y0 + y1]) / 2, np.array([x1 - x0, y1 - y0]) / 2
    rim = middle + half * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    moved = cv2.perspectiveTransform(rim[None], matrix)[0]
    return np.concatenate([moved.min(axis=0), moved.max(axis=0)])


def shown(marks: Marks, size: tuple[int, int]) -> Marks:
    """Return the marks cut to a picture of (height, width), without those of which little is left.

    >>> shown(np.float32([[0, -6, 0, 4, 10], [0, -4, 0, 6, 10]]), (20, 20))[:, 1:].tolist()
    [[0.0, 0.0, 4.0, 10.0], [0.0, 0.0, 6.0, 10.0]]
    """
    height, width = size
    cut = marks.copy()
    cut[:, 1::2] = np.clip(marks[:, 1::2], 0, width - 1e-3)
    cut[:, 2::2] = np.clip(marks[:, 2::2], 0, height - 1e-3)
    kept: Marks = cut[_areas(cut) > _SHOWN * np.maximum(_areas(marks), 1e-6)]
    return kept


def _areas(marks: Marks) -> NDArray[np.float32]:
    return np.asarray((marks[:, 3] - marks[:, 1]) * (marks[:, 4] - marks[:, 2]))
