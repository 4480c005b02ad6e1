"""One text of a page as a level strip, as high as the recognizer wants it."""

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT = 48
_WIDEST = 3200  # longer texts are squeezed
_UPRIGHT = 1.5

Strip = NDArray[np.uint8]
"""Shape (48, W, 3), BGR."""


def cut_strip(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> Strip:
    """Return the text inside four corners, cut from the page at its full resolution.

    A text that is clearly higher than wide is laid on its side: it runs downwards.
    """
    sides = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    wide, high = max(int(sides[[0, 2]].max()), 1), max(int(sides[[1, 3]].max()), 1)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    flattened = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(quad, flat),
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    cut = np.asarray(flattened, dtype=np.uint8)
    return to_height(np.rot90(cut) if high >= _UPRIGHT * wide else cut)


def to_height(cut: NDArray[np.uint8]) -> Strip:
    """Return a picture of shape (H, W, 3) scaled to the height of a strip."""
    high, wide = cut.shape[:2]
    width = min(max(-(-wide * HEIGHT // high), 1), _WIDEST)
    strip = cv2.resize(np.ascontiguousarray(cut), (width, HEIGHT))
    return np.asarray(strip, dtype=np.uint8)
