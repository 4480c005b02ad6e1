"""Ruled tables of goods, as contracts and delivery notes carry them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.synthesis.papers.sheet import BLACK, Colour, Ink, Sheet

_ROW = 9.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, width in millimetres, and the cell name of what stands in it."""

    heading: str
    width: float
    name: str = ""


def draw_goods(
    sheet: Sheet,
    corner: tuple[float, float],
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, str]],
    ink: Ink,
    empty: int = 0,
) -> float:
    """Draw a table with its upper left corner there and mark its cells; return its lower edge.

    A column without a name counts the rows; ``empty`` blank rows follow the filled ones.
    """
    _grid(sheet, corner, columns, len(rows) + 1 + empty, ink.colour)
    x, y = corner
    for column in columns:
        middle = x + column.width / 2
        sheet.write(middle, y + _ROW * 0.64, column.heading, Ink(ink.face, ink.points), 0.5)
        for place, row in enumerate(rows):
            content = row.get(column.name, "") if column.name else str(place + 1)
            baseline = y + _ROW * (place + 1.64)
            text = sheet.write(middle, baseline, content, ink, 0.5)
            if column.name and content:
                sheet.mark(column.name, content, [text], row=place)
        x += column.width
    return y + _ROW * (len(rows) + 1 + empty)


def _grid(
    sheet: Sheet, corner: tuple[float, float], columns: Sequence[Column], rows: int, colour: Colour
) -> None:
    pen = (0.25, colour if sum(colour) > sum(BLACK) else BLACK)
    x, y = corner
    right, bottom = x + sum(column.width for column in columns), y + rows * _ROW
    for place in range(rows + 1):
        sheet.rule(x, y + place * _ROW, right, y + place * _ROW, pen)
    for column in (*columns, None):
        sheet.rule(x, y, x, bottom, pen)
        x += column.width if column else 0
