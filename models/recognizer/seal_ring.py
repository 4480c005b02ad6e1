"""The words around a round seal: the ring laid out flat, then read as one line.

The seal of a firm bears its name along the upper arc (GB/T 33481 puts the gap below); the ring is
unrolled clockwise from the lower left to the lower right and only red ink is kept.
"""

import math
import re
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Word
from models.recognizer.labels import plain
from models.recognizer.patch import Patch

_INNER, _OUTER = 0.60, 0.97  # of the radius: where the words stand, inside the rim
_SWEEP = 280.0  # degrees that are unrolled, the gap being at the bottom
_HEIGHT = 48
_ROUND = 1.3  # longer side over shorter up to which a seal is round
_FEWEST = 4


@runtime_checkable
class StripReader(Protocol):
    """A reader of single lines."""

    def read_strip(self, pixels: NDArray[np.uint8]) -> Word | None:
        """Read one level line of text."""


def read_ring(pixels: NDArray[np.uint8], patch: Patch, reader: StripReader) -> Word | None:
    """Return the words of the ring, None for a seal that is not round or cannot be read."""
    strip = unrolled(patch.crop(pixels))
    word = None if strip is None else reader.read_strip(strip)
    if word is None or len(re.sub(r"[^\u4e00-\u9fff]", "", plain(word.text))) < _FEWEST:
        return None
    return word


def unrolled(crop: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """Return the ring of the seal in a crop (H, W, 3) as a level strip (48, W', 3)."""
    red = crop[..., 0].astype(np.int16) - np.maximum(crop[..., 1], crop[..., 2])
    rows, columns = np.nonzero(red > 28)
    if len(rows) < _HEIGHT:
        return None
    top, bottom = np.quantile(rows, [0.005, 0.995])
    left, right = np.quantile(columns, [0.005, 0.995])
    wide, high = right - left, bottom - top
    if min(wide, high) < _HEIGHT or max(wide, high) > _ROUND * min(wide, high):
        return None
    ink = 255 - np.clip(red * 3, 0, 255).astype(np.uint8)
    flat = _sampled(ink, ((left + right) / 2, (top + bottom) / 2), (wide / 2, high / 2))
    return np.repeat(flat[..., None], 3, axis=2)


def _sampled(
    ink: NDArray[np.uint8], centre: tuple[float, float], radii: tuple[float, float]
) -> NDArray[np.uint8]:
    middle = (_INNER + _OUTER) / 2
    length = round(math.radians(_SWEEP) * middle / (_OUTER - _INNER) * _HEIGHT)
    angle = np.deg2rad(np.linspace(-_SWEEP / 2, _SWEEP / 2, length))[None, :]
    reach = np.linspace(_OUTER, _INNER, _HEIGHT)[:, None]
    x = centre[0] + radii[0] * reach * np.sin(angle)
    y = centre[1] - radii[1] * reach * np.cos(angle)
    along, down = x.astype(np.float32), y.astype(np.float32)
    flat = cv2.remap(ink, along, down, cv2.INTER_LINEAR, borderValue=(255.0,))
    return np.asarray(flat, np.uint8)
