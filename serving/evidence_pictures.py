"""Pictures of evidence: the box on the page, cut out with its surroundings and marked.

Leaves out where a box comes from and who may see it.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from features.records.document import Box
from models.recognizer.decode import Picture

_MARK = (196, 30, 30)
_INK = (30, 42, 54)
_PAPER = (255, 255, 255)
_SHEET_WIDTH = 1200
_FONT_FILES = ("NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "NotoSansSC-Regular.otf")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One picture on a sheet with the sentence that stands under it."""

    image: Image.Image
    caption: str


def cut_out(picture: Picture, box: Box, surroundings: float = 1.5) -> Image.Image:
    """Return the box with ``surroundings`` times its height of page around it, marked in red."""
    page = Image.fromarray(np.ascontiguousarray(picture.pixels))
    left, top, right, bottom = _pixels(box, page.size)
    margin = max(12, round((bottom - top) * surroundings))
    marked = page.copy()
    ImageDraw.Draw(marked).rectangle((left - 3, top - 3, right + 3, bottom + 3), None, _MARK, 3)
    return marked.crop(
        (
            max(0, left - 6 * margin),
            max(0, top - 2 * margin),
            min(page.width, right + 6 * margin),
            min(page.height, bottom + 2 * margin),
        )
    )


def sheet(title: list[str], exhibits: list[Exhibit]) -> Image.Image:
    """Lay exhibits side by side under the lines of a title, 1200 pixels wide.

    Raises OSError when no font with Chinese characters is installed.
    """
    column = _SHEET_WIDTH // len(exhibits)
    shown = [_fit(exhibit.image, column - 40) for exhibit in exhibits]
    head = 30 + 40 * len(title)
    canvas = Image.new(
        "RGB", (_SHEET_WIDTH, head + max(image.height for image in shown) + 70), _PAPER
    )
    _write_lines(canvas, (20, 20), title, 24)
    for index, (image, exhibit) in enumerate(zip(shown, exhibits, strict=True)):
        left = index * column + 20
        canvas.paste(image, (left, head))
        _write_lines(canvas, (left, head + image.height + 10), [exhibit.caption], 18)
    return canvas


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    return (
        round(box.x0 * width),
        round(box.y0 * height),
        round(box.x1 * width),
        round(box.y1 * height),
    )


def _fit(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, round(image.height * width / image.width)))


def _write_lines(canvas: Image.Image, corner: tuple[int, int], lines: list[str], size: int) -> None:
    font = _chinese_font(size)
    draw = ImageDraw.Draw(canvas)
    for index, line in enumerate(lines):
        draw.text((corner[0], corner[1] + index * (size + 14)), line, _INK, font)


def _chinese_font(size: int) -> ImageFont.FreeTypeFont:
    for name in _FONT_FILES[:-1]:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.truetype(_FONT_FILES[-1], size)
