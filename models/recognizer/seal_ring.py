"""The words around a round seal: the ring laid out flat, then read as one line.

The seal of a firm bears its name along the upper arc (GB/T 33481 puts the gap below); the ring is
unrolled clockwise from the lower left to the lower right. Ink of any colour is kept: a copy has no
red, and print that runs across the ring spoils less than red that light has washed out.
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
from models.recognizer.seal_ink import SEAL_MARGIN
from models.recognizer.seal_rim import Rim, rim_of

_INNER, _OUTER = 0.62, 0.955  # of the radius: where the words stand, inside the rim
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
    """Return the ring of a seal as a level strip (48, W', 3).

    The crop (H, W, 3) is the box of the seal with its margin (``SEAL_MARGIN``).
    """
    high, wide = (length / (1 + 2 * SEAL_MARGIN) for length in crop.shape[:2])
    if min(wide, high) < _HEIGHT or max(wide, high) > _ROUND * min(wide, high):
        return None
    ink = _contrasted(crop.min(axis=2))
    rim = rim_of(ink, (wide / 2, high / 2))
    return None if rim is None else np.repeat(_sampled(ink, rim)[..., None], 3, axis=2)


def _contrasted(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the picture with paper at 255 and the darkest ink at 0."""
    dark, paper = np.quantile(grey, [0.01, 0.8])
    spread = (grey.astype(np.float32) - dark) * 255 / max(float(paper - dark), 1.0)
    contrasted: NDArray[np.uint8] = np.clip(spread, 0, 255).astype(np.uint8)
    return contrasted


def _sampled(ink: NDArray[np.uint8], rim: Rim) -> NDArray[np.uint8]:
    middle = (_INNER + _OUTER) / 2
    length = round(math.radians(_SWEEP) * middle / (_OUTER - _INNER) * _HEIGHT)
    angle = np.deg2rad(np.linspace(-_SWEEP / 2, _SWEEP / 2, length))[None, :]
    reach = np.linspace(_OUTER, _INNER, _HEIGHT)[:, None]
    x = rim.middle[0] + rim.radii[0] * reach * np.sin(angle)
    y = rim.middle[1] - rim.radii[1] * reach * np.cos(angle)
    along, down = x.astype(np.float32), y.astype(np.float32)
    flat = cv2.remap(ink, along, down, cv2.INTER_LINEAR, borderValue=(255.0,))
    return np.asarray(flat, np.uint8)
