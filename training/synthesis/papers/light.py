"""Light, paper and desk of a photograph: fields of brightness that multiply a picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
"""Values by pixel, (H, W, 1) or (H, W, 3)."""
_WOOD = np.array([148, 108, 74], np.float32)
_WARM = np.array([1.02, 1.0, 0.955], np.float32)


def desk(rng: np.random.Generator, size: tuple[int, int]) -> Plane:
    """Return a brown wooden desk (H, W, 3): long fibres across, broad bands, fine noise."""
    width, height = size
    fibres = stretched(rng.normal(0, 1, (height // 2, 14)), size, cv2.INTER_LINEAR)
    bands = stretched(rng.normal(0, 1, (9, 3)), size)
    fine = rng.normal(0, 1, (height, width, 1))
    wood = 1 + 0.055 * fibres + 0.07 * bands + 0.02 * fine
    return np.asarray(wood * _WOOD, np.float32)


def thrown_shadow(cover: NDArray[np.uint8]) -> Plane:
    """Return the soft shadow that a sheet throws on the desk, in [0, 1]."""
    beside = np.roll(cover, (9, 7), axis=(0, 1))
    return np.asarray(cv2.GaussianBlur(beside, (0, 0), 9)[..., None] / 255, np.float32)


def folded(rng: np.random.Generator, page: tuple[int, int]) -> Plane:
    """Return the shading (H, W) of a sheet that was folded once and is not quite flat."""
    width, height = page
    across = np.arange(width) - width * float(rng.uniform(0.46, 0.54))
    shade = 1 - 0.10 * np.exp(-((across / 5) ** 2)) + 0.05 * np.tanh(across / 60)
    waves = drift(rng, (height, width), 0.94, 1.02)[..., 0]
    return np.asarray(shade[None, :] * waves, np.float32)


def lamp(rng: np.random.Generator, size: tuple[int, int]) -> Plane:
    """Return the light of one lamp and the shadow of the hand that holds the telephone."""
    width, height = size
    ys, xs = np.mgrid[0:height, 0:width]
    x, y = xs / width, ys / height
    cone = 1.04 - 0.30 * np.hypot(x - rng.uniform(0.2, 0.45), y - rng.uniform(0.1, 0.35))
    edge = (x - 0.80) * 0.9 + (y - 0.74) * 1.1
    hand = 1 - 0.24 / (1 + np.exp(-edge * 22))
    return np.asarray((cone * hand)[..., None] * _WARM, np.float32)


def drift(rng: np.random.Generator, shape: tuple[int, int], low: float, high: float) -> Plane:
    """Return slow changes of brightness (H, W, 1) between two factors."""
    return stretched(rng.uniform(low, high, (5, 4)), shape[::-1])


def stretched(
    coarse: NDArray[np.float64], size: tuple[int, int], how: int = cv2.INTER_CUBIC
) -> Plane:
    """Return a coarse grid grown to this (width, height), with an axis for the channels."""
    grown = cv2.resize(coarse.astype(np.float32), size, interpolation=how)
    return np.asarray(grown[..., None], np.float32)
