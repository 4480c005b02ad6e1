"""The perceptual hash of a page: what its picture looks like, whatever its size and quality.

Own arithmetic, since imagehash would bring PyWavelets for twenty lines. The distance of hashes
stands in ``features.records.picture_hash``.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.picture_hash import BITS, SIDE

_GRID = 32
_FAINT = 2.0  # grey levels; a picture that varies less over the grid is a blank page


def page_hash(pixels: NDArray[np.uint8]) -> str | None:
    """Return 16 hex digits for a picture (H, W, 3) RGB, None for one without structure.

    The signs of the coefficients are taken, not their order about a median: only signs can be
    turned with the picture.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    grid = cv2.resize(grey, (_GRID, _GRID), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(grid.std()) < _FAINT:
        return None
    lowest = cv2.dct(grid)[:SIDE, :SIDE]
    bits = np.packbits(np.asarray(lowest > 0)).tobytes()
    return f"{int.from_bytes(bits):0{BITS // 4}x}"
