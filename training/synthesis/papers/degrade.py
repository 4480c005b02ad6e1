"""What a scanner and a telephone do to a page, seeded, with the map from page to picture.

Own OpenCV operations: augraphy takes ten seconds a page for the same effect.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from training.synthesis.papers.light import desk, drift, folded, lamp, thrown_shadow
from training.synthesis.papers.raster import Pixels
from training.synthesis.papers.truth import Mark

Matrix = NDArray[np.float64]
_GLASS = (226, 226, 223)  # the lid of a scanner beside the sheet


@dataclass(frozen=True, slots=True)
class Taken:
    """A degraded picture; ``matrix`` (3, 3) maps page pixels to picture pixels."""

    pixels: Pixels
    matrix: Matrix
    page_size: tuple[int, int]  # width, height of the page before


def scan(page: Pixels, rng: np.random.Generator) -> Taken:
    """Return the page as a flatbed gives it: turned by under a degree, grey edges, noise."""
    height, width = page.shape[:2]
    angle = float(rng.uniform(0.25, 0.7) * rng.choice((-1, 1)))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 0.992)
    matrix: Matrix = np.vstack([turn, [0, 0, 1]])
    turned = cv2.warpPerspective(
        page, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=_GLASS
    )
    soft = cv2.GaussianBlur(turned, (0, 0), 0.55)
    light = drift(rng, (height, width), 0.94, 0.985)
    grain = rng.normal(0, 2.6, (height, width, 1))
    return Taken(_clip(soft * light + grain), matrix, (width, height))


def photograph(page: Pixels, size: tuple[int, int], rng: np.random.Generator) -> Taken:
    """Return the page as photographed on a desk with a telephone; ``size`` is (width, height)."""
    height, width = page.shape[:2]
    matrix = _view(size, (width, height), rng)
    cover = _warped(np.full((height, width), 255, np.uint8), matrix, size)
    mask = cv2.GaussianBlur(cover, (0, 0), 1.0)[..., None] / 255
    shading = folded(rng, (width, height))[..., None]
    paper = _warped(_clip(page * shading), matrix, size)
    below = desk(rng, size) * (1 - 0.55 * thrown_shadow(cover))
    lit = (paper * mask + below * (1 - mask)) * lamp(rng, size)
    soft = cv2.GaussianBlur(lit, (0, 0), 0.85)
    return Taken(_clip(soft + rng.normal(0, 3.2, soft.shape)), matrix, (width, height))


def moved(marks: Iterable[Mark], taken: Taken) -> tuple[Mark, ...]:
    """Return the marks with their boxes as they stand in the picture."""
    return tuple(
        mark if mark.box is None else replace(mark, box=_moved_box(mark.box, taken))
        for mark in marks
    )


def _moved_box(box: Box, taken: Taken) -> Box:
    width, height = taken.page_size
    xs, ys = (box.x0 * width, box.x1 * width), (box.y0 * height, box.y1 * height)
    corners = np.array([[[x, y] for x in xs for y in ys]], np.float64)
    mapped = cv2.perspectiveTransform(corners, taken.matrix)[0]
    mapped = np.clip(mapped / (taken.pixels.shape[1], taken.pixels.shape[0]), 0.0, 1.0)
    (x0, y0), (x1, y1) = mapped.min(axis=0), mapped.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))


def _view(size: tuple[int, int], page: tuple[int, int], rng: np.random.Generator) -> Matrix:
    """Return the map of a page that fills most of the picture, a little turned and tilted."""
    width, height = size
    half_w = width * 0.455
    half_h = min(half_w * page[1] / page[0], height * 0.46)
    base = np.array([[-half_w, -half_h], [half_w, -half_h], [half_w, half_h], [-half_w, half_h]])
    base[:2, 0] *= 0.945  # the far edge is shorter
    angle = np.deg2rad(rng.uniform(-2.4, 2.4))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    placed = base @ turn + np.array([width / 2, height / 2]) + rng.uniform(-7, 7, (4, 2))
    corners = np.array([[0, 0], [page[0], 0], [page[0], page[1]], [0, page[1]]], np.float32)
    found = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    return np.asarray(found, np.float64)


def _warped(page: Pixels, matrix: Matrix, size: tuple[int, int]) -> Pixels:
    return np.asarray(cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA), np.uint8)


def _clip(values: NDArray[np.floating]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
