"""Where the headings stand and which column each field reads, merged cells included.

Merged cells leave their text in the first cell alone. Of a heading over several lines the upper
text goes on to the right until the next one, where a lower text stands: 应发工资 over 基本工资 and
补贴 gives 应发工资/基本工资 and 应发工资/补贴. A mapping names the whole, or the lowest part where
it stands once.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from models.errors import Unreadable
from serving.adapters.mapping import SheetMapping
from serving.adapters.sheet import Cell, Line, Sheet

_SEARCHED = 30
_BETWEEN = "/"


@dataclass(frozen=True, slots=True)
class Headed:
    """A sheet below its headings: which heading stands in which column, from 0.

    ``above`` are the texts over the headings; ``texts`` are the lowest parts of the headings, one
    for every cell that the heading has, empty ones too.
    """

    sheet: Sheet
    above: tuple[str, ...]
    columns: Mapping[str, int]
    texts: tuple[str, ...]

    @property
    def width(self) -> int:
        """Return how many cells the heading has."""
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class _Name:
    """The texts of one column's heading, from the top; none where it has no heading."""

    parts: tuple[str, ...]

    @property
    def whole(self) -> str:
        return _BETWEEN.join(self.parts)

    @property
    def lowest(self) -> str:
        return self.parts[-1] if self.parts else ""


def headed(sheet: Sheet, mapping: SheetMapping) -> Headed:
    """Read a sheet up to the end of its headings; its lines go on with the first row.

    Raises Unreadable: HEADER_NOT_FOUND, HEADING_MISSING, HEADING_TWICE.
    """
    above: list[Line] = []
    for block in _blocks(sheet.lines, mapping, above):
        names = _names(block)
        if mapping.header_row is not None or _fits(names, block[0], mapping):
            columns = {heading: _column(heading, names, sheet) for heading in mapping.headings}
            told = tuple(folded(cell) for line in above for cell in line.cells)
            return Headed(sheet, told, columns, tuple(name.lowest for name in names))
    raise Unreadable("HEADER_NOT_FOUND", _not_found(sheet, mapping))


def folded(cell: Cell) -> str:
    r"""Return a heading as it is compared: full-width forms folded, no white space in it.

    >>> folded("实 发\n工资（元）")
    '实发工资(元)'
    """
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return "".join(unicodedata.normalize("NFKC", cell).split())


def _blocks(
    lines: Iterator[Line], mapping: SheetMapping, above: list[Line]
) -> Iterator[tuple[Line, ...]]:
    """Yield the lines that may be the heading; what turns out to stand above goes to ``above``."""
    height = mapping.header_rows
    if mapping.header_row is not None:
        above += islice(lines, mapping.header_row - 1)
        yield tuple(islice(lines, height))
        return
    block = list(islice(lines, height))
    for _ in range(_SEARCHED):
        if len(block) < height:
            return
        yield tuple(block)
        above.append(block.pop(0))
        block += islice(lines, 1)


def _names(block: Sequence[Line]) -> list[_Name]:
    rows = [[folded(cell) for cell in line.cells] for line in block]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    for upper, lower in pairwise(rows):
        for column in range(1, width):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return [_Name(tuple(dict.fromkeys(filter(None, parts)))) for parts in zip(*rows, strict=True)]


def _fits(names: Sequence[_Name], first: Line, mapping: SheetMapping) -> bool:
    """Say whether every heading is here and the first line is one of them, not the title above."""
    wanted = set(map(folded, mapping.headings))
    tops = {heading.partition(_BETWEEN)[0] for heading in wanted} | wanted
    known = {told for name in names for told in (name.whole, name.lowest)}
    return wanted <= known and not tops.isdisjoint(map(folded, first.cells))


def _column(heading: str, names: Sequence[_Name], sheet: Sheet) -> int:
    wanted = folded(heading)
    whole = [n for n, name in enumerate(names) if name.whole == wanted]
    places = whole or [n for n, name in enumerate(names) if name.lowest == wanted]
    where = f"sheet {sheet.name!r}: " if sheet.name else ""
    if not places:
        raise Unreadable("HEADING_MISSING", f"{where}no column is headed {heading!r}")
    if len(places) > 1:
        raise Unreadable("HEADING_TWICE", f"{where}{len(places)} columns are headed {heading!r}")
    return places[0]


def _not_found(sheet: Sheet, mapping: SheetMapping) -> str:
    where = f"sheet {sheet.name!r}: " if sheet.name else ""
    return f"{where}no line has the headings {', '.join(mapping.headings)}"
