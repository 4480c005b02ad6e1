"""Tables of goods or people: headings, rows with wrapped and merged cells, blank rows, a total.

A table that does not fit says which row comes next, so that it goes on upon another sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from training.synthesis.papers.columns import ORDINAL, PAD, Cell, Column, Edges, Row, widths
from training.synthesis.papers.pair_lines import record
from training.synthesis.papers.sheet import Ink, Rectangle, Sheet, Text, wrap
from training.synthesis.papers.style import Style
from training.synthesis.papers.table_style import Rules
from training.synthesis.papers.written import Pair, plain

_SMALLEST = 0.62  # of the ink of values, for tables with many columns


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The last row: its label (the key of the field ``of``, if any), and values by column name."""

    label: str
    of: str
    cells: Mapping[str, Pair]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in order and rows, between two edges and above ``bottom``.

    ``start`` is the first row to draw; the total stands below the last row only.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left: float
    right: float
    bottom: float
    start: int = 0
    total: TotalRow | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a table ended, and the row that comes next: the number of rows if all are drawn.

    ``tops`` are the upper edges of the rows drawn and, last, the lower edge of the last one.
    """

    bottom: float
    next_row: int
    edges: Mapping[str, Edges] = field(default_factory=dict)
    tops: Mapping[int, float] = field(default_factory=dict)

    def cell(self, name: str, row: int) -> Rectangle:
        """Return where a cell of this sheet stands; raises KeyError if it stands elsewhere."""
        edges = self.edges[name]
        return edges.left, self.tops[row], edges.right, self.tops[row + 1]


def draw_rows(sheet: Sheet, top: float, table: Table, style: Style) -> Laid:
    """Draw what fits of the table below ``top``."""
    return _Painter.of(sheet, table, style).paint(top)


@dataclass(slots=True)
class _Painter:
    sheet: Sheet
    table: Table
    style: Style
    heading: Ink
    value: Ink
    edges: tuple[Edges, ...]
    tops: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, table: Table, style: Style) -> "_Painter":
        heading = style.inks.bold if style.table.bold_heading else style.inks.form
        value = style.inks.value
        room = table.right - table.left
        least = widths(table.columns, table.rows, (heading, value))
        scale = max(_SMALLEST, min(1.0, room / sum(least)))
        heading, value = _scaled(heading, scale), _scaled(value, scale)
        least = widths(table.columns, table.rows, (heading, value))
        edges = _edges(table, least)
        return cls(sheet, table, style, heading, value, edges)

    @property
    def lead(self) -> float:
        return 1.35 * self.value.em

    def paint(self, top: float) -> Laid:
        y = self._headings(top)
        stop = self._measure(y)
        for number in range(self.table.start, stop):
            self._row(number, stop)
        y = self.tops[stop]
        if stop == len(self.table.rows):
            y = self._blank_rows(y)
            y = self._total(y)
        self._verticals(top, y)
        edges = {column.name: place for column, place in self._columns()}
        return Laid(y, stop, edges, self.tops)

    def _headings(self, top: float) -> float:
        lines = max(len(self._wrapped(c.heading, self.heading, e)) for c, e in self._columns())
        bottom = top + self._height(lines)
        for column, edges in self._columns():
            middle = (top + bottom) / 2
            texts = self._write(column.heading, (edges, middle), self.heading, 0.5)
            for text in texts if column.recorded else ():
                self.sheet.key(column.name, text)
        self._level(top, heavy=True)
        self._level(bottom, heavy=True)
        return bottom

    def _measure(self, top: float) -> int:
        """Place the rows that fit; return the number of the first that does not."""
        self.tops[self.table.start] = top
        spare = self._height(1) if self.table.total else 0.0
        for number in range(self.table.start, len(self.table.rows)):
            height = self._row_height(self.table.rows[number])
            last = number == len(self.table.rows) - 1
            if top + height + (spare if last else 0.0) > self.table.bottom:
                return number
            top += height
            self.tops[number + 1] = top
        return len(self.table.rows)

    def _row_height(self, row: Row) -> float:
        lines = [
            len(self._wrapped(row[column.name].written.printed, self.value, edges))
            for column, edges in self._columns()
            if column.name in row and row[column.name].below == 1
        ]
        return self._height(max([1, *lines]))

    def _row(self, number: int, stop: int) -> None:
        row, top = self.table.rows[number], self.tops[number]
        for column, edges in self._columns():
            cell = self._cell(column, row, number)
            if cell is None:
                continue
            last = min(number + cell.below, stop)
            middle = (top + self.tops[last]) / 2
            texts = self._write(cell.written.printed, (edges, middle), self.value, column.align)
            for covered in range(number, last) if column.recorded else ():
                record(self.sheet, Pair(column.name, "", cell.written), texts, covered)
        self._underline(number, stop)

    def _cell(self, column: Column, row: Row, number: int) -> Cell | None:
        if column.name == ORDINAL and ORDINAL not in row:
            return Cell(plain(str(number + 1)))
        return row.get(column.name)

    def _underline(self, number: int, stop: int) -> None:
        """Rule below a row, except where a merged cell goes on."""
        if self.style.table.rules is Rules.NONE:
            return
        y = self.tops[number + 1]
        for column, edges in self._columns():
            if not self._goes_on(column, number, stop):
                self.sheet.rule(edges.left, y, edges.right, y, self.style.inks.pen)

    def _goes_on(self, column: Column, number: int, stop: int) -> bool:
        for first in range(self.table.start, number + 1):
            cell = self.table.rows[first].get(column.name)
            if cell is not None and first + cell.below > number + 1 and number + 1 < stop:
                return True
        return False

    def _blank_rows(self, y: float) -> float:
        spare = self._height(1) if self.table.total else 0.0
        for _ in range(self.style.table.blank_rows):
            if y + self._height(1) + spare > self.table.bottom:
                break
            y += self._height(1)
            if self.style.table.rules is not Rules.NONE:
                self._level(y)
        return y

    def _total(self, top: float) -> float:
        total = self.table.total
        if total is None:
            if self.style.table.rules is not Rules.NONE:
                self._level(top, heavy=True)
            return top
        bottom = top + self._height(1)
        middle = (top + bottom) / 2
        edges = Edges(self.edges[0].left, self._label_end(total))
        for text in self._write(total.label, (edges, middle), self.heading, 0.5):
            if total.of:
                self.sheet.key(total.of, text)
        for column, place in self._columns():
            if column.name in total.cells:
                pair = total.cells[column.name]
                at = (place, middle)
                texts = self._write(pair.written.printed, at, self.value, column.align)
                record(self.sheet, pair, texts)
        if self.style.table.rules is not Rules.NONE:
            self._level(bottom, heavy=True)
        return bottom

    def _label_end(self, total: TotalRow) -> float:
        need = self.heading.width(total.label) + 2 * PAD
        for column, edges in self._columns():
            if column.name in total.cells or edges.right - self.edges[0].left >= need:
                return edges.right
        return self.edges[-1].right

    def _verticals(self, top: float, bottom: float) -> None:
        if self.style.table.rules is not Rules.GRID:
            return
        for x in (self.edges[0].left, *(edges.right for edges in self.edges)):
            self.sheet.rule(x, top, x, bottom, self.style.inks.pen)

    def _level(self, y: float, heavy: bool = False) -> None:
        if self.style.table.rules is Rules.NONE and not heavy:
            return
        width, colour = self.style.inks.pen
        pen = (width * 1.4 if heavy else width, colour)
        if self.style.table.rules is not Rules.NONE:
            self.sheet.rule(self.edges[0].left, y, self.edges[-1].right, y, pen)

    def _columns(self) -> Sequence[tuple[Column, Edges]]:
        return tuple(zip(self.table.columns, self.edges, strict=True))

    def _height(self, lines: int) -> float:
        return (lines - 1) * self.lead + self.lead * max(1.15, self.style.table.row_height)

    def _wrapped(self, content: str, ink: Ink, edges: Edges) -> tuple[str, ...]:
        return wrap(content, ink, edges.room)

    def _write(self, content: str, at: tuple[Edges, float], ink: Ink, align: float) -> list[Text]:
        """Set a wrapped text around the middle of a cell."""
        edges, middle = at
        lines = self._wrapped(content, ink, edges) if content else ()
        first = middle + 0.37 * ink.em - 0.5 * self.lead * (len(lines) - 1)
        x = edges.left + PAD + align * edges.room
        return [
            self.sheet.write(x, first + place * self.lead, line, ink, align)
            for place, line in enumerate(lines)
        ]


def _edges(table: Table, least: Sequence[float]) -> tuple[Edges, ...]:
    spare = max(0.0, table.right - table.left - sum(least))
    shares = sum(column.width for column in table.columns)
    edges, x = [], table.left
    for column, width in zip(table.columns, least, strict=True):
        wide = width + spare * column.width / shares
        edges.append(Edges(x, x + wide))
        x += wide
    return tuple(edges)


def _scaled(ink: Ink, scale: float) -> Ink:
    return replace(ink, points=ink.points * scale)
