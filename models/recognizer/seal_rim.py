"""Where the rim of a seal runs on a copy without colour: the darkest circle near its box.

With red ink the extent of the red tells; on a grey copy print runs across the seal, and only the
rim is dark all the way round.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_SHIFTS = np.linspace(-0.09, 0.09, 10)  # of the half side: how far off the box may be
_REACHES = np.linspace(0.78, 1.02, 13)
_ANGLES = np.linspace(0, 2 * np.pi, 120, endpoint=False)
_FULL = 0.6  # share of the contrast of print from which ink counts as dark: seals are paler
_LEAST = 0.25  # mean darkness of a rim


@dataclass(frozen=True, slots=True)
class Rim:
    """An ellipse in pixels: its middle and its radii to the outer edge of the ink."""

    middle: tuple[float, float]
    radii: tuple[float, float]


def rim_of(ink: NDArray[np.uint8], half: tuple[float, float]) -> Rim | None:
    """Return the rim near the middle of a picture (H, W) of ink (255 none, 0 full).

    ``half`` are the half sides of the box in which the seal was found, in pixels.
    """
    shift_y, shift_x, reach = np.meshgrid(_SHIFTS, _SHIFTS, _REACHES, indexing="ij")
    x = ink.shape[1] / 2 + half[0] * (shift_x[..., None] + reach[..., None] * np.cos(_ANGLES))
    y = ink.shape[0] / 2 + half[1] * (shift_y[..., None] + reach[..., None] * np.sin(_ANGLES))
    darkness = _read(_darkness(ink), x, y).mean(axis=-1)
    best = np.unravel_index(int(darkness.argmax()), darkness.shape)
    if darkness[best] < _LEAST:
        return None
    at_x = ink.shape[1] / 2 + half[0] * shift_x[best]
    at_y = ink.shape[0] / 2 + half[1] * shift_y[best]
    return Rim((at_x, at_y), (half[0] * reach[best], half[1] * reach[best]))


def _darkness(ink: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how dark the picture is in [0, 1], softened so that a circle need not hit the rim."""
    dark = np.minimum((255 - ink).astype(np.float32) / (255 * _FULL), 1.0)
    return np.asarray(cv2.GaussianBlur(dark, (0, 0), 0.012 * ink.shape[0]), np.float32)


def _read(
    dark: NDArray[np.float32], x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Return the picture at many points, in their shape."""
    flat = [part.reshape(len(x), -1).astype(np.float32) for part in (x, y)]
    read = np.asarray(cv2.remap(dark, flat[0], flat[1], cv2.INTER_LINEAR), np.float32)
    return read.reshape(x.shape)
