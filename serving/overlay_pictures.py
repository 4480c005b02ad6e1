"""Pages with the boxes of what was read drawn on them, so that a person sees where it stands.

Green was read, orange is to be checked by a person, red failed a check of the paper, blue is a
cell of a table, magenta a seal. Leaves out values: they stand in the answer, the name is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from features.records.document import Box, Document, Field, cell_name
from models.recognizer.decode import Picture, decode
from models.recognizer.sniff import MediaType, sniff

GREEN, ORANGE, RED = (0, 140, 60), (230, 120, 0), (210, 20, 30)
BLUE, MAGENTA = (30, 90, 220), (200, 0, 170)
LEGEND = (
    "绿 已识别 / green read, 橙 待核查 / orange to be checked, 红 校验未过 / red failed a check, "
    "蓝 表格 / blue cell, 品红 印章 / magenta seal"
)
Colour = tuple[int, int, int]
_SEAL = "seal"
_QUALITY = 88
_WITHOUT_PICTURE = (MediaType.XML, MediaType.OFD)


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to draw; ``label`` is empty for cells below the first row."""

    box: Box
    label: str
    colour: Colour


def save_overlays(document: Document, data: bytes, folder: Path, stem: str) -> tuple[Path, ...]:
    """Write ``<stem>-<page>.jpg`` for each page of a paper; none for XML and OFD.

    Raises OSError when the folder cannot be written.
    """
    media_type = sniff(data)
    if media_type in _WITHOUT_PICTURE:
        return ()
    written = []
    for picture in decode(data, media_type):
        file = folder / f"{stem}-{picture.number}.jpg"
        drawn(picture, marks_of(document, picture.number)).save(file, "JPEG", quality=_QUALITY)
        written.append(file)
    return tuple(written)


def marks_of(document: Document, page: int) -> tuple[Mark, ...]:
    """Return what is drawn on one page: cells first, so that header fields lie on top.

    Fields that share a box, as those of a QR code do, share a mark.
    """
    shared: dict[tuple[Box, Colour], list[str]] = {}
    for mark in (*_cells(document, page), *_fields(document, page)):
        shared.setdefault((mark.box, mark.colour), []).append(mark.label)
    return tuple(Mark(box, ", ".join(filter(None, labels)), colour)
                 for (box, colour), labels in shared.items())  # fmt: skip


def drawn(picture: Picture, marks: Sequence[Mark]) -> Image.Image:
    """Return the page (RGB) with the marks on it, labels above their boxes where there is room."""
    page = Image.fromarray(np.ascontiguousarray(picture.pixels))
    pen = ImageDraw.Draw(page, "RGBA")
    short = min(page.size)
    width, font = max(1, short // 500), ImageFont.load_default(max(10, short // 75))
    for mark in marks:
        corners = _corners(mark.box, page.size)
        pen.rectangle(corners, outline=mark.colour, width=width)
        if mark.label:
            _write(pen, corners, mark, font)
    return page


def _fields(document: Document, page: int) -> Iterator[Mark]:
    for field in document.fields:
        if field.page == page and field.box is not None:
            usual = MAGENTA if field.name.startswith(_SEAL) else GREEN
            yield Mark(field.box, field.name, _colour(document, field, field.name, usual))


def _cells(document: Document, page: int) -> Iterator[Mark]:
    labelled: set[str] = set()
    for row, line in enumerate(document.lines):
        for cell in line.cells:
            if cell.page == page and cell.box is not None:
                label = "" if cell.name in labelled else cell.name
                labelled.add(cell.name)
                name = cell_name(row, cell.name)
                yield Mark(cell.box, label, _colour(document, cell, name, BLUE))


def _colour(document: Document, field: Field, name: str, usual: Colour) -> Colour:
    if field.failed:
        return RED
    return ORANGE if name in document.needs_review else usual


def _corners(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the box in pixels, two wider on each side: a line on the print would hide it."""
    width, height = size
    return (
        round(box.x0 * width) - 2,
        round(box.y0 * height) - 2,
        round(box.x1 * width) + 2,
        round(box.y1 * height) + 2,
    )


def _write(
    pen: ImageDraw.ImageDraw,
    corners: tuple[int, int, int, int],
    mark: Mark,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
) -> None:
    left, top, _, bottom = corners
    _, _, wide, high = pen.textbbox((0, 0), mark.label, font)
    x, y = max(0, left), top - high - 2 if top > high + 2 else bottom + 2
    pen.rectangle((x, y, x + wide + 2, y + high), fill=(255, 255, 255, 190))
    pen.text((x + 1, y), mark.label, mark.colour, font)
