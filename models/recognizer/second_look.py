"""A second look at figures that a check doubts: the same place is read again in other cuts.

What a network reads of a small or blurred figure hangs on where its strip begins and how wide it
is drawn. Each value that a failing check touches is read anew in several cuts, on a sealed page
also with red ink taken out; what they read (``Field.looks``) is weighed by the constraint decoder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Document, Field, Line
from models.recognizer.constraint_decoder import WHOLE, doubted
from models.recognizer.page_reading import ReadPage
from models.recognizer.patch import Patch
from models.recognizer.reading import Reading
from models.recognizer.seal_ink import without_red
from models.recognizer.seal_ring import StripReader

_MARGINS = ((0.0, 0.1), (0.1, 0.1), (0.2, 0.1), (0.3, 0.0), (0.3, 0.1))
"""Heights of the value added above and below, and at its sides."""
_WIDTHS = (0.7, 0.85, 1.25)  # times as wide as printed
_MOST = 16  # values of a paper that are looked at: where more are in doubt, the page is unreadable


def look_again(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading, its doubted figures with what other cuts of the page read there."""
    by_number = {page.page.number: page for page in pages}
    places = list(doubted(_paper(reading)))[:_MOST]

    def looked(row: int, field: Field) -> Field:
        page = by_number.get(field.page or 0)
        if (row, field.name) not in places or page is None or field.box is None:
            return field
        return replace(field, looks=tuple(_looks(page, field.box)))

    fields = tuple(looked(WHOLE, field) for field in reading.fields)
    lines = tuple(
        Line(tuple(looked(row, cell) for cell in line.cells))
        for row, line in enumerate(reading.lines)
    )
    return replace(reading, fields=fields, lines=lines)


def _paper(reading: Reading) -> Document:
    """Return the reading as a paper, for checks that look at values alone."""
    return Document("", "", "", reading.kind, reading.subkind, (), reading.fields, reading.lines)


def _looks(page: ReadPage, box: Box) -> Iterator[str]:
    if not isinstance(page.reader, StripReader):
        return
    grounds = (page.pixels, without_red(page.pixels)) if page.patches else (page.pixels,)
    for strip in (strip for ground in grounds for strip in _cuts(ground, box)):
        word = page.reader.read_strip(strip)
        if word is not None:
            yield word.text


def _cuts(pixels: NDArray[np.uint8], box: Box) -> Iterator[NDArray[np.uint8]]:
    """Yield the place with narrower and wider margins, then drawn narrower and wider."""
    for above, beside in _MARGINS:
        yield Patch.of(_grown(box, above, beside, pixels.shape), pixels.shape, least=4).crop(pixels)
    close = Patch.of(_grown(box, 0.05, 0.1, pixels.shape), pixels.shape, least=4).crop(pixels)
    for share in _WIDTHS:
        size = (max(round(close.shape[1] * share), 4), close.shape[0])
        yield np.asarray(cv2.resize(close, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _grown(box: Box, above: float, beside: float, shape: tuple[int, ...]) -> Box:
    """Return a box grown by shares of its height, within the page."""
    height = box.y1 - box.y0
    down, across = above * height, beside * height * shape[0] / shape[1]
    return Box(
        max(box.x0 - across, 0.0),
        max(box.y0 - down, 0.0),
        min(box.x1 + across, 1.0),
        min(box.y1 + down, 1.0),
    )
