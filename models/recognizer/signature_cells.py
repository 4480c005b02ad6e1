"""Whether the signature cells of a roster are signed: by their ink, since no reader reads a hand.

Where the column 签名 is, its heading tells; each row's cell is looked at in the picture, without
the ruled lines that cross it. A name, a thumb print and a private seal all count: the cell says
only that something stands there.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from features.records.document import Box, Field, Kind, Line, Source
from models.recognizer.line_tagger import TaggedSheet, with_role
from models.recognizer.page_reading import ReadPage
from models.recognizer.patch import Patch
from models.recognizer.reading import Reading
from models.recognizer.tags import Role

NAME = "signed"
_INKED = 0.012  # share of dark pixels in a cell from which it is signed
_DOUBT = 0.006  # half of it and less than twice: looked at by a person
_DARK = 38  # grey levels below the paper


def look_for_signatures(
    reading: Reading, pages: Sequence[tuple[ReadPage, TaggedSheet | None]]
) -> Reading:
    """Return a roster's reading with its signature cells judged by their ink."""
    if reading.kind is not Kind.ROSTER or not reading.lines:
        return reading
    columns = {
        page.page.number: (page, box)
        for page, tagged in pages
        if tagged is not None and (box := _column(reading.kind, tagged)) is not None
    }
    lines = [_signed(line, columns, _pitch(reading.lines)) for line in reading.lines]
    return replace(reading, lines=tuple(lines))


def _column(kind: Kind, tagged: TaggedSheet) -> Box | None:
    """Return the extent of the column: its heading, widened halfway to its neighbours."""
    headings = with_role(tagged.spans(kind), Role.HEADING)
    if NAME not in headings:
        return None
    own = tagged.sheet.box_of(headings[NAME][0].run)
    others = [
        tagged.sheet.box_of(span.run)
        for name, spans in headings.items()
        for span in spans
        if name != NAME
    ]
    wide = own.x1 - own.x0
    left = max((box.x1 for box in others if box.x1 <= own.x0), default=own.x0 - wide)
    right = min((box.x0 for box in others if box.x0 >= own.x1), default=own.x1 + wide)
    reach = 0.8 * wide
    x0, x1 = max((left + own.x0) / 2, own.x0 - reach), min((right + own.x1) / 2, own.x1 + reach)
    return Box(max(x0, 0.0), own.y0, min(x1, 1.0), own.y1)


def _pitch(lines: Sequence[Line]) -> float:
    """Return how far two rows stand apart, in heights of the page."""
    middles = [_middle(line) for line in lines]
    steps = [b - a for a, b in pairwise(middles) if b > a]
    return float(np.median(steps)) if steps else 0.02


def _middle(line: Line) -> float:
    return float(np.median([(c.box.y0 + c.box.y1) / 2 for c in line.cells if c.box is not None]))


def _signed(line: Line, columns: dict[int, tuple[ReadPage, Box]], pitch: float) -> Line:
    number = next((cell.page for cell in line.cells if cell.page is not None), None)
    if number not in columns:
        return line
    page, column = columns[number]
    middle = _middle(line)
    top, bottom = max(middle - 0.42 * pitch, 0.0), min(middle + 0.42 * pitch, 1.0)
    box = Box(column.x0, top, column.x1, bottom)
    share = ink_share(Patch.of(box, page.pixels.shape).crop(page.pixels))
    value = "是" if share > _INKED else "否"
    sure = 0.6 if _DOUBT < share < 2 * _INKED else 0.95
    cells = tuple(cell for cell in line.cells if cell.name != NAME)
    return Line((*cells, Field(NAME, value, value, sure, Source.OCR, number, box)))


def ink_share(cell: NDArray[np.uint8]) -> float:
    """Return the share of a picture (H, W, 3) that is ink but no ruled line."""
    if min(cell.shape[:2]) < 6:
        return 0.0
    grey = cell.min(axis=2)
    paper = np.quantile(grey, 0.8)
    dark = (grey.astype(np.int16) < paper - _DARK).astype(np.uint8)
    high, wide = dark.shape
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(wide // 2, 3)), np.uint8))
    upright = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(high // 2, 3), 1), np.uint8))
    ruled = cv2.dilate(cv2.max(level, upright), np.ones((3, 3), np.uint8))
    return float(((dark > 0) & (np.asarray(ruled) == 0)).mean())
