"""A rectangle of whole pixels on a page: cut out, and its boxes put back where they stand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box


@dataclass(frozen=True, slots=True)
class Patch:
    """Left, top, right, bottom in pixels of the page, right and bottom left out."""

    x0: int
    y0: int
    x1: int
    y1: int

    @classmethod
    def of(cls, box: Box, shape: tuple[int, ...], least: int = 1) -> "Patch":
        """Return the pixels of a box on a page of this shape, ``least`` a side at the least."""
        height, width = shape[:2]
        x0, y0 = int(box.x0 * width), int(box.y0 * height)
        x1, y1 = int(box.x1 * width), int(box.y1 * height)
        return cls(x0, y0, max(x1, x0 + least), max(y1, y0 + least))

    def crop(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the pixels of the patch, as a view."""
        return pixels[self.y0 : self.y1, self.x0 : self.x1]

    def within(self, other: "Patch") -> bool:
        """Say whether the middle of the patch lies in another one."""
        x, y = (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2
        return other.x0 <= x <= other.x1 and other.y0 <= y <= other.y1

    def on_page(self, box: Box, shape: tuple[int, ...]) -> Box:
        """Return a box of the crop as it stands on the page of this shape."""
        wide, high = self.x1 - self.x0, self.y1 - self.y0
        xs = [min((self.x0 + x * wide) / shape[1], 1.0) for x in (box.x0, box.x1)]
        ys = [min((self.y0 + y * high) / shape[0], 1.0) for y in (box.y0, box.y1)]
        return Box(xs[0], ys[0], xs[1], ys[1])

    def box(self, shape: tuple[int, ...]) -> Box:
        """Return the patch in fractions of a page of this shape."""
        height, width = shape[:2]
        return Box(self.x0 / width, self.y0 / height, self.x1 / width, self.y1 / height)
