"""Letters set one by one: printed in place, by the needles of a printer, or by a hand."""

from functools import lru_cache
from zlib import crc32

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.synthesis.papers.fonts import Face, typeface
from training.synthesis.papers.looks import Look
from training.synthesis.papers.sheet import POINT_MM, Text

_NEEDLES = 7.1  # dots in a millimetre: 180 to the inch
_SLANT = 0.14


def set_letters(image: Image.Image, text: Text, scale: float) -> None:
    """Draw a run, each character where the sheet says; ``scale`` is pixels in a millimetre."""
    if text.ink.look is Look.PRINT:
        _print(image, text, scale)
        return
    rng = np.random.default_rng(crc32(f"{text.content}{text.x:.2f},{text.y:.2f}".encode()))
    for letter, x in zip(text.content, _starts(text), strict=True):
        if letter.isspace():
            continue
        em = text.ink.em * scale
        at = (x * scale, text.y * scale)
        if text.ink.look is Look.NEEDLES:
            _ink(image, _struck(text.ink.face, letter, text.ink.em, scale, rng), at, text)
        else:
            _ink(image, _penned(text.ink.face, letter, em, rng), at, text)


def _starts(text: Text) -> list[float]:
    starts, x = [], text.x
    for letter in text.content:
        starts.append(x)
        x += text.ink.width(letter)
    return starts


def _print(image: Image.Image, text: Text, scale: float) -> None:
    font = typeface(text.ink.face, round(text.ink.points * POINT_MM * scale, 2))
    draw = ImageDraw.Draw(image)
    for letter, x in zip(text.content, _starts(text), strict=True):
        draw.text((x * scale, text.y * scale), letter, text.ink.colour, font, anchor="ls")


def _ink(image: Image.Image, tile: Image.Image, at: tuple[float, float], text: Text) -> None:
    """Lay a mask of ink on the page with its origin at this place."""
    left, down = _origin(tile.width)
    image.paste(text.ink.colour, (round(at[0]) - left, round(at[1]) - down), tile)


def _origin(side: int) -> tuple[int, int]:
    return side // 4, round(side * 0.69)


def _struck(
    face: Face, letter: str, em_mm: float, scale: float, rng: np.random.Generator
) -> Image.Image:
    """Return a letter of dots: cut at the pitch of the needles, a few of them not struck."""
    dots = _dots(face, letter, round(em_mm * _NEEDLES))
    struck = np.where(rng.random(dots.shape) < 0.03, 0, dots).astype(np.uint8)
    side = max(2, round(dots.shape[0] * scale / _NEEDLES))
    grown = cv2.resize(struck, (side, side), interpolation=cv2.INTER_AREA)
    return Image.fromarray((grown * float(rng.uniform(0.82, 1.0))).astype(np.uint8))


@lru_cache(maxsize=4096)
def _dots(face: Face, letter: str, em: int) -> NDArray[np.uint8]:
    tile = _cut(face, letter, float(em))
    return np.where(np.asarray(tile) > 96, 255, 0).astype(np.uint8)


def _penned(face: Face, letter: str, em: float, rng: np.random.Generator) -> Image.Image:
    """Return a letter as a hand writes it: slanted, turned, larger or smaller, off its line."""
    tile = _cut(face, letter, round(em * float(rng.uniform(0.9, 1.08)), 0))
    side = tile.width
    turn, slope = float(rng.normal(0, 0.05)), _SLANT + float(rng.normal(0, 0.05))
    right, down = (float(moved) for moved in rng.normal(0, 0.04, 2) * em)
    centre = side / 2
    across = (1.0, slope + turn, -right - centre * (slope + turn))
    along = (-turn, 1.0, -down + centre * turn)
    affine = (*across, *along)
    return tile.transform((side, side), Image.Transform.AFFINE, affine, Image.Resampling.BILINEAR)


@lru_cache(maxsize=8192)
def _cut(face: Face, letter: str, em: float) -> Image.Image:
    """Return a letter on a square of two ems; its origin is a quarter in and 0.69 down."""
    side = max(4, round(2 * em))
    tile = Image.new("L", (side, side))
    ImageDraw.Draw(tile).text(_origin(side), letter, 255, typeface(face, em), anchor="ls")
    return tile
