"""What served networks say about drawn pages, page by page: the ground of cards and experiments."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from features.records.document import Kind
from models.recognizer.page_model import PageLook, PageModel
from models.recognizer.quarter_turns import turned_page
from models.recognizer.seal_finder import Edges, SealFinder, overlap
from training.recognition.page_dataset import MARKS, Recipe, photographed

_HIT = 0.5


@dataclass(frozen=True, slots=True)
class PageTrial:
    """One page laid in one way; ``turns`` are the quarters that turn it upright."""

    kind: Kind
    layout: int
    first: bool
    turns: int
    quality: float
    look: PageLook

    @property
    def turn_right(self) -> bool:
        """Say whether the orientation was told."""
        return self.look.quarter_turns == self.turns

    @property
    def kind_right(self) -> bool:
        """Say whether the kind was told."""
        return self.look.kind is self.kind


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


def page_trials(wanted: Sequence[Recipe], weights: Path, processes: int) -> list[PageTrial]:
    """Look at each page in all four ways that it can lie."""
    with ProcessPoolExecutor(processes, get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        looks = pool.map(partial(_look, weights), wanted, chunksize=4)
        return [trial for trials in looks for trial in trials]


def seal_counts(wanted: Sequence[Recipe], weights: Path, processes: int) -> dict[str, SealCount]:
    """Count the marks of all pages by kind; right means an overlap (IoU) of at least one half."""
    totals = {kind.value: SealCount(0, 0, 0) for kind in MARKS}
    with ProcessPoolExecutor(processes, get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        for counts in pool.map(partial(_find, weights), wanted, chunksize=4):
            totals = {kind: total + counts[kind] for kind, total in totals.items()}
    return totals


def _look(weights: Path, recipe: Recipe) -> list[PageTrial]:
    picture = photographed(recipe)
    model = _page_model(weights)
    return [
        PageTrial(
            recipe.kind,
            recipe.layout,
            picture.first,
            turns,
            picture.quality,
            model.look(turned_page(picture.taken.pixels, -turns)),
        )
        for turns in range(4)
    ]


def _find(weights: Path, recipe: Recipe) -> dict[str, SealCount]:
    picture = photographed(recipe)
    pixels = picture.taken.pixels
    size = np.array([pixels.shape[1], pixels.shape[0]] * 2, np.float32)
    found = _seal_finder(weights).find(pixels)
    counts = {}
    for label, kind in enumerate(MARKS):
        real = picture.marks[picture.marks[:, 0] == label, 1:]
        boxes = [
            np.array(mark.box.as_list(), np.float32) * size for mark in found if mark.kind is kind
        ]
        counts[kind.value] = SealCount(len(real), len(boxes), matched(boxes, list(real)))
    return counts


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
def _page_model(weights: Path) -> PageModel:
    return PageModel(weights)


@lru_cache(maxsize=1)
def _seal_finder(weights: Path) -> SealFinder:
    return SealFinder(weights)
