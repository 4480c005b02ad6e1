"""Pages for the seal finder: drawn, photographed and fitted, each from its own seed.

A shot keeps the page small, as JPEG, with the marks that show on it, so thousands fit into memory.
Nothing here needs torch: shots are taken in processes of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import cv2
import numpy as np

from features.errors import BadRecord
from features.records.document import Kind
from models.recognizer.letterbox import Letterbox, Pixels, letterboxed
from training.recognition.mark_places import Marks, marks_of, moved_marks, shown
from training.synthesis.papers.degrade import Taken
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.style import HELD_OUT_LAYOUTS, TRAINING_LAYOUTS

KINDS: tuple[Kind, ...] = tuple(Kind)
SHOT = 768
"""Pixels of the side of a shot; the network sees smaller squares made from it."""
_FURTHER = 400  # layouts beyond the named ones, all for training
_ATTEMPTS = 5
_FLAT = 0.12  # share of pages that come straight from a file, neither scanned nor photographed
_ANY_PAGE = 0.5  # share of papers of which any page is taken, not the first
_DPI = (60.0, 170.0)
_MILD = 1.5  # exponent on the share of spoiling: a quarter of the others are scans
_JPEG = [cv2.IMWRITE_JPEG_QUALITY, 93]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A page to be taken: the seed decides what stands on it and how it is photographed."""

    kind: Kind
    layout: int
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """A page as it was taken, upright.

    ``square`` is its letterboxed RGB picture of SHOT pixels as JPEG; ``marks`` as in
    ``mark_places``, in pixels of the square.
    """

    recipe: Recipe
    square: bytes
    marks: Marks

    @property
    def pixels(self) -> Pixels:
        """Return the square (SHOT, SHOT, 3), RGB."""
        decoded = cv2.imdecode(np.frombuffer(self.square, np.uint8), cv2.IMREAD_COLOR)
        return np.asarray(decoded[:, :, ::-1], np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class MarkedPage:
    """A page as it was taken, (H, W, 3) RGB, with its marks in pixels."""

    pixels: Pixels
    marks: Marks


def recipes(count: int, rng: np.random.Generator, held_out: bool = False) -> tuple[Recipe, ...]:
    """Return ``count`` recipes: the kinds in turn, layouts and seeds by chance.

    Held-out layouts are never mixed with those for training.
    """
    named = HELD_OUT_LAYOUTS if held_out else TRAINING_LAYOUTS
    further = () if held_out else range(max(HELD_OUT_LAYOUTS) + 1, _FURTHER)
    layouts = np.array([*named, *further])
    drawn = rng.choice(layouts, count)
    seeds = rng.integers(1 << 31, size=count)
    return tuple(Recipe(KINDS[n % len(KINDS)], int(drawn[n]), int(seeds[n])) for n in range(count))


def shots(
    wanted: Sequence[Recipe], processes: int, tell: Callable[[int], None] = lambda _: None
) -> list[Shot]:
    """Take the shots in their order, in this many processes; ``tell`` hears of each one.

    The shots do not depend on the number of processes.
    """
    if processes <= 1:
        return list(_told(map(shoot, wanted), tell))
    with ProcessPoolExecutor(processes, get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        return list(_told(pool.map(shoot, wanted, chunksize=8), tell))


def _told(taken: Iterator[Shot], tell: Callable[[int], None]) -> Iterator[Shot]:
    for number, shot in enumerate(taken, start=1):
        tell(number)
        yield shot


def shoot(recipe: Recipe) -> Shot:
    """Take a picture of the page and fit it."""
    page = photographed(recipe)
    fitted = Letterbox.of((page.pixels.shape[0], page.pixels.shape[1]), SHOT)
    marks = page.marks.copy()
    marks[:, 1:] *= fitted.width / page.pixels.shape[1]
    marks[:, 1:] += np.array([fitted.left, fitted.top] * 2, np.float32)
    return Shot(recipe, _jpeg(letterboxed(page.pixels, SHOT)), marks)


def photographed(recipe: Recipe) -> MarkedPage:
    """Draw the paper, choose one of its pages and take its picture."""
    rng = np.random.default_rng(recipe.seed)
    drawn = _drawn(recipe)
    number = int(rng.integers(len(drawn.sheets))) if rng.random() < _ANY_PAGE else 0
    sheet = drawn.sheets[number]
    dpi = float(np.exp(rng.uniform(*np.log(_DPI))))
    page = paint(sheet, dpi)
    flat = rng.random() < _FLAT
    taken = _as_it_is(page) if flat else take(page, rng, float(rng.uniform(0.0, 1.0) ** _MILD))
    marks = moved_marks(marks_of(sheet, dpi / 25.4), taken.matrix)
    return MarkedPage(taken.pixels, shown(marks, (taken.pixels.shape[0], taken.pixels.shape[1])))


def _drawn(recipe: Recipe) -> Drawn:
    """Draw the paper; one in some hundreds outgrows its sheet and gives way to the next seed."""
    for seed in range(recipe.seed, recipe.seed + _ATTEMPTS):
        try:
            return draw_paper(recipe.kind, recipe.layout, seed)
        except BadRecord as outgrown:
            refused = outgrown
    raise refused


def _as_it_is(page: Pixels) -> Taken:
    return Taken(page, np.eye(3), (page.shape[1], page.shape[0]))


def _jpeg(pixels: Pixels) -> bytes:
    return bytes(cv2.imencode(".jpg", pixels[:, :, ::-1], _JPEG)[1])
