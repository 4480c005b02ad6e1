"""Red seals: the round seal of a firm or village, and the oval one at the head of an invoice.

The oval carries the words of a specimen, not those of the tax authority: samples look like
the real thing, yet nobody can pass one off as an invoice.
"""

from dataclasses import dataclass
from math import cos, pi, sin

import cv2
import numpy as np
from PIL import Image, ImageDraw

from training.synthesis.papers.fonts import Face, typeface
from training.synthesis.papers.raster import Pixels, png
from training.synthesis.papers.sheet import Plate

_SIDE = 640  # pixels of the square in which a seal is cut
_RED = (206, 32, 40)
_FULL_TURN = 360.0


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal: words around the ring, a line below the middle, width in millimetres.

    Round seals carry a star. One that is flatter than a circle is oval and may carry a line in
    its ``middle``: 发票专用章 are 40 by 30 mm with the tax number there.
    """

    ring: str
    line: str = ""
    diameter: float = 42.0
    middle: str = ""
    flatness: float = 1.0

    @property
    def height(self) -> float:
        """Return the height in millimetres."""
        return self.diameter * self.flatness

    @property
    def oval(self) -> bool:
        """Say whether the seal is no circle."""
        return self.flatness != 1.0


def stamp(seal: Seal, centre: tuple[float, float], rng: np.random.Generator, name: str) -> Plate:
    """Return the seal pressed on the paper: slightly turned, unevenly inked, translucent."""
    image = Image.new("L", (_SIDE, _SIDE))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, _SIDE - 10, _SIDE - 10), outline=255, width=16)
    draw.polygon(star(_SIDE / 2, _SIDE / 2 - 6, 92), fill=255)
    _ring_text(image, seal.ring, (_SIDE / 2 - 78, _SIDE / 2 - 78), 66)
    if seal.line:
        font = typeface(Face.SONG, 54)
        draw.text((_SIDE / 2, _SIDE * 0.735), seal.line, 255, font, anchor="mm")
    turned = image.rotate(float(rng.uniform(-14, 14)), Image.Resampling.BICUBIC)
    half = seal.diameter / 2
    inked = png(_inked(np.asarray(turned), rng))
    return Plate(centre[0] - half, centre[1] - half, seal.diameter, seal.diameter, inked, name)


def specimen_oval(centre: tuple[float, float], name: str) -> Plate:
    """Return the oval at the head of an invoice, 30 by 20 mm, worded as a specimen."""
    width, height = 900, 600
    image = Image.new("L", (width, height))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, width - 8, height - 8), outline=255, width=22)
    draw.ellipse((44, 44, width - 44, height - 44), outline=255, width=5)
    _ring_text(image, "电子票据演示样张", (width / 2 - 130, height / 2 - 120), 84, spread=200)
    font = typeface(Face.SONG, 78)
    draw.text((width / 2, height * 0.53), "云睛测试专用", 255, font, anchor="mm")
    draw.text((width / 2, height * 0.75), "样张", 255, font, anchor="mm")
    red = np.zeros((height, width, 4), np.uint8)
    red[..., :3] = _RED
    red[..., 3] = np.asarray(image) * 0.92
    return Plate(centre[0] - 15, centre[1] - 10, 30.0, 20.0, png(red), name)


def _ring_text(
    image: Image.Image, words: str, radii: tuple[float, float], size: int, spread: float = 250
) -> None:
    """Set words along the upper arc of an ellipse, each standing on its normal."""
    font = typeface(Face.SONG_BOLD, size)
    centre_x, centre_y = image.width / 2, image.height / 2
    step = min(spread / max(len(words) - 1, 1), 34.0)
    for place, word in enumerate(words):
        angle = (place - (len(words) - 1) / 2) * step
        tile = Image.new("L", (size * 2, size * 2))
        ImageDraw.Draw(tile).text((size, size), word, 255, font, anchor="mm")
        tile = tile.rotate(-angle, Image.Resampling.BICUBIC)
        radians = angle * 2 * pi / _FULL_TURN
        at = (
            round(centre_x + radii[0] * sin(radians)) - size,
            round(centre_y - radii[1] * cos(radians)) - size,
        )
        image.paste(255, at, tile)


def star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """Return the ten corners of a star that stands upright around a point."""
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = corner * pi / 5
        points.append((x + reach * sin(angle), y - reach * cos(angle)))
    return points


def _inked(mask: Pixels, rng: np.random.Generator) -> Pixels:
    coarse = rng.uniform(0.45, 1.0, (12, 12)).astype(np.float32)
    patches = cv2.resize(coarse, mask.shape[::-1], interpolation=cv2.INTER_CUBIC)
    grain = rng.uniform(0.72, 1.0, mask.shape).astype(np.float32)
    alpha = np.clip(mask * np.clip(patches, 0.35, 0.95) * grain, 0, 255)
    red = np.zeros((*mask.shape, 4), np.uint8)
    red[..., :3] = _RED
    red[..., 3] = cv2.GaussianBlur(alpha, (0, 0), 1.1).astype(np.uint8)
    return red
