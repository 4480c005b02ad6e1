"""Letters of a seal that were read together with print beside them are taken off again.

Where the ring or the date of a seal stands behind a value, a reader runs on into it: 40,309.12 and
20250216 become one number. Red letters are paler than print in the red channel, and black letters
under a seal are not: both ends of a word are cut back to the print.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Word
from models.recognizer.layout import placed
from models.recognizer.patch import Patch
from models.recognizer.seal_ink import contrast

_RED = 0.85  # share of a letter's contrast that is left in the red channel, if it may be red
_BLACK = 0.9  # the same of a letter without red
_PALE = 0.62  # of the contrast of black letters, in the red channel: more has a letter with black
_CUT, _WHOLE = 0.385, 0.4  # the product of the two, of all that is cut off and of a whole word
_BROWN = 0.35  # of what green is darker than red: blue is darker still by more than this
_LEAST = 2  # black letters of a word that say what its print is like


def usual_contrast(pixels: NDArray[np.uint8], words: Sequence[Word]) -> float:
    """Return the contrast of the print of a page in the red channel, 0 to 255."""
    found = [contrast(_crop(pixels, word.box)[..., 0]) for word in words]
    return float(np.median(found)) if found else 0.0


def without_seal_letters(pixels: NDArray[np.uint8], word: Word, usual: float) -> Word | None:
    """Return a word without the seal's letters at its ends; None where all of it is a seal's.

    ``pixels`` are RGB (H, W, 3), ``usual`` is the contrast of the page's print.
    """
    if not word.glyphs or usual <= 0:
        return word
    left, strength = np.array([_ink(pixels, box) for box in _boxes(word)]).T
    blank = np.array([glyph.character.isspace() for glyph in word.glyphs])
    black = strength[(left >= _BLACK) & ~blank]
    if len(black) < _LEAST:
        usually = float(np.median(left)), float(np.median(strength)) / usual
        return None if usually[0] < _RED and usually[0] * usually[1] < _WHOLE else word
    pale = strength / np.median(black)
    letters = np.array([glyph.character.isalnum() for glyph in word.glyphs])
    own = np.flatnonzero(~(blank | (letters & (left < _RED) & (pale < _PALE))))
    start, stop = int(own[0]), int(own[-1]) + 1

    def is_seal(ends: slice) -> bool:
        return bool(left[ends].mean() * pale[ends].mean() < _CUT)

    start = start if start and is_seal(slice(0, start)) else 0
    stop = stop if stop < len(left) and is_seal(slice(stop, None)) else len(left)
    return _part(word, start, stop)


def _boxes(word: Word) -> list[Box]:
    wide = word.box.x1 - word.box.x0
    return [
        Box(
            min(word.box.x0 + wide * glyph.start, word.box.x1),
            word.box.y0,
            min(word.box.x0 + wide * max(glyph.start, glyph.end), word.box.x1),
            word.box.y1,
        )
        for glyph in word.glyphs
    ]


def _ink(pixels: NDArray[np.uint8], box: Box) -> tuple[float, float]:
    """Return which share of a letter's contrast is left without red, and that contrast.

    All of it where the ink is brown, as that of many forms.
    """
    part = _crop(pixels, box)
    left, green, blue = (contrast(part[..., channel]) for channel in range(3))
    is_brown = blue - green > _BROWN * (green - left)
    share = left / max(contrast(part.min(axis=2)), 1e-6)
    return (1.0 if is_brown else share), left


def _crop(pixels: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    inside = Box(min(box.x0, 1 - 1 / width), min(box.y0, 1 - 1 / height), box.x1, box.y1)
    return Patch.of(inside, pixels.shape).crop(pixels)


def _part(word: Word, start: int, stop: int) -> Word:
    """Return letters ``start`` to ``stop`` as a word of their own."""
    if (start, stop) == (0, len(word.glyphs)):
        return word
    glyphs, boxes = word.glyphs[start:stop], _boxes(word)[start:stop]
    begin, end = glyphs[0].start, max(glyph.end for glyph in glyphs)
    span = max(end - begin, 1e-9)
    return Word(
        "".join(glyph.character for glyph in glyphs),
        sum(glyph.confidence for glyph in glyphs) / len(glyphs),
        replace(word.box, x0=boxes[0].x0, x1=boxes[-1].x1),
        tuple(placed(glyph, -begin, 1 / span) for glyph in glyphs),
    )
