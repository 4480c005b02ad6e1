"""Pages that lie on their side or upside down: turned upright, and their boxes turned back.

Turns are counted in quarters, counter-clockwise, as ``numpy.rot90`` counts them. A box found on
the upright page stands on the page as given at ``turned_box(box, -turns)``.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Word


def turned_page(pixels: NDArray[np.uint8], turns: int) -> NDArray[np.uint8]:
    """Return the page (H, W, C) turned counter-clockwise by so many quarters."""
    return np.ascontiguousarray(np.rot90(pixels, turns % 4))


def turned_box(box: Box, turns: int) -> Box:
    """Return where a box stands after its page was turned counter-clockwise by quarters.

    >>> turned_box(Box(0.1, 0.2, 0.3, 0.25), 1).as_list()
    [0.2, 0.7, 0.25, 0.9]
    """
    x0, y0, x1, y1 = box.as_list()
    for _ in range(turns % 4):
        x0, y0, x1, y1 = y0, 1.0 - x1, y1, 1.0 - x0
    return Box(x0, y0, x1, y1)


def turned_word(word: Word, turns: int) -> Word:
    """Return a word with its box turned."""
    return replace(word, box=turned_box(word.box, turns))
