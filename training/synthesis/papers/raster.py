"""Sheets painted as pixels with Pillow."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from training.synthesis.papers.fonts import typeface
from training.synthesis.papers.letters import set_letters
from training.synthesis.papers.looks import Look
from training.synthesis.papers.sheet import POINT_MM, Colour, Plate, Sheet

Pixels = NDArray[np.uint8]


def paint(sheet: Sheet, dpi: float, paper: Colour | None = None) -> Pixels:
    """Return the sheet as RGB pixels (H, W, 3) at this resolution, on paper of its tint."""
    scale = dpi / 25.4
    size = (round(sheet.width * scale), round(sheet.height * scale))
    image = Image.new("RGB", size, paper or sheet.tint)
    draw = ImageDraw.Draw(image)
    for stroke in sheet.strokes:
        ends = [edge * scale for edge in (stroke.x0, stroke.y0, stroke.x1, stroke.y1)]
        draw.line(ends, fill=stroke.colour, width=max(1, round(stroke.width * scale)))
    for text in sheet.texts:
        if text.ink.look is not Look.RUN:
            set_letters(image, text, scale)
            continue
        font = typeface(text.ink.face, text.ink.points * POINT_MM * scale)
        draw.text(
            (text.x * scale, text.y * scale), text.content, text.ink.colour, font, anchor="ls"
        )
    for plate in sheet.plates:
        _press(image, plate, scale)
    return np.asarray(image)


def _press(image: Image.Image, plate: Plate, scale: float) -> None:
    """Multiply a picture onto the paper, as ink does: the text below a seal stays dark."""
    size = (round(plate.width * scale), round(plate.height * scale))
    picture = Image.open(BytesIO(plate.png)).convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    inked = Image.new("RGB", size, (255, 255, 255))
    inked.paste(picture, (0, 0), picture)
    x, y = round(plate.x * scale), round(plate.y * scale)
    below = image.crop((x, y, x + size[0], y + size[1]))
    image.paste(ImageChops.multiply(below, inked), (x, y))


def jpeg(pixels: Pixels, quality: int, dpi: int) -> bytes:
    """Encode RGB pixels as baseline JPEG with fixed parameters, so that bytes repeat."""
    buffer = BytesIO()
    Image.fromarray(pixels).save(
        buffer, "JPEG", quality=quality, subsampling=2, optimize=True, dpi=(dpi, dpi)
    )
    return buffer.getvalue()


def png(pixels: Pixels) -> bytes:
    """Encode RGB or RGBA pixels as PNG."""
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def quick_png(pixels: Pixels) -> bytes:
    """Encode as PNG in a tenth of the time of ``png``, for plates that no sample holds."""
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
