"""A sheet as lines of cells, whatever file it came from."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum


class Missing(Enum):
    """A cell that should have a value and has none."""

    FORMULA = "formula"  # its result was never stored
    DIGITS = "digits"  # all behind the 15th are nought: a program kept the number as a figure


Cell = str | int | float | bool | datetime | date | time | timedelta | Missing | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``number`` counts from 1, as spreadsheet programs show it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Say whether no cell holds anything to see."""
        return all(is_empty(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and its lines, to be read once; the sheet of a CSV file has an empty name.

    ``serial_origin`` is day 0 of dates that are stored as serial numbers.
    """

    name: str
    lines: Iterator[Line]
    serial_origin: date = date(1899, 12, 30)

    @property
    def is_delimited(self) -> bool:
        """Say whether commas part the cells, so that one too many moves those behind it."""
        return not self.name


def is_empty(cell: Cell) -> bool:
    """Say whether a cell holds nothing, or white space alone."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def folded_text(text: str) -> str:
    r"""Return a text with full-width forms folded and white space made one blank.

    >>> folded_text(" 云澜（市）\n灯具 ")
    '云澜(市) 灯具'
    """
    return " ".join(unicodedata.normalize("NFKC", text).split())
