"""What papers lie on when they are photographed: wood, cloth, a plain table, other papers."""

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthesis.papers.raster import Pixels

_COLOURS = (
    (150, 108, 74),
    (196, 164, 120),
    (96, 70, 54),
    (62, 62, 66),
    (120, 122, 120),
    (205, 205, 200),
    (70, 96, 84),
    (88, 100, 132),
)


def backdrop(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    """Return what lies below the paper, (height, width, 3)."""
    width, height = size
    field = _grain(rng, (width, height))
    colour = np.array(_COLOURS[rng.integers(len(_COLOURS))], np.float32)
    shaded = cv2.merge([field * float(part) for part in colour])
    picture = np.clip(shaded, 0, 255).astype(np.uint8)
    if rng.random() < 0.2:
        _other_paper(picture, rng)
    return picture


def _grain(rng: np.random.Generator, size: tuple[int, int]) -> NDArray[np.float32]:
    """Return brightness around 1: long fibres for wood, fine cells for cloth."""
    width, height = size
    across = int(rng.choice((6, 14, width // 4)))
    along = int(rng.choice((height // 3, height // 6, 8)))
    coarse = rng.normal(0, 1, (max(2, along), max(2, across))).astype(np.float32)
    broad = rng.normal(0, 1, (5, 4)).astype(np.float32)
    depth = float(rng.uniform(0.01, 0.07))
    fibres = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    bands = cv2.resize(broad, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(1 + depth * fibres + 0.06 * bands, np.float32)


def _other_paper(picture: Pixels, rng: np.random.Generator) -> None:
    """Let a bright sheet lie at the edge, as in a pile."""
    height, width = picture.shape[:2]
    light = int(rng.integers(205, 245))
    corner = (int(rng.uniform(0.5, 0.9) * width), int(rng.uniform(0.4, 0.9) * height))
    cv2.rectangle(picture, corner, (width, height), (light, light, light - 6), -1)
