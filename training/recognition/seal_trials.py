"""What the served seal finder says about drawn pages: the ground of its card and its experiment."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from features.paper_checks.seals_of_parties import SURE
from models.recognizer.letterbox import Pixels
from models.recognizer.seal_finder import Edges, SealFinder, overlap
from training.recognition.mark_places import MARKS
from training.recognition.seal_shots import MarkedPage, Recipe, photographed

_HIT = 0.5
IN_COLOUR, GREY_COPY = "in colour", "grey copy"


@dataclass(frozen=True, slots=True)
class SealCount:
    """Marks of one kind: how many there are, were found, and how many of these are right."""

    real: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share of found marks that are right; 1 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of real marks that were found; 1 where there is none."""
        return self.right / self.real if self.real else 1.0

    def __add__(self, other: "SealCount") -> "SealCount":
        """Count both."""
        return SealCount(self.real + other.real, self.found + other.found, self.right + other.right)


Counts = Mapping[tuple[str, str], SealCount]
"""By ``IN_COLOUR`` or ``GREY_COPY`` and the kind of mark."""


def seal_counts(wanted: Sequence[Recipe], weights: Path, processes: int) -> Counts:
    """Count the marks of all pages; right means an overlap (IoU) of at least one half."""
    totals: dict[tuple[str, str], SealCount] = {}
    with ProcessPoolExecutor(processes, get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        for counts in pool.map(partial(_tried, weights), wanted, chunksize=4):
            for key, count in counts.items():
                totals[key] = totals.get(key, SealCount(0, 0, 0)) + count
    return totals


def grey_copy(pixels: Pixels) -> Pixels:
    """Return a page without its colour, of three channels still."""
    return np.repeat(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2)


def _tried(weights: Path, recipe: Recipe) -> dict[tuple[str, str], SealCount]:
    page, finder = photographed(recipe), _seal_finder(weights)
    copy = MarkedPage(grey_copy(page.pixels), page.marks)
    return {
        (look, kind): count
        for look, seen in ((IN_COLOUR, page), (GREY_COPY, copy))
        for kind, count in _counted(seen, finder)
    }


def _counted(page: MarkedPage, finder: SealFinder) -> Iterable[tuple[str, SealCount]]:
    found = [mark for mark in finder.find(page.pixels) if mark.confidence >= SURE]
    size = np.array([page.pixels.shape[1], page.pixels.shape[0]] * 2, np.float32)
    for label, kind in enumerate(MARKS):
        real = page.marks[page.marks[:, 0] == label, 1:]
        boxes = [
            np.array(mark.box.as_list(), np.float32) * size for mark in found if mark.kind is kind
        ]
        yield kind.value, SealCount(len(real), len(boxes), matched(boxes, list(real)))


def matched(found: Iterable[Edges], real: Sequence[Edges]) -> int:
    """Return how many found rectangles, surest first, each meet a real one of their own."""
    free = list(real)
    right = 0
    for edges in found:
        shares = [overlap(edges, other) for other in free]
        if shares and max(shares) >= _HIT:
            free.pop(int(np.argmax(shares)))
            right += 1
    return right


@lru_cache(maxsize=1)
def _seal_finder(weights: Path) -> SealFinder:
    return SealFinder(weights)
