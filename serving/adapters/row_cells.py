"""The cells that a field reads of a row: columns, a constant, the sheet's name, lines above."""

import re
from dataclasses import dataclass, field

from serving.adapters.cell_text import text_of
from serving.adapters.headings import Headed, folded
from serving.adapters.mapping import FieldSource
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Cell, Line, is_empty


@dataclass(slots=True)
class RowCells:
    """Takes cells out of the rows of one sheet; remembers those that merged cells go on with."""

    headed: Headed
    blanks: frozenset[str] = frozenset()
    _above: dict[str, Cell] = field(default_factory=dict)

    def of(self, source: FieldSource, line: Line) -> tuple[Cell, ...]:
        """Return the cells of a field, none where all are empty.

        Raises CellRefused: NOT_FOUND_ABOVE, UNKNOWN_VALUE, and what a text of ``values`` raises.
        """
        cells = self._cells(source, line)
        if all(is_empty(cell) for cell in cells):
            return ()
        return cells if source.values is None else (_other_text(source, cells),)

    def _cells(self, source: FieldSource, line: Line) -> tuple[Cell, ...]:
        if source.headings:
            return tuple(self._cell(heading, source, line) for heading in source.headings)
        if source.constant is not None:
            return (source.constant,)
        if source.sheet is not None:
            return (_found(source.sheet, (folded(self.headed.sheet.name),)),)
        assert source.above is not None, "a field has one origin"
        return (_found(source.above, self.headed.above),)

    def _cell(self, heading: str, source: FieldSource, line: Line) -> Cell:
        column = self.headed.columns[heading]
        cell = line.cells[column] if column < len(line.cells) else None
        if isinstance(cell, str) and folded(cell) in self.blanks:
            cell = None
        if source.fill_down:
            cell = self._above.get(heading) if is_empty(cell) else cell
            self._above[heading] = cell
        return cell


def _other_text(source: FieldSource, cells: tuple[Cell, ...]) -> str:
    assert source.values is not None, "asked only where there are values"
    text = source.join.join(map(text_of, cells))
    if text not in source.values:
        raise CellRefused("UNKNOWN_VALUE")
    return source.values[text]


def _found(pattern: str, texts: tuple[str, ...]) -> str:
    for text in texts:
        match = re.search(pattern, text)
        if match is not None:
            return match.group(1 if match.re.groups else 0)
    raise CellRefused("NOT_FOUND_ABOVE")
