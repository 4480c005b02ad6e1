"""Seals of many papers, cut small and quickly: round ones of bodies and firms, oval ones.

As in ``seal.py``, nothing here copies a real seal: bodies and firms are invented.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.synthesis.papers.fonts import Face, typeface
from training.synthesis.papers.raster import Pixels
from training.synthesis.papers.seal import Seal, star

_SIDE = 380  # pixels of the longer axis


def pressed(seal: Seal, rng: np.random.Generator) -> Pixels:
    """Return the seal in RGBA as it comes out: turned, unevenly inked, worn."""
    size = (_SIDE, round(_SIDE * seal.flatness))
    image = Image.new("L", size)
    _cut(image, seal)
    turn = float(rng.normal(0, 4 if seal.oval else 9))
    turned = image.rotate(turn, Image.Resampling.BILINEAR)
    return _inked(np.asarray(turned), rng)


def _cut(image: Image.Image, seal: Seal) -> None:
    width, height = image.size
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, width - 4, height - 4), outline=255, width=9)
    size = round(min(40.0, (1.15 if seal.oval else 2.2) * width / max(len(seal.ring), 8)))
    inset = 13 + 0.72 * size
    _ring(image, seal.ring, (width / 2 - inset, height / 2 - inset), size, _spread(seal))
    if not seal.oval:
        draw.polygon(star(width / 2, height / 2 - 4, 54), fill=255)
    _line(draw, seal.line, (width / 2, height * (0.8 if seal.oval else 0.735)), 0.52 * width)
    _line(draw, seal.middle, (width / 2, height * 0.52), 0.6 * width)


def _spread(seal: Seal) -> float:
    """Return over how many degrees the words go: long names go further round."""
    return min(200.0 if seal.oval else 270.0, 130 + 9.0 * len(seal.ring))


def _ring(
    image: Image.Image, words: str, radii: tuple[float, float], size: int, spread: float
) -> None:
    """Set words along the upper arc of an ellipse at equal distances, each on its normal."""
    font = typeface(Face.SONG_BOLD, size)
    for letter, turn in zip(words, _turns(radii, len(words), spread), strict=True):
        sine, cosine = np.sin(turn), np.cos(turn)
        lean = np.degrees(np.arctan2(sine / radii[0], cosine / radii[1]))
        tile = Image.new("L", (size * 2, size * 2))
        ImageDraw.Draw(tile).text((size, size), letter, 255, font, anchor="mm")
        tile = tile.rotate(-float(lean), Image.Resampling.BICUBIC)
        x, y = image.width / 2 + radii[0] * sine, image.height / 2 - radii[1] * cosine
        image.paste(255, (round(x) - size, round(y) - size), tile)


def _turns(radii: tuple[float, float], count: int, spread: float) -> NDArray[np.float64]:
    """Return the angles of letters that stand at equal distances along the arc."""
    angles = np.radians(np.linspace(-spread / 2, spread / 2, 721))
    steps = np.hypot(radii[0] * np.cos(angles), radii[1] * np.sin(angles))
    along = np.cumsum(steps)
    places = (np.arange(count) + 0.5) / count if count < 8 else np.linspace(0, 1, count)
    wanted = along[0] + places * (along[-1] - along[0])
    return np.asarray(np.interp(wanted, along, angles), np.float64)


def _line(draw: ImageDraw.ImageDraw, words: str, middle: tuple[float, float], room: float) -> None:
    if not words:
        return
    wide = sum(1.0 if ord(letter) > 255 else 0.58 for letter in words)
    font = typeface(Face.SONG_BOLD, round(min(36.0, room / wide)))
    draw.text(middle, words, 255, font, anchor="mm")


def _inked(mask: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the ink: patches come out weaker, and no two seals have quite the same red."""
    low = float(rng.uniform(0.3, 0.8))
    coarse = rng.uniform(low, 1.0, (9, 9)).astype(np.float32)
    patches = cv2.resize(coarse, mask.shape[::-1], interpolation=cv2.INTER_CUBIC)
    grain = rng.integers(170, 256, mask.shape, np.uint8)
    alpha = cv2.multiply(mask, grain, scale=1 / 255) * np.clip(patches, 0.25, 0.96)
    red = np.empty((*mask.shape, 4), np.uint8)
    red[..., :3] = (rng.integers(180, 226), rng.integers(20, 60), rng.integers(28, 66))
    red[..., 3] = cv2.GaussianBlur(alpha, (0, 0), 0.8).astype(np.uint8)
    return red
