"""Red ink on a page: where seals are, what stands beneath them, and which words are the seal's.

In the red channel red ink is as bright as paper while black text stays dark, so a page with its
seals taken out is the red channel alone (measured: 0.90 to 0.92 of values under seals are in the
text of one reading, 0.95 in two; documents.md, section 7).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from models.recognizer.patch import Patch

Pixels = NDArray[np.uint8]
Plane = NDArray[np.bool_]
_SIDE = 800  # pixels of the longer side on which red is looked for
_LEAST = 0.035  # of the longer side: the smallest private seal on A4 is 15 mm of 297
_MOST = 0.6
_SQUARE = 3.5  # longer side over shorter: seals are round, oval or square, lines of text are not
_GONE = 0.5  # share of its contrast that a seal's own word keeps at most in the red channel
MARGIN = 0.06
"""Of a seal, around it: what its patch shows of the paper."""


def red_ink(pixels: Pixels) -> Plane:
    """Return where the ink is red: (H, W) of pixels (H, W, 3), RGB.

    Red is told from warm light by its distance from the page's own colour, and from the brown
    of invoice forms and of desks by green being no stronger than blue.
    """
    red, green, blue = (pixels[..., n].astype(np.int16) for n in range(3))
    excess = red - np.maximum(green, blue)
    usual = max(float(np.median(excess)), 0.0)
    return np.asarray((excess > usual + 28) & (green - blue < 0.35 * excess + usual))


def red_patches(pixels: Pixels) -> tuple[Patch, ...]:
    """Return the patches of red ink of the size and shape of seals, largest first.

    A patch that lies within a larger one, as the star in the ring, is part of it.
    """
    height, width = pixels.shape[:2]
    scale = min(1.0, _SIDE / max(height, width))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    mask = red_ink(np.asarray(small, np.uint8)).astype(np.uint8)
    reach = max(3, round(0.012 * max(small.shape[:2])))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    found = [_patch(stats[n], scale, (height, width)) for n in range(1, count)
             if _is_seal(stats[n], max(small.shape[:2]))]  # fmt: skip
    outer: list[Patch] = []
    for patch in sorted(found, key=lambda p: (p.x0 - p.x1) * (p.y1 - p.y0)):
        if not any(patch.within(other) for other in outer):
            outer.append(patch)
    return tuple(outer)


def without_red(pixels: Pixels) -> Pixels:
    """Return the red channel as a grey picture (H, W, 3), in which red ink is gone."""
    return np.repeat(pixels[..., :1], 3, axis=2)


def is_seal_ink(pixels: Pixels, box: Box) -> bool:
    """Say whether what stands in a box is red alone: without the red most contrast is gone.

    Black text over the star of a seal keeps its contrast, however much red lies around it.
    """
    part = Patch.of(box, pixels.shape).crop(pixels)
    if part.size == 0:
        return False
    return contrast(part[..., 0]) < _GONE * contrast(part.min(axis=2))


def contrast(grey: NDArray[np.uint8]) -> float:
    """Return how much darker the ink of a piece of a page is than its paper, 0 to 255."""
    dark, light = np.quantile(grey, [0.03, 0.9])
    return float(light - dark)


def _is_seal(stats: NDArray[np.int32], side: int) -> bool:
    wide, high, area = (int(stats[n]) for n in (2, 3, 4))
    longer, shorter = max(wide, high), min(wide, high)
    sized = _LEAST * side <= longer <= _MOST * side and longer <= _SQUARE * shorter
    return sized and area >= 0.08 * wide * high


def _patch(stats: NDArray[np.int32], scale: float, shape: tuple[int, int]) -> Patch:
    x, y, wide, high = (float(v) / scale for v in stats[:4])
    mx, my = MARGIN * wide, MARGIN * high
    return Patch(
        max(int(x - mx), 0),
        max(int(y - my), 0),
        min(int(x + wide + mx) + 1, shape[1]),
        min(int(y + high + my) + 1, shape[0]),
    )
