"""Which way up a page lies, from its text: lines that stand, lines that read better upside down.

A page on its side has boxes that are taller than wide; an upside-down line reads with far less
confidence than the same line turned. The longest words of a page decide, and on a page that
reads well none is read twice.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Word
from models.recognizer.patch import Patch
from models.recognizer.quarter_turns import turned_box, turned_page
from models.recognizer.seal_ring import StripReader

_VOTERS = 8
_READS_WELL = 0.93  # mean confidence of the longest words of a page that lies as it should
_GAIN = 0.04
_STANDING = 0.5  # share of longer words that stand, from which the page lies on its side
_FEWEST = 4


def quarter_turns_of(pixels: NDArray[np.uint8], words: Sequence[Word], reader: StripReader) -> int:
    """Return by how many quarters, counter-clockwise, a page that was read as it lies must turn.

    0 for a page that has too few words to tell.
    """
    longest = sorted((w for w in words if len(w.text) > 1), key=lambda w: -_length(w, pixels))
    voters = longest[:_VOTERS]
    if len(voters) < _FEWEST:
        return 0
    if np.mean([_stands(word, pixels) for word in voters]) >= _STANDING:
        boxes = [word.box for word in voters]
        return 1 if _score(pixels, boxes, 1, reader) >= _score(pixels, boxes, 3, reader) else 3
    said = float(np.mean([word.confidence for word in voters]))
    if said >= _READS_WELL:
        return 0
    boxes = [word.box for word in voters]
    turned, kept = (_score(pixels, boxes, turns, reader) for turns in (2, 0))
    return 2 if turned > kept + _GAIN else 0


def _score(
    pixels: NDArray[np.uint8], boxes: Sequence[Box], turns: int, reader: StripReader
) -> float:
    """Return how sure the strips read after the page was turned; longer readings weigh more."""
    page = turned_page(pixels, turns)
    patches = [Patch.of(turned_box(box, turns), page.shape, least=2) for box in boxes]
    read = [reader.read_strip(patch.crop(page)) for patch in patches]
    weights = [len(word.text) if word is not None else 1 for word in read]
    said = [word.confidence if word is not None else 0.0 for word in read]
    total = sum(s * w for s, w in zip(said, weights, strict=True))
    return total / sum(weights)


def _length(word: Word, pixels: NDArray[np.uint8]) -> float:
    height, width = pixels.shape[:2]
    return float(max((word.box.x1 - word.box.x0) * width, (word.box.y1 - word.box.y0) * height))


def _stands(word: Word, pixels: NDArray[np.uint8]) -> bool:
    height, width = pixels.shape[:2]
    high, wide = (word.box.y1 - word.box.y0) * height, (word.box.x1 - word.box.x0) * width
    return bool(high > 1.5 * wide)
