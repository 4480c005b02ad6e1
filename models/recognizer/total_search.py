"""A total that the detector skipped is looked for where its row and its column cross.

Invoices state the sums without tax and of tax in one row below the columns that they add up, and
stamps are pressed there: where one of the two was read, the place of the other one is read without
detection, as it is and with red ink taken out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from features.records.document import Box, Field, Kind
from models.recognizer.cell_search import crossing, look_at
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading
from models.recognizer.seal_ink import without_red

_TOTALS: Mapping[Kind, Mapping[str, str]] = {
    Kind.INVOICE: {"amount_without_tax": "amount", "tax_amount": "tax"}
}
"""Totals that stand in one row, with the columns that they add up."""
_SIGN = 1.5  # heights left of the column: the sign ¥ of a total


def search_totals(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading with the total that a second look found beside the other one."""
    totals = _TOTALS.get(reading.kind, {})
    stated = [field for name in totals if (field := reading.field(name)) is not None]
    if len(stated) != 1 or stated[0].box is None:
        return reading
    [other] = stated
    page = next((page for page in pages if page.page.number == other.page), None)
    [name] = (name for name in totals if name != other.name)
    cells = [cell for line in reading.lines if (cell := line.cell(totals[name])) is not None]
    beside = [cell for cell in cells if cell.box is not None and cell.page == other.page]
    box = crossing([other], beside) if beside else None
    found = None if page is None or box is None else _look(reading.kind, name, page, box)
    return reading if found is None else replace(reading, fields=(*reading.fields, found))


def _look(kind: Kind, name: str, page: ReadPage, box: Box) -> Field | None:
    height, width = page.pixels.shape[:2]
    sign = _SIGN * (box.y1 - box.y0) * height / width
    wide = Box(max(box.x0 - sign, 0.0), box.y0, box.x1, box.y1)
    return look_at(kind, name, page, wide, (page.pixels, without_red(page.pixels)))
