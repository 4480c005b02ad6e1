"""What befalls a paper before it is read, from a clean scan to a badly spoilt photograph."""

import numpy as np

from training.synthesis.papers.degrade import Taken, photograph, scan
from training.synthesis.papers.raster import Pixels


def take(pixels: Pixels, rng: np.random.Generator, strength: float) -> Taken:
    """Return the page as it arrives; ``strength`` 0 is a flatbed scan, 1 a heavily spoilt photo."""
    height, width = pixels.shape[:2]
    if strength <= 0.2:
        return scan(pixels, rng)
    return photograph(pixels, (width, height), rng)
