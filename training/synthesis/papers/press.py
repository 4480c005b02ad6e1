"""Seals and signatures on a sheet being drawn, each with its place noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np

from training.synthesis.papers.fonts import Face
from training.synthesis.papers.raster import Pixels, quick_png
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.seal_cut import pressed
from training.synthesis.papers.sheet import Colour, Plate, Rectangle, Sheet
from training.synthesis.papers.signature import Pen, signature

ROUND_SEAL, OVAL_SEAL, SIGNATURE, QR = "round_seal", "oval_seal", "signature", "qr"
_HANDS = (Face.HAND, Face.KAI, Face.HEI, Face.WEN_KAI)
_INKS: tuple[Colour, ...] = ((28, 38, 96), (22, 22, 26), (40, 40, 60))

_BLANK = np.zeros((1, 2, 4), np.uint8)
_PAINTED: ContextVar[bool] = ContextVar("painted", default=True)


@contextmanager
def unpainted() -> Iterator[None]:
    """Leave seals and signatures without their pictures: for those who need text and places only.

    Chance then runs otherwise: the same seed gives another paper of the same layout.
    """
    before = _PAINTED.set(False)
    try:
        yield
    finally:
        _PAINTED.reset(before)


def press_seal(
    sheet: Sheet,
    centre: tuple[float, float],
    seal: Seal,
    rng: np.random.Generator,
    marked: bool = False,
) -> Rectangle:
    """Press a seal and note its place; ``marked`` makes the words of its ring the seal_text.

    Of several such seals on a sheet the first one is the seal_text. A seal that would leave the
    page is moved onto it.
    """
    x = _inside(centre[0] - seal.diameter / 2, seal.diameter, sheet.width)
    y = _inside(centre[1] - seal.height / 2, seal.height, sheet.height)
    rectangle = (x, y, x + seal.diameter, y + seal.height)
    _add(sheet, pressed(seal, rng) if _PAINTED.get() else _BLANK, rectangle, "seal")
    sheet.places.append((OVAL_SEAL if seal.oval else ROUND_SEAL, rectangle))
    if marked and all(mark.name != "seal_text" for mark, _ in sheet.marks):
        sheet.mark_place("seal_text", seal.ring, rectangle)
    return rectangle


def press_signature(
    sheet: Sheet,
    name: str,
    corner: tuple[float, float],
    rng: np.random.Generator,
    height: float = 10.0,
) -> Rectangle:
    """Write a signature on the baseline of this corner, and note its place."""
    pen = Pen(_HANDS[rng.integers(len(_HANDS))], _INKS[rng.integers(len(_INKS))])
    inked = signature(name, rng, pen) if _PAINTED.get() else _BLANK
    width = height * inked.shape[1] / inked.shape[0]
    x = _inside(corner[0], width, sheet.width)
    y = _inside(corner[1] - 0.8 * height, height, sheet.height)
    rectangle = (x, y, x + width, y + height)
    _add(sheet, inked, rectangle, "signed")
    sheet.places.append((SIGNATURE, rectangle))
    return rectangle


def _inside(start: float, length: float, edge: float) -> float:
    return min(max(start, 0.5), edge - length - 0.5)


def _add(sheet: Sheet, picture: Pixels, rectangle: Rectangle, word: str) -> None:
    left, top, right, bottom = rectangle
    name = f"{word}_{len(sheet.plates)}.png"
    plate = Plate(left, top, right - left, bottom - top, quick_png(picture), name)
    sheet.plates.append(plate)
