"""Pages turned by more than a few degrees: set level for reading, their boxes turned back."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class LevelPage:
    """A page set level; ``back`` (2, 3) maps its pixels to those of the page before.

    ``before`` is the (height, width) of that page.
    """

    pixels: Pixels
    back: NDArray[np.float64]
    before: tuple[int, int]

    def box_before(self, box: Box) -> Box:
        """Return the rectangle around a box on the page before; both in fractions."""
        height, width = self.pixels.shape[:2]
        corners = np.array(
            [[x * width, y * height, 1.0] for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        )
        placed = corners @ self.back.T / (self.before[1], self.before[0])
        (x0, y0), (x1, y1) = placed.min(axis=0).clip(0, 1), placed.max(axis=0).clip(0, 1)
        return Box(float(x0), float(y0), float(x1), float(y1))


def level_page(pixels: Pixels, turn: float) -> LevelPage:
    """Return a page (H, W, 3) whose text is turned clockwise by so many degrees as it reads level.

    The picture grows so that no corner is lost; what is new is the page's middle grey.
    """
    height, width = pixels.shape[:2]
    forth = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0), np.float64)
    cosine, sine = abs(forth[0, 0]), abs(forth[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    forth[:, 2] += ((wide - width) / 2, (high - height) / 2)
    ground = [float(v) for v in np.median(pixels[::16, ::16].reshape(-1, 3), axis=0)]
    level = cv2.warpAffine(pixels, forth, (wide, high), flags=cv2.INTER_CUBIC, borderValue=ground)
    back = np.asarray(cv2.invertAffineTransform(forth), np.float64)
    return LevelPage(np.asarray(level, np.uint8), back, (height, width))
