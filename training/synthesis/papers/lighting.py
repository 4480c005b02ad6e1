"""Folds in the paper and the light on it, as one field of brightness that multiplies the page."""

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthesis.papers.raster import Pixels

Field = NDArray[np.float32]
"""Brightness by pixel (H, W); 1 leaves the page as it is."""


def lit(page: Pixels, rng: np.random.Generator, strength: float) -> Pixels:
    """Return the page with folds, waves, faded spots and the shadow that falls on it."""
    height, width = page.shape[:2]
    field = _waves(rng, (width, height), strength)
    for _ in range(int(rng.binomial(3, 0.45 * strength))):
        field = field * _fold(rng, (width, height), strength)
    if rng.random() < 0.15 + 0.5 * strength:
        field = field * _shadow(rng, (width, height), strength)
    if rng.random() < 0.35 * strength:
        page = _faded(page, rng)
    return shaded(page, field, np.ones(3))


def shaded(page: Pixels, field: Field, colour: NDArray[np.float64]) -> Pixels:
    """Multiply a page by brightness and by the colour of the light (3)."""
    channels = [
        cv2.multiply(plane, field * np.float32(part), dtype=cv2.CV_8U)
        for plane, part in zip(cv2.split(page), colour, strict=True)
    ]
    return np.asarray(cv2.merge(channels), np.uint8)


def _waves(rng: np.random.Generator, size: tuple[int, int], strength: float) -> Field:
    low = 1.0 - 0.04 - 0.16 * strength
    coarse = rng.uniform(low, 1.02, (4, 4)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.float32)


def _fold(rng: np.random.Generator, size: tuple[int, int], strength: float) -> Field:
    """Return a crease from edge to edge: a dark line, one side brighter than the other."""
    upright = bool(rng.random() < 0.5)
    length = size[0] if upright else size[1]
    distance = np.arange(length) - length * float(rng.uniform(0.2, 0.8))
    depth = float(rng.uniform(0.06, 0.12 + 0.25 * strength))
    crease = 1 - depth * np.exp(-((distance / float(rng.uniform(1.5, 4.0))) ** 2))
    crease += float(rng.normal(0, 0.04)) * np.tanh(distance / (0.05 * length))
    profile = crease.astype(np.float32)
    return np.asarray(profile[None, :] if upright else profile[:, None], np.float32)


def _shadow(rng: np.random.Generator, size: tuple[int, int], strength: float) -> Field:
    """Return the shadow of a hand or a telephone: a soft half-plane, drawn small and grown."""
    ys, xs = np.mgrid[0:48, 0:48].astype(np.float32) / 48
    turn = float(rng.uniform(0, 2 * np.pi))
    edge = (xs - 0.5) * np.cos(turn) + (ys - 0.5) * np.sin(turn) - float(rng.uniform(-0.2, 0.3))
    softness = float(rng.uniform(12, 60))
    depth = float(rng.uniform(0.15, 0.3 + 0.35 * strength))
    small = 1 - depth / (1 + np.exp(-edge * softness))
    return np.asarray(cv2.resize(small.astype(np.float32), size), np.float32)


def _faded(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Let the print drop out in specks, as a dry ribbon or a worn toner does."""
    height, width = page.shape[:2]
    specks = rng.integers(0, 256, (height // 2, width // 2), np.uint8)
    lost = (specks < int(rng.integers(6, 26))).astype(np.uint8) * 150
    mask = cv2.GaussianBlur(cv2.resize(lost, (width, height)), (0, 0), 0.8)
    return np.asarray(cv2.add(page, cv2.merge([mask] * 3)), np.uint8)
