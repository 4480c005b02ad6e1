"""From the recognizer's probabilities to characters: CTC, the best class at each step.

Method: Graves et al., Connectionist Temporal Classification, ICML 2006. A class that stays best
over several steps is one character; class 0 is the blank between two.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from features.records.document import Glyph

_LEAST_RIVAL = 0.01
_MOST_RIVALS = 3
_LATIN_REACH = 1.75  # half of a character, in steps
_CHINESE_REACH = 3.0

Probabilities = NDArray[np.float32]
"""Shape (steps, classes); each step sums to 1."""


def read_glyphs(found: Probabilities, alphabet: Sequence[str], length: float) -> tuple[Glyph, ...]:
    """Return the characters of one strip, each as sure as its surest step.

    ``alphabet`` names the classes, the blank (class 0) being "". ``length`` is that of the text
    in steps, less than there are where the strip was padded.
    """
    best = found.argmax(axis=1)
    edges = [*np.flatnonzero(np.diff(best, prepend=-1)).tolist(), len(best)]
    spans = [(a, b) for a, b in pairwise(edges) if best[a] != 0]
    if not spans:
        return ()
    peaks = [a + int(found[a:b, best[a]].argmax()) for a, b in spans]
    characters = [alphabet[best[peak]] for peak in peaks]
    places = glyph_places([(a + b) / 2 for a, b in spans], characters, length)
    return tuple(
        Glyph(character, _share(found[peak].max()), _rivals(found[peak], alphabet), start, end)
        for character, peak, (start, end) in zip(characters, peaks, places, strict=True)
    )


def glyph_places(
    centres: Sequence[float], characters: Sequence[str], length: float
) -> list[tuple[float, float]]:
    """Return start and end of each of one or more characters as shares of ``length``.

    Neighbours meet between their centres, nearer to the narrower one; where they stand apart,
    a character ends where one of its script would.
    """
    reaches = [_LATIN_REACH if c.isascii() else _CHINESE_REACH for c in characters]
    meets = [
        one + (other - one) * mine / (mine + its)
        for one, other, mine, its in zip(centres, centres[1:], reaches, reaches[1:], strict=False)
    ]
    starts = [max(a, c - r) for a, c, r in zip([0.0, *meets], centres, reaches, strict=True)]
    ends = [min(b, c + r) for b, c, r in zip([*meets, length], centres, reaches, strict=True)]
    return [
        (min(max(a / length, 0.0), 1.0), min(max(b / length, 0.0), 1.0))
        for a, b in zip(starts, ends, strict=True)
    ]


def _rivals(step: NDArray[np.float32], alphabet: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Return the next best classes of one step, likeliest first."""
    likely = np.flatnonzero(step >= _LEAST_RIVAL)
    ranked = likely[np.argsort(-step[likely], kind="stable")][1 : _MOST_RIVALS + 1]
    return tuple((alphabet[index], _share(step[index])) for index in ranked)


def _share(probability: np.float32) -> float:
    return min(float(probability), 1.0)
