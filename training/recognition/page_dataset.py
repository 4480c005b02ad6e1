"""Pages for the networks that look: drawn, photographed and fitted, each from its own seed.

A shot keeps the page small (the square of the seal finder, as JPEG) with what is known about it,
so thousands fit into memory. Nothing here needs torch: shots are taken in processes of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import cv2
import numpy as np
from numpy.typing import NDArray

from features.errors import BadRecord
from features.records.document import Kind
from models.recognizer.letterbox import Letterbox, Pixels, busiest_tile, letterboxed
from models.recognizer.page_model import TILE
from models.recognizer.seal_finder import MarkKind
from training.synthesis.papers.degrade import Taken
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Rectangle
from training.synthesis.papers.style import HELD_OUT_LAYOUTS, TRAINING_LAYOUTS

KINDS: tuple[Kind, ...] = tuple(Kind)
MARKS: tuple[MarkKind, ...] = tuple(MarkKind)
SHOT = 640
"""Pixels of the side of a shot; the networks see smaller squares made from it."""
Marks = NDArray[np.float32]
_FURTHER = 400  # layouts beyond the named ones, all for training
_ATTEMPTS = 5
_FLAT = 0.12  # share of pages that come straight from a file, neither scanned nor photographed
_ANY_PAGE = 0.5  # share of papers of which any page is taken, not the first
_DPI = (60.0, 170.0)
_ENOUGH_DPI, _POOR_DPI = 150.0, 45.0
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

    ``square`` is its letterboxed RGB picture of SHOT pixels as JPEG, ``tile`` a grey tile at full
    size as PNG. ``marks`` (n, 5) float32 are class, x0, y0, x1, y1 and ``corners`` (4, 2) those of
    the paper, from the top left with the clock, in pixels of the square. ``first`` says that it is
    the first page of its paper. ``quality`` is in [0, 1].
    """

    recipe: Recipe
    square: bytes
    tile: bytes
    marks: Marks
    corners: Marks
    first: bool
    quality: float

    @property
    def pixels(self) -> Pixels:
        """Return the square (SHOT, SHOT, 3), RGB."""
        decoded = cv2.imdecode(np.frombuffer(self.square, np.uint8), cv2.IMREAD_COLOR)
        return np.asarray(decoded[:, :, ::-1], np.uint8)

    @property
    def grey_tile(self) -> Pixels:
        """Return the tile (TILE, TILE)."""
        data = np.frombuffer(self.tile, np.uint8)
        return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Photographed:
    """A page as it was taken, at full size; ``marks`` as in ``Shot``, in pixels of the picture."""

    taken: Taken
    marks: Marks
    first: bool
    quality: float


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
    picture = photographed(recipe)
    pixels = picture.taken.pixels
    return Shot(
        recipe=recipe,
        square=_jpeg(letterboxed(pixels, SHOT)),
        tile=_png(busiest_tile(_grey(pixels), TILE)),
        marks=_in_square(picture.marks, pixels.shape),
        corners=_in_square(_corners(picture.taken), pixels.shape),
        first=picture.first,
        quality=picture.quality,
    )


def photographed(recipe: Recipe) -> Photographed:
    """Draw the paper, choose one of its pages and take its picture."""
    rng = np.random.default_rng(recipe.seed)
    drawn = _drawn(recipe)
    number = int(rng.integers(len(drawn.sheets))) if rng.random() < _ANY_PAGE else 0
    dpi = float(np.exp(rng.uniform(*np.log(_DPI))))
    page = paint(drawn.sheets[number], dpi)
    strength = 0.0 if rng.random() < _FLAT else float(rng.uniform(0.0, 1.0))
    taken = take(page, rng, strength) if strength else _as_it_is(page)
    quality = quality_of(strength, dpi * _magnification(taken))
    marks = _marks(drawn.sheets[number].places, dpi / 25.4, taken)
    return Photographed(taken, marks, number == 0, quality)


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


def quality_of(strength: float, dpi: float) -> float:
    """Return how good a page is: how little was done to it, and how large its print is.

    Print is large enough for readers from 150 pixels an inch on and lost below 45; between them
    it counts by the logarithm.

    >>> quality_of(0.25, 300.0), round(quality_of(0.0, 82.0), 2)
    (0.75, 0.5)
    """
    size = np.log(dpi / _POOR_DPI) / np.log(_ENOUGH_DPI / _POOR_DPI)
    return float((1.0 - strength) * np.clip(size, 0.0, 1.0))


def _magnification(taken: Taken) -> float:
    """Return how many pixels of the picture show one of the page, in its middle."""
    middle = np.array(taken.page_size) / 2
    ends = np.stack([middle, middle + np.array([1, 0]), middle + np.array([0, 1])])[None]
    at, right, below = cv2.perspectiveTransform(ends, taken.matrix)[0]
    return float(np.sqrt(abs(np.linalg.det(np.stack([right - at, below - at])))))


def _marks(places: Sequence[tuple[str, Rectangle]], scale: float, taken: Taken) -> Marks:
    """Return the marks in pixels of the picture; ``scale`` is pixels by millimetre."""
    rows = [
        [MARKS.index(MarkKind(name)), *moved_rectangle(np.array(edges) * scale, taken.matrix)]
        for name, edges in places
        if name in set(MARKS)
    ]
    return np.array(rows, np.float32).reshape(-1, 5)


def _corners(taken: Taken) -> Marks:
    width, height = taken.page_size
    flat = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    return np.asarray(cv2.perspectiveTransform(flat, taken.matrix)[0], np.float32)


def _in_square(places: Marks, shape: tuple[int, ...]) -> Marks:
    """Return x and y, in the last columns of each row, as they stand in the square."""
    fitted = Letterbox.of((shape[0], shape[1]), SHOT)
    moved, pairs = places.copy(), places.shape[1] // 2
    moved[:, -2 * pairs :] *= fitted.width / shape[1]
    moved[:, -2 * pairs :] += np.array([fitted.left, fitted.top] * pairs, np.float32)
    return moved


def moved_rectangle(
    rectangle: NDArray[np.float64], matrix: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the rectangle around a moved rectangle, both x0, y0, x1, y1.

    The ellipse inside is followed, not the corners: what stands there are seals and handwriting,
    and a turned circle keeps its size.
    """
    x0, y0, x1, y1 = rectangle
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    middle, half = np.array([x0 + x1, y0 + y1]) / 2, np.array([x1 - x0, y1 - y0]) / 2
    rim = middle + half * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    moved = cv2.perspectiveTransform(rim[None], matrix)[0]
    return np.concatenate([moved.min(axis=0), moved.max(axis=0)])


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _jpeg(pixels: Pixels) -> bytes:
    return bytes(cv2.imencode(".jpg", pixels[:, :, ::-1], _JPEG)[1])


def _png(pixels: Pixels) -> bytes:
    return bytes(cv2.imencode(".png", pixels)[1])
