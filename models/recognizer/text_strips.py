"""One text of a page as a level strip, as high as the recognizer wants it."""

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT = 48
_WIDEST = 3200  # longer texts are squeezed
_UPRIGHT = 1.5
_LONE = 3.0
_BESIDE = 0.1

Strip = NDArray[np.uint8]
"""Shape (48, W, 3), BGR."""

Quad = NDArray[np.float32]
"""Shape (4, 2): top left, top right, bottom right, bottom left of a text, x and y in pixels."""


def cut_strip(pixels: NDArray[np.uint8], quad: Quad) -> Strip:
    """Return the text inside four corners, cut from the page at its full resolution.

    A text that is clearly higher than wide is laid on its side: it runs downwards.
    """
    cut = level(pixels, quad)
    return to_height(np.rot90(cut) if is_upright(quad) else cut)


def strips_of(pixels: NDArray[np.uint8], quad: Quad) -> tuple[Strip, ...]:
    """Return the ways in which a text can be meant: one, or two where it stands.

    What is up to three times as high as wide runs downwards or is a lone character.
    """
    laid = cut_strip(pixels, quad)
    wide, high = size_of(quad)
    if not is_upright(quad) or high > _LONE * wide:
        return (laid,)
    return laid, to_height(level(pixels, lengthened(quad, _BESIDE)))


def lengthened(quad: Quad, share: float) -> Quad:
    """Return a text with a share of its height added on its left and right."""
    wide, high = size_of(quad)
    more = (quad[1] - quad[0]) * (share * high / wide)
    return quad + np.array([-more, more, more, -more], dtype=np.float32)


def level(pixels: NDArray[np.uint8], quad: Quad) -> NDArray[np.uint8]:
    """Return what lies inside four corners as a level picture of its own."""
    wide, high = size_of(quad)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    cut = cv2.warpPerspective(
        pixels,
        cv2.getPerspectiveTransform(quad, flat),
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cut, dtype=np.uint8)


def size_of(quad: Quad) -> tuple[int, int]:
    """Return width and height in pixels, at least one each."""
    sides = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    return max(int(sides[[0, 2]].max()), 1), max(int(sides[[1, 3]].max()), 1)


def is_upright(quad: Quad) -> bool:
    """Say whether a text is clearly higher than wide."""
    wide, high = size_of(quad)
    return high >= _UPRIGHT * wide


def to_height(cut: NDArray[np.uint8]) -> Strip:
    """Return a picture of shape (H, W, 3) scaled to the height of a strip."""
    high, wide = cut.shape[:2]
    width = min(max(-(-wide * HEIGHT // high), 1), _WIDEST)
    strip = cv2.resize(np.ascontiguousarray(cut), (width, HEIGHT))
    return np.asarray(strip, dtype=np.uint8)
