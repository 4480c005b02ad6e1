"""What a scanner and a telephone do to a page, seeded, with the map from page to picture.

Own OpenCV operations: augraphy takes ten seconds a page for the same effect.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from training.synthesis.papers.raster import Pixels
from training.synthesis.papers.truth import Mark

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Taken:
    """A degraded picture; ``matrix`` (3, 3) maps page pixels to picture pixels."""

    pixels: Pixels
    matrix: Floats
    page_size: tuple[int, int]  # width, height of the page before


def scan(page: Pixels, rng: np.random.Generator) -> Taken:
    """Return the page as a flatbed gives it: turned by under a degree, grey edges, noise."""
    height, width = page.shape[:2]
    angle = float(rng.uniform(0.25, 0.7) * rng.choice((-1, 1)))
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 0.992), [0, 0, 1]])
    turned = cv2.warpPerspective(
        page, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=(226, 226, 223)
    )
    soft = cv2.GaussianBlur(turned, (0, 0), 0.55).astype(np.float32)
    light = _drift(rng, (height, width), 0.955, 1.0)
    grain = rng.normal(0, 2.6, (height, width, 1)).astype(np.float32)
    return Taken(_clip(soft * 0.985 * light + grain), matrix, (width, height))


def photograph(page: Pixels, size: tuple[int, int], rng: np.random.Generator) -> Taken:
    """Return the page as photographed on a desk with a telephone; ``size`` is (width, height)."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, _tilted(size, width / height, rng))
    paper = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA).astype(np.float32)
    cover = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    mask = cv2.GaussianBlur(cover, (0, 0), 1.0).astype(np.float32)[..., None] / 255
    desk = _desk(rng, size) * (1 - 0.55 * _below(cover))
    scene = (paper * _creases(rng, matrix, (width, height), size) * mask) + desk * (1 - mask)
    lit = scene * _lamp(rng, size)
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


def _tilted(size: tuple[int, int], aspect: float, rng: np.random.Generator) -> Floats:
    """Return the four corners of the paper in the picture: large, a little turned and tilted."""
    width, height = size
    half_w = width * 0.455
    half_h = min(half_w / aspect, height * 0.46)
    base = np.array([[-half_w, -half_h], [half_w, -half_h], [half_w, half_h], [-half_w, half_h]])
    base[:2, 0] *= 0.945  # the far edge is shorter
    angle = np.deg2rad(rng.uniform(-2.4, 2.4))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    placed = base @ turn + np.array([width / 2, height / 2]) + rng.uniform(-7, 7, (4, 2))
    return placed.astype(np.float32)


def _desk(rng: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return a brown wooden desk: long fibres across, broad bands, fine noise."""
    width, height = size
    fibres = cv2.resize(rng.normal(0, 1, (height // 2, 14)).astype(np.float32), size)
    bands = cv2.resize(
        rng.normal(0, 1, (9, 3)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC
    )
    fine = rng.normal(0, 1, (height, width)).astype(np.float32)
    wood = 1 + 0.055 * fibres + 0.07 * bands + 0.02 * fine
    return np.asarray(wood[..., None] * np.array([148, 108, 74], np.float32))


def _below(cover: Pixels) -> NDArray[np.float32]:
    """Return the soft shadow that the paper throws on the desk, in [0, 1]."""
    moved_down = np.roll(cover, (9, 7), axis=(0, 1))
    return cv2.GaussianBlur(moved_down, (0, 0), 9).astype(np.float32)[..., None] / 255


def _creases(
    rng: np.random.Generator, matrix: Floats, page: tuple[int, int], size: tuple[int, int]
) -> NDArray[np.float32]:
    """Return the shading of a sheet that was folded once across and is not quite flat."""
    width, height = page
    rows = np.arange(width, dtype=np.float32)
    fold = width * float(rng.uniform(0.46, 0.54))
    shade = 1 - 0.10 * np.exp(-(((rows - fold) / 5) ** 2)) + 0.05 * np.tanh((rows - fold) / 60)
    flat = (
        np.repeat(shade[None, :], height, axis=0) * _drift(rng, (height, width), 0.94, 1.02)[..., 0]
    )
    warped = cv2.warpPerspective(flat.astype(np.float32), matrix, size, borderValue=1.0)
    return np.asarray(warped[..., None])


def _lamp(rng: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return the light of one lamp and the shadow of the hand that holds the telephone."""
    width, height = size
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = xs / width, ys / height
    lamp = 1.04 - 0.30 * np.hypot(x - rng.uniform(0.2, 0.45), y - rng.uniform(0.1, 0.35))
    edge = (x - 0.80) * 0.9 + (y - 0.74) * 1.1
    hand = 1 - 0.24 / (1 + np.exp(-edge * 22))
    warm = np.array([1.02, 1.0, 0.955], np.float32)
    return np.asarray((lamp * hand)[..., None] * warm, np.float32)


def _drift(
    rng: np.random.Generator, shape: tuple[int, int], low: float, high: float
) -> NDArray[np.float32]:
    coarse = rng.uniform(low, high, (5, 4)).astype(np.float32)
    smooth = cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC)
    return np.asarray(smooth[..., None])


def _clip(values: NDArray[np.floating]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
