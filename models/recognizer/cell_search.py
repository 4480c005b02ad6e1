"""A second look where a table has a gap: a lone figure that the detector skipped is read again.

Detectors drop single digits (PaddleOCR issue 9080). Where a column of figures has no cell in a
row whose neighbours have one, the strip between them is read without detection.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Field, Kind, Line, Source
from features.records.paper_schema import SCHEMAS, Form
from models.recognizer.normal_forms import normal_of
from models.recognizer.page_reading import ReadPage
from models.recognizer.patch import Patch
from models.recognizer.reading import Reading
from models.recognizer.seal_ring import StripReader

_FIGURES = frozenset({Form.DECIMAL, Form.AMOUNT, Form.RATE})
_RULED = 0.75  # share of its height from which a dark column is a ruled line, not a 1
_LEAST = 0.5  # confidence of a strip that is believed at all


def search_cells(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading with the figures that a second look found in the gaps of its columns."""
    schema = SCHEMAS.get(reading.kind)
    if schema is None or len(reading.lines) == 0:
        return reading
    by_number = {page.page.number: page for page in pages}
    lines = list(reading.lines)
    for entry in schema.cells:
        if entry.form not in _FIGURES:
            continue
        column = [line.cell(entry.name) for line in reading.lines]
        read = [cell for cell in column if cell is not None and cell.box is not None]
        if len(read) == len(column) or not read:
            continue
        for row, cell in enumerate(column):
            if cell is None:
                found = _look(reading.kind, entry.name, lines[row], read, by_number)
                if found is not None:
                    lines[row] = Line((*lines[row].cells, found))
    return replace(reading, lines=tuple(lines))


def _look(
    kind: Kind, name: str, line: Line, column: Sequence[Field], pages: dict[int, ReadPage]
) -> Field | None:
    """Read the strip where the row and the column cross."""
    here = [cell for cell in line.cells if cell.box is not None and cell.page is not None]
    page = pages.get(here[0].page or 0) if here else None
    beside = [cell for cell in column if here and cell.page == here[0].page]
    if page is None or not beside:
        return None
    box = crossing(here, beside)
    return None if box is None else look_at(kind, name, page, box, (page.pixels,))


def look_at(
    kind: Kind, name: str, page: ReadPage, box: Box, grounds: Sequence[NDArray[np.uint8]]
) -> Field | None:
    """Return the surest value that a place shows on pictures of its page, None where none does."""
    entry = SCHEMAS[kind].entry(name)
    if entry is None or not isinstance(page.reader, StripReader):
        return None
    found: list[Field] = []
    for pixels in grounds:
        word = page.reader.read_strip(_inked_strip(pixels, box))
        if word is None or word.confidence < _LEAST:
            continue
        text = re.sub(r"^[|丨\[\]]+|[|丨\[\]]+$", "", word.text.strip())
        value = normal_of(kind, entry)(text)
        if value is not None:
            sure, number = word.confidence * 0.9, page.page.number
            found.append(Field(name, value, text, sure, Source.OCR, number, box))
    return max(found, key=lambda field: field.confidence, default=None)


def crossing(row: Sequence[Field], column: Sequence[Field]) -> Box | None:
    """Return where the row, level between its neighbours, meets the column; None if taken."""
    boxes = [cell.box for cell in column if cell.box is not None]
    heights = [cell.box.y1 - cell.box.y0 for cell in row if cell.box is not None]
    middles = [(cell.box.y0 + cell.box.y1) / 2 for cell in row if cell.box is not None]
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    height = float(np.median(heights))
    middle = float(np.median(middles))
    pad = 0.35 * height
    box = Box(
        max(x0 - pad, 0.0),
        max(middle - 0.75 * height, 0.0),
        min(x1 + pad, 1.0),
        min(middle + 0.75 * height, 1.0),
    )
    taken = any(
        cell.box is not None and min(cell.box.x1, x1) - max(cell.box.x0, x0) > 0.3 * (x1 - x0)
        for cell in row
    )
    return None if taken or box.x1 - box.x0 < 1e-3 else box


def _inked_strip(pixels: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """Return the strip cut close around its ink, since a line reader expects text, not paper."""
    strip = Patch.of(box, pixels.shape, least=2).crop(pixels).copy()
    grey = strip.min(axis=2).astype(np.int16)
    dark = grey < (int(np.median(grey)) + int(grey.min())) / 2
    ruled = dark.mean(axis=0) > _RULED
    strip[:, np.convolve(ruled, np.ones(3), "same") > 0] = np.median(strip, axis=(0, 1))
    inked = np.nonzero((dark.mean(axis=0) > 0) & ~ruled)[0]
    if len(inked) == 0:
        return strip
    pad = strip.shape[0] // 3
    return strip[:, max(int(inked[0]) - pad, 0) : int(inked[-1]) + pad]
