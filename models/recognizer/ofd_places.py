"""Finds where on the pages a value stands that is known from the attachment of an OFD.

The attachment says what, not where. The same text may stand several times (quantity 1, price
equal to amount), so a line's cells are sought left to right in one row, rows from top to bottom,
and totals from the bottom up. A value that stands nowhere keeps no box.
"""

import contextlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from features.errors import BadRecord
from features.records.document import Box, Field, Line
from models.recognizer.exact_values import normal_form
from models.recognizer.ofd_pages import OfdPage, TextObject

_FROM_BELOW = frozenset(
    {
        "amount_without_tax",
        "tax_amount",
        "amount_with_tax",
        "seller_name",
        "seller_tax_id",
        "seller_address_phone",
        "seller_bank_account",
        "payee",
        "reviewer",
        "drawer",
    }
)
_CELL_ORDER = (
    "item_name",
    "specification",
    "unit",
    "quantity",
    "unit_price",
    "amount",
    "tax_rate",
    "tax",
)
_WRAPPED = frozenset({"item_name", "specification"})  # cells that break over lines
_PARTS = 8  # objects that one value may be split over
_REACH = 200  # objects behind the first among which its continuation is sought


class Places:
    """The text objects of a document, each of which one value may claim."""

    def __init__(self, pages: Iterable[OfdPage]) -> None:
        objects = [one for page in pages for one in page.objects]
        self._objects = sorted(objects, key=_reading_order)
        self._claimed: set[int] = set()
        self._said: dict[str, dict[str, list[TextObject]]] = {}

    def lines(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Place the cells of all lines; call before ``field``: totals take what is left."""
        placed = []
        last: TextObject | None = None
        for line in lines:
            cells, last = self._line(line, last)
            placed.append(Line(cells))
        return tuple(placed)

    def field(self, field: Field) -> Field:
        """Place one header field."""
        candidates = list(self._saying(field))
        if not candidates:
            return self._split(field)
        return self._claim(field, [candidates[-1 if field.name in _FROM_BELOW else 0]])

    def _line(
        self, line: Line, last: TextObject | None
    ) -> tuple[tuple[Field, ...], TextObject | None]:
        row: TextObject | None = None
        cells = {cell.name: cell for cell in line.cells}
        left = 0.0
        for name in _CELL_ORDER:
            found = self._cell(cells[name], last, row, left) if name in cells else None
            if found is not None:
                row, left = row or found, found.box.x1
                cells[name] = self._claim(cells[name], [found])
        for name in _WRAPPED & cells.keys():
            if cells[name].box is None:
                cells[name] = self._split(cells[name])
        return tuple(cells.values()), row or last

    def _cell(
        self, cell: Field, last: TextObject | None, row: TextObject | None, left: float
    ) -> TextObject | None:
        """Return the first object below the last row, in this row, right of the last cell."""
        for one in self._saying(cell):
            below = last is None or _reading_order(one) > _reading_order(last)
            beside = row is None or (_same_row(one, row) and one.box.x0 >= left - 0.01)
            if below and beside:
                return one
        return None

    def _saying(self, field: Field) -> Iterator[TextObject]:
        """Yield the unclaimed objects that read as this value, in reading order."""
        if field.name not in self._said:
            self._said[field.name] = _by_value(field.name, self._objects)
        for one in self._said[field.name].get(field.value, ()):
            if id(one) not in self._claimed:
                yield one

    def _split(self, field: Field) -> Field:
        """Place a value that is drawn in several objects, one under or behind the other."""
        value = _compact(field.value)
        for index, first in enumerate(self._objects):
            start = _compact(first.text)
            if len(start) > 1 and value.startswith(start) and id(first) not in self._claimed:
                parts = _continued(value, self._objects[index : index + _REACH])
                if parts:
                    return self._claim(field, parts)
        return field

    def _claim(self, field: Field, objects: list[TextObject]) -> Field:
        self._claimed.update(map(id, objects))
        return replace(field, page=objects[0].page, box=reduce(Box.union, (o.box for o in objects)))


def _by_value(name: str, objects: list[TextObject]) -> dict[str, list[TextObject]]:
    found: dict[str, list[TextObject]] = {}
    for one in objects:
        with contextlib.suppress(BadRecord):
            found.setdefault(normal_form(name, one.text), []).append(one)
    return found


def _continued(value: str, objects: list[TextObject]) -> list[TextObject]:
    """Return the objects that spell the value, beginning with the first, empty if they do not."""
    first, parts, said = objects[0], [objects[0]], _compact(objects[0].text)
    for one in objects[1:]:
        if said == value or len(parts) == _PARTS:
            break
        near = one.page == first.page and one.box.x0 >= first.box.x0 - 0.02
        if near and value.startswith(said + _compact(one.text)):
            parts.append(one)
            said += _compact(one.text)
    return parts if said == value else []


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _reading_order(one: TextObject) -> tuple[int, float, float]:
    return one.page, one.box.y0, one.box.x0


def _same_row(one: TextObject, row: TextObject) -> bool:
    middle = (one.box.y0 + one.box.y1) / 2
    return one.page == row.page and row.box.y0 <= middle <= row.box.y1
