"""Papers changed after they were made, as a picture program changes them: to measure DOC-12.

Three ways to put another sum in the place of one: type it over the paper's colour, type it over
paper copied from beside it, or paste it from another picture that was stored with losses. The
changed picture is stored once more, as every picture program does.
"""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from PIL import Image, ImageDraw

from features.records.document import Box
from training.synthesis.papers.fonts import Face, typeface
from training.synthesis.papers.raster import Pixels

_FACES = (Face.SONG, Face.HEI, Face.MICRO_HEI, Face.SONG_LIGHT, Face.KAI, Face.SONG_BOLD)
_DIGIT_HEIGHT = 0.73  # of the em, about what these faces have


class Change(StrEnum):
    """How a value was replaced."""

    TYPED = "typed over the colour of the paper"
    TYPED_ON_CLONE = "typed over paper copied from beside"
    PASTED = "pasted from another picture"


@dataclass(frozen=True, slots=True)
class Donor:
    """A piece of another picture (H, W, 3) that shows a sum, and what stands on it."""

    pixels: Pixels
    text: str = ""


def changed(
    page: Pixels, box: Box, text: str, how: Change | Donor, rng: np.random.Generator
) -> Pixels:
    """Return the page with this text in the box, stored as JPEG of quality 75 to 95.

    A donor brings its own picture of the text.
    """
    picture = page.copy()
    corners = _pixels(box, page.shape)
    if isinstance(how, Donor):
        _paste(picture, corners, how, rng)
    else:
        _wipe(picture, corners, how is Change.TYPED_ON_CLONE)
        _type(picture, corners, text, rng)
    return stored(picture, int(rng.integers(75, 96)))


def other_figures(value: str, rng: np.random.Generator) -> str:
    """Return a value of the same form in which at least the first digit is another one.

    >>> other_figures("1,234.50", np.random.default_rng(1))[1::4]
    ',.'
    """
    figures = [str(rng.integers(10)) if sign.isdigit() else sign for sign in value]
    first = next((place for place, sign in enumerate(value) if sign.isdigit()), None)
    if first is not None:
        figures[first] = str((int(value[first]) - 1 + int(rng.integers(1, 9))) % 9 + 1)
    return "".join(figures)


def stored(page: Pixels, quality: int) -> Pixels:
    """Return the page as JPEG of this quality gives it back."""
    _, coded = cv2.imencode(".jpg", page[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR)[..., ::-1], np.uint8)


def _pixels(box: Box, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return the box in pixels, two wider on each side: left, top, right, bottom."""
    height, width = shape[:2]
    return (
        max(0, int(box.x0 * width) - 2),
        max(0, int(box.y0 * height) - 2),
        min(width, int(box.x1 * width) + 3),
        min(height, int(box.y1 * height) + 3),
    )


def _wipe(picture: Pixels, corners: tuple[int, int, int, int], with_paper: bool) -> None:
    """Cover the box with one colour, or with the nearest strip of paper above or below it."""
    left, top, right, bottom = corners
    around = _ring(picture, corners)
    picture[top:bottom, left:right] = np.median(around, axis=0)
    if not with_paper:
        return
    high = bottom - top
    starts = [start for start in (top - high, bottom) if 0 <= start <= picture.shape[0] - high]
    strips = [picture[start : start + high, left:right].astype(np.int16) for start in starts]
    if strips:
        calm = min(strips, key=lambda strip: float(strip.std()))
        middle = np.median(calm, axis=(0, 1))
        clean = np.abs(calm - middle).max(axis=2, keepdims=True) < 40  # print is not copied along
        grain = np.where(clean, calm - middle, 0)
        shown = picture[top:bottom, left:right] + grain
        picture[top:bottom, left:right] = np.clip(shown, 0, 255).astype(np.uint8)


def _ring(picture: Pixels, corners: tuple[int, int, int, int]) -> Pixels:
    """Return the lighter half of the pixels (n, 3) just around a box."""
    left, top, right, bottom = corners
    wide = picture[max(0, top - 3) : bottom + 3, max(0, left - 3) : right + 3].reshape(-1, 3)
    grey = wide.mean(axis=1)
    return np.asarray(wide[grey >= np.median(grey)], np.uint8)


def _type(
    picture: Pixels, corners: tuple[int, int, int, int], text: str, rng: np.random.Generator
) -> None:
    left, top, right, bottom = corners
    high, wide = bottom - top - 4, right - left - 4
    face = _FACES[rng.integers(len(_FACES))]
    digits = high * float(rng.uniform(0.68, 0.8))
    font = typeface(face, round(digits / _DIGIT_HEIGHT, 2))
    length = font.getlength(text)
    if length > wide:
        font = typeface(face, round(digits / _DIGIT_HEIGHT * wide / length, 2))
    image = Image.fromarray(picture)
    ink = int(rng.integers(0, 45))
    at = (left + 2 + (wide - font.getlength(text)) * float(rng.uniform(0, 1)), (top + bottom) / 2)
    ImageDraw.Draw(image).text(at, text, (ink, ink, ink + 2), font, anchor="lm")
    picture[:] = np.asarray(image)


def _paste(
    picture: Pixels, corners: tuple[int, int, int, int], donor: Donor, rng: np.random.Generator
) -> None:
    left, top, right, bottom = corners
    piece = stored(donor.pixels, int(rng.integers(25, 60)))
    scale = (bottom - top) / piece.shape[0]
    size = (max(4, min(right - left, round(piece.shape[1] * scale))), bottom - top)
    fitted = cv2.resize(piece, size, interpolation=cv2.INTER_LINEAR)
    picture[top:bottom, left:right] = np.median(_ring(picture, corners), axis=0)
    picture[top:bottom, right - size[0] : right] = fitted
