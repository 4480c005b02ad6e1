"""Names as people sign them: the letters of a printed face, slanted, joined and wavy, in ink.

No free face of Chinese handwriting is at hand; to a reader this is noise, as signatures are.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from training.synthesis.papers.fonts import Face, typeface
from training.synthesis.papers.raster import Pixels, png
from training.synthesis.papers.sheet import Colour, Plate

_CELL = 150  # pixels of a letter
_HEIGHT = 11.0  # millimetres, margins included


@dataclass(frozen=True, slots=True)
class Pen:
    """With what a name is written: the face that the hand distorts, and the ink."""

    face: Face = Face.HEI
    colour: Colour = (28, 38, 96)


def sign(name: str, at: tuple[float, float], rng: np.random.Generator, file: str) -> Plate:
    """Return a signature whose left lower corner is at this place."""
    inked = signature(name, rng, Pen())
    wide = _HEIGHT * inked.shape[1] / inked.shape[0]
    return Plate(at[0], at[1] - 0.8 * _HEIGHT, wide, _HEIGHT, png(inked), file)


def signature(name: str, rng: np.random.Generator, pen: Pen) -> Pixels:
    """Return a written name in RGBA, its ground transparent."""
    width, height = _CELL * (len(name) + 1), _CELL + 90
    image = Image.new("L", (width, height))
    for place, letter in enumerate(name):
        tile = Image.new("L", (_CELL, _CELL))
        font = typeface(pen.face, int(rng.integers(98, 128)))
        ImageDraw.Draw(tile).text((_CELL / 2, _CELL / 2), letter, 255, font, anchor="mm")
        tile = tile.rotate(float(rng.uniform(-13, 9)), Image.Resampling.BICUBIC)
        image.paste(255, (45 + int(place * _CELL * 0.72), int(rng.integers(28, 52))), tile)
    inked = np.zeros((height, width, 4), np.uint8)
    inked[..., :3] = pen.colour
    inked[..., 3] = _written(np.asarray(image), rng)
    return inked


def _written(mask: Pixels, rng: np.random.Generator) -> Pixels:
    """Slant and bend the letters and thin their strokes, as a quick hand does."""
    height, width = mask.shape
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    phase = float(rng.uniform(0, 6))
    bent_x = xs + 0.26 * (ys - height / 2) + 5 * np.sin(ys / 17 + phase)
    bent_y = ys + 7 * np.sin(xs / 38 + phase) + 3 * np.sin(xs / 11)
    bent = cv2.remap(mask, bent_x, bent_y.astype(np.float32), cv2.INTER_LINEAR)
    thin = cv2.erode(bent, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.GaussianBlur(thin, (0, 0), 1.2), np.uint8)
