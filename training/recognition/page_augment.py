"""Shots made into what the page network sees, each time a little different."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.recognizer.letterbox import AROUND, Letterbox, Pixels
from models.recognizer.page_model import SIDE
from training.recognition.page_dataset import KINDS, Shot

_UPRIGHT = 0.6  # share of views that lie as they should
_STRAIGHTENED = 0.35  # share of views of papers that were found on their photograph


@dataclass(frozen=True, slots=True, eq=False)
class PageBatch:
    """N views with their answers.

    ``pages`` (N, 1, SIDE, SIDE) and ``tiles`` (N, 1, TILE, TILE) uint8; ``kinds`` and ``turns``
    (N,) int64, ``quality`` (N,) float32. ``turns`` are the quarters that turn a page upright.
    """

    pages: Pixels
    tiles: Pixels
    kinds: NDArray[np.int64]
    turns: NDArray[np.int64]
    quality: NDArray[np.float32]


def page_batch(shots: Sequence[Shot], rng: np.random.Generator) -> PageBatch:
    """Return varied views of the shots: most of them upright, the others lying any way."""
    turns = np.where(rng.random(len(shots)) < _UPRIGHT, 0, rng.integers(4, size=len(shots)))
    pages = [np.rot90(_varied(shot, rng), -k) for shot, k in zip(shots, turns, strict=True)]
    tiles = [np.rot90(shot.grey_tile, -k) for shot, k in zip(shots, turns, strict=True)]
    return PageBatch(
        pages=np.stack(pages)[:, None],
        tiles=np.stack(tiles)[:, None],
        kinds=np.array([KINDS.index(shot.recipe.kind) for shot in shots]),
        turns=turns.astype(np.int64),
        quality=np.array([shot.quality for shot in shots], np.float32),
    )


def _grey(shot: Shot) -> Pixels:
    return np.asarray(cv2.cvtColor(shot.pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _varied(shot: Shot, rng: np.random.Generator) -> Pixels:
    """Return the page moved, turned by a few degrees, lit and softened anew."""
    straight = rng.random() < _STRAIGHTENED
    view = _straightened(shot, rng) if straight else _moved(_grey(shot), rng)
    if rng.random() < 0.3:
        view = np.asarray(cv2.GaussianBlur(view, (0, 0), rng.uniform(0.4, 1.1)), np.uint8)
    lit = np.asarray(cv2.LUT(view, light_curve(rng, (0.55, 1.1))), np.uint8)
    if rng.random() < 0.3:
        lit = grained(lit, rng)
    return _covered(lit, rng)


def light_curve(rng: np.random.Generator, brightness: tuple[float, float]) -> Pixels:
    """Return a table (256,) of new brightness by old: another gamma, another lamp."""
    gamma, lamp = float(np.exp(rng.uniform(-0.5, 0.5))), float(rng.uniform(*brightness))
    curve = (np.arange(256) / 255) ** gamma * lamp * 255
    return np.clip(curve, 0, 255).astype(np.uint8)


def grained(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the view (H, W) or (H, W, C) with the grain of a dim photograph."""
    grain = rng.standard_normal(view.shape[:2], np.float32) * float(rng.uniform(2.5, 12))
    grain = grain.reshape(*view.shape[:2], *(1 for _ in view.shape[2:]))
    return np.clip(view + grain, 0, 255).astype(np.uint8)


def _straightened(shot: Shot, rng: np.random.Generator) -> Pixels:
    """Return the paper cut out and straightened, a little off, as the recognizer finds it."""
    wide, high = (_length(shot.corners, first, second) for first, second in ((0, 1), (1, 2)))
    place = Letterbox.of((max(1, round(high)), max(1, round(wide))), SIDE)
    right, bottom = place.left + place.width, place.top + place.height
    target = [[place.left, place.top], [right, place.top], [right, bottom], [place.left, bottom]]
    off = rng.normal(0, 0.006 * SIDE, (4, 2))
    matrix = cv2.getPerspectiveTransform(shot.corners, np.array(target + off, np.float32))
    size, around = (SIDE, SIDE), (AROUND,)
    return np.asarray(cv2.warpPerspective(_grey(shot), matrix, size, borderValue=around), np.uint8)


def _length(corners: NDArray[np.float32], first: int, second: int) -> float:
    return float(np.linalg.norm(corners[first] - corners[second]))


def _moved(square: Pixels, rng: np.random.Generator) -> Pixels:
    side = square.shape[0]
    scale = SIDE / side * float(rng.uniform(0.86, 1.1))
    angle = float(rng.uniform(-9, 9)) if rng.random() < 0.4 else float(rng.uniform(-1.5, 1.5))
    matrix = np.array(cv2.getRotationMatrix2D((side / 2, side / 2), angle, scale), np.float64)
    matrix[0] *= float(rng.uniform(0.94, 1.06))
    matrix[:, 2] += SIDE / 2 - matrix[:, :2] @ np.array([side / 2, side / 2])
    matrix[:, 2] += rng.uniform(-0.035, 0.035, 2) * SIDE
    moved = cv2.warpAffine(
        square, matrix, (SIDE, SIDE), flags=cv2.INTER_AREA, borderValue=(AROUND,)
    )
    return np.asarray(moved, np.uint8)


def _covered(view: Pixels, rng: np.random.Generator) -> Pixels:
    """Lay a few plain patches over the page, as thumbs, stickers and glare do."""
    for _ in range(int(rng.integers(0, 3)) if rng.random() < 0.3 else 0):
        high, wide = rng.integers(12, SIDE // 6, 2)
        top, left = rng.integers(0, SIDE - high), rng.integers(0, SIDE - wide)
        view[top : top + high, left : left + wide] = int(rng.integers(60, 256))
    return view
