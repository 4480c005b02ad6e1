"""What a text reader is: pixels in, words with their boxes out.

The engines behind it live in ``*_reader.py``; nothing else knows their names.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Word


class TextReader(Protocol):
    """An OCR engine; ``name`` and ``version`` go into each score, so that it can be repeated."""

    name: str
    version: str

    def read(self, pixels: NDArray[np.uint8]) -> tuple[Word, ...]:
        """Read one page of shape (H, W, 3), RGB.

        Words are runs of text as the engine found them, in its reading order; boxes are
        fractions of the page, axis-parallel around turned text; a blank page has no words.
        """


ReaderFactory = Callable[[], TextReader]
"""Makes a reader on demand: loading one takes seconds, and most papers never need it."""


def box_of_polygon(polygon: NDArray[np.floating], shape: tuple[int, ...]) -> Box:
    """Return the rectangle around a polygon of shape (n, 2), x and y in pixels of the page.

    ``shape`` is that of the pixels, height first; what leaves the page is cut off.

    >>> box_of_polygon(np.array([[10.0, 5.0], [30.0, 5.0], [30.0, 15.0]]), (20, 40, 3)).as_list()
    [0.25, 0.25, 0.75, 0.75]
    """
    size = np.array([shape[1], shape[0]], dtype=np.float64)
    fractions = np.clip(np.asarray(polygon, dtype=np.float64) / size, 0.0, 1.0)
    (x0, y0), (x1, y1) = fractions.min(axis=0), fractions.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))
