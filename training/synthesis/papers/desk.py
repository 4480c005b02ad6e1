"""Several papers on one desk in one photograph, with the corners of each.

Papers lie in cells of the picture, so that none covers another; each is turned and tilted a
little of its own, and throws a shadow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthesis.papers.backdrops import backdrop
from training.synthesis.papers.camera import exposed
from training.synthesis.papers.lighting import lit
from training.synthesis.papers.raster import Pixels

Corners = NDArray[np.float64]
"""(4, 2), x and y in pixels, from the top left with the clock."""
_WORST_TURN = 10.0  # degrees
_TILT = 0.02  # of its sides, by which a corner is off
_CELLS: dict[int, tuple[tuple[float, float, float, float], ...]] = {
    1: ((0.0, 0.0, 1.0, 1.0),),
    2: ((0.0, 0.0, 1.0, 0.5), (0.0, 0.5, 1.0, 1.0)),
    3: ((0.0, 0.0, 0.5, 0.5), (0.5, 0.0, 1.0, 0.5), (0.1, 0.5, 0.9, 1.0)),
    4: ((0.0, 0.0, 0.5, 0.5), (0.5, 0.0, 1.0, 0.5), (0.0, 0.5, 0.5, 1.0), (0.5, 0.5, 1.0, 1.0)),
}


@dataclass(frozen=True, slots=True, eq=False)
class OnDesk:
    """A photograph (H, W, 3) and where each paper lies on it."""

    pixels: Pixels
    corners: tuple[Corners, ...]


def on_desk(
    papers: Sequence[Pixels], size: tuple[int, int], rng: np.random.Generator, strength: float
) -> OnDesk:
    """Photograph one to four papers; ``size`` is (width, height), ``strength`` as for ``take``."""
    photo = backdrop(size, rng)
    placed = []
    for paper, cell in zip(papers, _CELLS[len(papers)], strict=True):
        corners = _placed(paper, cell, size, rng)
        photo = _laid(photo, lit(paper, rng, strength), corners)
        placed.append(corners)
    return OnDesk(exposed(photo, rng, strength), tuple(placed))


def _placed(
    paper: Pixels,
    cell: tuple[float, float, float, float],
    size: tuple[int, int],
    rng: np.random.Generator,
) -> Corners:
    """Turn and tilt a paper and put it somewhere in its cell."""
    half = np.array([paper.shape[1], paper.shape[0]]) / 2
    flat = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    flat = flat + rng.uniform(-1, 1, (4, 2)) * half * 2 * _TILT
    angle = np.deg2rad(rng.uniform(-_WORST_TURN, _WORST_TURN))
    turned = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    start, room = np.array(cell[:2]) * size, (np.array(cell[2:]) - cell[:2]) * size
    low, extent = turned.min(axis=0), np.ptp(turned, axis=0)
    scale = float(np.min(room / extent)) * float(rng.uniform(0.8, 0.95))
    spare = room - extent * scale
    return np.asarray((turned - low) * scale + start + spare * rng.uniform(0.1, 0.9, 2))


def _laid(photo: Pixels, paper: Pixels, corners: Corners) -> Pixels:
    height, width = paper.shape[:2]
    size = (photo.shape[1], photo.shape[0])
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    cover = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    beside = cv2.GaussianBlur(np.roll(cover, (8, 6), (0, 1)), (0, 0), 9)[..., None] / 255
    shaded = np.clip(photo * (1 - 0.4 * beside), 0, 255).astype(np.uint8)
    lying = cv2.warpPerspective(
        paper, matrix, size, dst=shaded, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    return np.asarray(lying, np.uint8)
