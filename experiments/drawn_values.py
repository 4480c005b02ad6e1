"""A drawn page as a document whose boxes are those of the drawing, moved a little as OCR's are.

So that many pages can be compared without reading them: what is measured is the comparison of
print, not OCR.
"""

import re
from dataclasses import dataclass

import numpy as np

from experiments.drawn_pages import Wanted
from features.records.document import Box, Document, Field, Line, Page, Source, Word
from models.recognizer.picture import Picture
from training.synthesis.papers.degrade import Taken, moved
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Sheet, Text
from training.synthesis.papers.truth import Mark

_FIGURES = re.compile(r"[0-9０-９A-Za-z][0-9０-９,.，．\-/年月日A-Za-z%]*")
_DPI = (140.0, 200.0)
_LESS, _MORE = -0.12, 0.2  # of the height of a box: how far its sides lie off the print


@dataclass(frozen=True, slots=True, eq=False)
class DrawnPage:
    """One page taken as a picture, and what a perfect reader reads on it."""

    picture: Picture
    document: Document


def drawn_page(wanted: Wanted) -> DrawnPage:
    """Return one page of a paper; the same order gives the same page."""
    rng = np.random.default_rng([wanted.layout, wanted.seed, round(1000 * wanted.strength)])
    drawn = draw_paper(wanted.kind, wanted.layout, wanted.seed)
    sheet = drawn.sheets[rng.integers(len(drawn.sheets))]
    taken = take(paint(sheet, float(rng.uniform(*_DPI))), rng, wanted.strength)
    height, width = taken.pixels.shape[:2]
    page = Page(1, width, height, tuple(_words(sheet, taken, rng)))
    fields, lines = _values(sheet, taken, rng)
    document = Document(
        "doc_drawn", "0" * 64, "image/jpeg", wanted.kind, drawn.subkind, (page,), fields, lines
    )
    return DrawnPage(Picture(1, np.ascontiguousarray(taken.pixels)), document)


def _words(sheet: Sheet, taken: Taken, rng: np.random.Generator) -> list[Word]:
    runs = [text for text in sheet.texts if text.content.strip()]
    marks = [Mark("", text.content, 1, _on_page(sheet, text)) for text in runs]
    return [
        Word(mark.value, 1.0, _loose(mark.box, taken, rng))
        for mark in moved(marks, taken)
        if mark.box is not None
    ]


def _on_page(sheet: Sheet, text: Text) -> Box:
    left, top, right, bottom = text.span()
    xs = np.clip([left / sheet.width, right / sheet.width], 0, 1)
    ys = np.clip([top / sheet.height, bottom / sheet.height], 0, 1)
    return Box(float(xs[0]), float(ys[0]), float(xs[1]), float(ys[1]))


def _values(
    sheet: Sheet, taken: Taken, rng: np.random.Generator
) -> tuple[tuple[Field, ...], tuple[Line, ...]]:
    fields: list[Field] = []
    rows: dict[int, list[Field]] = {}
    for mark, (_, texts) in zip(
        moved((mark for mark, _ in sheet.marks), taken), sheet.marks, strict=True
    ):
        if mark.box is None:
            continue
        raw = _raw(mark.value, "".join(text.content for text in texts))
        box = _loose(mark.box, taken, rng)
        value = Field(mark.name, mark.value, raw, 1.0, Source.OCR, 1, box)
        (fields if mark.row is None else rows.setdefault(mark.row, [])).append(value)
    return tuple(fields), tuple(Line(tuple(rows[row])) for row in sorted(rows))


def _raw(value: str, printed: str) -> str:
    """Return the figures of a value as they are printed, or all that is printed there."""
    wanted = [part.lstrip("0") for part in re.findall(r"\d+", value)]
    for found in _FIGURES.findall(printed):
        plain = found.replace(",", "").replace("，", "")
        if [part.lstrip("0") for part in re.findall(r"\d+", plain)] == wanted:
            return str(found)
    return printed


def _loose(box: Box, taken: Taken, rng: np.random.Generator) -> Box:
    """Move the sides of a box as the boxes of a detector lie: in places too near, mostly wide."""
    height, width = taken.pixels.shape[:2]
    room = rng.uniform(_LESS, _MORE, 4) * (box.y1 - box.y0) * height
    away = room / (width, height, width, height) * (1, 0.6, 1, 0.6)
    sides = np.array(box.as_list()) + away * (-1, -1, 1, 1)
    x0, y0, x1, y1 = (float(side) for side in np.clip(sides, 0.0, 1.0))
    return Box(min(x0, x1), min(y0, y1), x1, y1)
