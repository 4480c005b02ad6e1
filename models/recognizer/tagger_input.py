"""What the line tagger sees: pieces of text with their characters and places, as arrays.

Training and serving make these arrays here and nowhere else. Runs that a reader drew together
are cut at white space, since neighbouring cells lie in them; long prose is cut into stretches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from models.recognizer.layout import Run, rows

LONGEST = 48
"""Characters of a piece; a line of prose on A4 has about forty."""
MOST_PIECES = 640
"""Pieces of a page that are looked at; a roster of forty rows and ten columns has 440."""
PLACES = 8
_BLANK, UNKNOWN, FIRST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Characters that the network knows; all others are one unknown character."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, characters: Sequence[str]) -> "Alphabet":
        """Number the characters in their order."""
        return cls({character: n for n, character in enumerate(characters, start=FIRST)})

    def number(self, character: str) -> int:
        """Return the number of a character in its compatibility form."""
        return self.numbers.get(normalize("NFKC", character)[:1], UNKNOWN)

    @property
    def size(self) -> int:
        """Return how many numbers there are, blank and unknown included."""
        return len(self.numbers) + FIRST


@dataclass(frozen=True, slots=True, eq=False)
class TaggerInput:
    """The arrays of one page of N pieces with T characters, a blank behind each piece.

    ``characters`` (T,) int64; ``owner`` (T,) int64 is the piece of each character; ``inside``
    (T,) float32 is 1 for a character and 0 for the blank between pieces; ``places`` (N, 8)
    float32 are left, top, right, bottom in extents of the text, height in median heights, length,
    share of digits, width of a character in median heights; ``grid`` (N, 4) float32 is the
    rectangle in median heights, from which distances between pieces are taken.
    """

    characters: NDArray[np.int64]
    owner: NDArray[np.int64]
    inside: NDArray[np.float32]
    places: NDArray[np.float32]
    grid: NDArray[np.float32]

    @property
    def pieces(self) -> int:
        """Return N."""
        return len(self.places)


def pieces_of(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Cut runs at white space and at the longest length, row by row, at most ``MOST_PIECES``."""
    cut = [part for row in rows(runs) for run in row for part in _stretches(run)]
    return tuple(cut[:MOST_PIECES])


def encode(pieces: Sequence[Run], alphabet: Alphabet) -> TaggerInput:
    """Return the arrays of the pieces of one page; at least one piece is needed."""
    lengths = [len(piece.text) for piece in pieces]
    numbers = [[*map(alphabet.number, piece.text), _BLANK] for piece in pieces]
    owner = np.repeat(np.arange(len(pieces)), np.array(lengths) + 1)
    characters = np.concatenate([np.array(n, np.int64) for n in numbers])
    rectangles = np.array([[p.x0, p.y0, p.x1, p.y1] for p in pieces], np.float32)
    return TaggerInput(
        characters,
        owner.astype(np.int64),
        (characters != _BLANK).astype(np.float32),
        _places(pieces, rectangles),
        _grid(rectangles),
    )


def _stretches(run: Run) -> list[Run]:
    """Return the parts of a run between its white space, none longer than ``LONGEST``."""
    breaks = [-1, *(i for i, c in enumerate(run.text) if c.isspace()), len(run.text)]
    parts = []
    for before, after in pairwise(breaks):
        for start in range(before + 1, after, LONGEST):
            stop = min(start + LONGEST, after)
            whole = (start, stop) == (0, len(run.text))
            parts.append(run if whole else run.part(start, stop))
    return parts


def _grid(rectangles: NDArray[np.float32]) -> NDArray[np.float32]:
    height = float(np.median(rectangles[:, 3] - rectangles[:, 1]))
    origin = rectangles[:, :2].min(axis=0)
    return np.asarray((rectangles - np.tile(origin, 2)) / max(height, 1e-6), np.float32)


def _places(pieces: Sequence[Run], rectangles: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = np.quantile(rectangles[:, [0, 2]], 0.01), np.quantile(rectangles[:, [0, 2]], 0.99)
    top, bottom = float(rectangles[:, 1].min()), float(rectangles[:, 3].max())
    wide, tall = max(high - low, 1e-6), max(bottom - top, 1e-6)
    heights = rectangles[:, 3] - rectangles[:, 1]
    lengths = np.array([len(piece.text) for piece in pieces], np.float32)
    digits = [sum(c.isdigit() for c in piece.text) for piece in pieces]
    median = max(float(np.median(heights)), 1e-6)
    columns = [
        (rectangles[:, 0] - low) / wide,
        (rectangles[:, 1] - top) / tall,
        (rectangles[:, 2] - low) / wide,
        (rectangles[:, 3] - top) / tall,
        heights / median,
        lengths / LONGEST,
        np.array(digits) / np.maximum(lengths, 1),
        (rectangles[:, 2] - rectangles[:, 0]) / np.maximum(lengths, 1) / median,
    ]
    return np.stack(columns, axis=1).astype(np.float32)
