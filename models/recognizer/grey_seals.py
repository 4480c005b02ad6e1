"""Seals on copies without colour: found by their shape, and their words told from the paper's.

What a reader makes of a ring are single characters in the band of the ring, or a box far taller
than any line of the page where it took the whole arc for one line. Print that runs across the seal
reaches into its middle or beyond its rim, and figures stand on no ring.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np

from features.records.document import Box, Word
from models.recognizer.patch import Patch
from models.recognizer.seal_finder import SEALS, Mark, MarkKind
from models.recognizer.seal_ink import MARGIN
from models.recognizer.seal_reading import TwiceRead

_BAND = (0.45, 1.2)  # of the radius: where the words of a ring stand, boxes being rough
_CHARACTERS = 3  # of a ring that a reader takes for one level word
_TALL = 1.6  # times the tall lines of a page, from which a box holds an arc
_TALL_LINES = 0.9  # quantile of heights


@dataclass(frozen=True, slots=True)
class _Disc:
    """A seal as an ellipse in fractions of the page."""

    x: float
    y: float
    wide: float
    high: float

    @classmethod
    def of(cls, box: Box) -> "_Disc":
        return cls(
            (box.x0 + box.x1) / 2,
            (box.y0 + box.y1) / 2,
            max(box.x1 - box.x0, 1e-6) / 2,
            max(box.y1 - box.y0, 1e-6) / 2,
        )

    def reach(self, box: Box) -> tuple[float, float]:
        """Return how far the nearest and the farthest point of a box lie off, in radii."""
        xs = ((box.x0 - self.x) / self.wide, (box.x1 - self.x) / self.wide)
        ys = ((box.y0 - self.y) / self.high, (box.y1 - self.y) / self.high)
        near_x, near_y = (max(0.0, low, -high) for low, high in (xs, ys))
        far_x, far_y = (max(abs(low), abs(high)) for low, high in (xs, ys))
        return hypot(near_x, near_y), hypot(far_x, far_y)


def read_grey_seals(
    words: Sequence[Word], marks: Sequence[Mark], shape: tuple[int, ...]
) -> TwiceRead:
    """Set the words of round seals apart; ``shape`` is that of the page's pixels.

    An oval seal is a patch, too, but titles stand under it: its words stay where they are.
    """
    patches = tuple(_patch(mark.box, shape) for mark in marks if mark.kind in SEALS)
    rings = [mark.box for mark in marks if mark.kind is MarkKind.ROUND_SEAL]
    tall = _TALL * _height_of_lines(words, rings)
    sealed = tuple(word for word in words if any(_is_of_ring(word, ring, tall) for ring in rings))
    kept = tuple(word for word in words if word not in sealed)
    return TwiceRead(kept, sealed, patches)


def _height_of_lines(words: Sequence[Word], seals: Sequence[Box]) -> float:
    """Return the height of the tall lines beside the seals, 1 where there are none."""
    beside = [word.box for word in words if not any(s.holds_middle_of(word.box) for s in seals)]
    heights = [box.y1 - box.y0 for box in beside]
    return float(np.quantile(heights, _TALL_LINES)) if heights else 1.0


def _is_of_ring(word: Word, seal: Box, tall: float) -> bool:
    if any(character.isdigit() for character in word.text):
        return False
    near, far = _Disc.of(seal).reach(word.box)
    if near >= _BAND[0] and far <= _BAND[1]:
        return len(word.text) <= _CHARACTERS
    return word.box.y1 - word.box.y0 >= tall and seal.holds_middle_of(word.box)


def _patch(seal: Box, shape: tuple[int, ...]) -> Patch:
    """Return the patch of a seal with the margin that patches of red ink have."""
    wide, high = MARGIN * (seal.x1 - seal.x0), MARGIN * (seal.y1 - seal.y0)
    outer = Box(
        max(seal.x0 - wide, 0.0),
        max(seal.y0 - high, 0.0),
        min(seal.x1 + wide, 1.0),
        min(seal.y1 + high, 1.0),
    )
    return Patch.of(outer, shape)
