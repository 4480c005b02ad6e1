"""The columns of a table: which come, in what order, and how wide they must be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from training.synthesis.papers.sheet import Ink
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written

PAD = 1.0  # millimetres between a rule and the text beside it
ORDINAL = "_no"
_UNBROKEN = re.compile(r"[!-~‰]+|.")
_SWAPS = (
    ("unit", "quantity", 0.3),
    ("quantity", "unit_price", 0.15),
    ("specification", "unit", 0.1),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: cell name (not recorded if it begins with ``_``), heading, relative width.

    ``align`` is 0 for values at the left, 0.5 in the middle, 1 at the right.
    """

    name: str
    heading: str
    width: float
    align: float = 0.0

    @property
    def recorded(self) -> bool:
        """Say whether its cells belong to the truth of the paper."""
        return not self.name.startswith("_")


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a cell; it reaches over ``below`` rows when they are merged."""

    written: Written
    below: int = 1


Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Edges:
    """Left and right edge of a column in millimetres."""

    left: float
    right: float

    @property
    def room(self) -> float:
        """Return the width that text may take."""
        return self.right - self.left - 2 * PAD


def ordered(columns: Sequence[Column], style: Style) -> tuple[Column, ...]:
    """Return the columns as the layout orders and widens them, row numbers first if it has them."""
    rng = np.random.default_rng(style.table.shuffle)
    placed = list(columns)
    for first, second, chance in _SWAPS:
        _swap(placed, first, second, bool(rng.random() < chance))
    factors = rng.uniform(0.8, 1.25, len(placed))
    wide = [replace(c, width=c.width * float(f)) for c, f in zip(placed, factors, strict=True)]
    if style.table.centred:
        wide = [replace(column, align=0.5) for column in wide]
    number = (Column(ORDINAL, style.table.ordinal, 0.5, 0.5),) if style.table.ordinal else ()
    return (*number, *wide)


def _swap(columns: list[Column], first: str, second: str, wanted: bool) -> None:
    places = {column.name: place for place, column in enumerate(columns)}
    if wanted and first in places and second in places:
        one, other = places[first], places[second]
        columns[one], columns[other] = columns[other], columns[one]


def widths(columns: Sequence[Column], rows: Sequence[Row], inks: tuple[Ink, Ink]) -> list[float]:
    """Return the least width of each column; ``inks`` set headings and values.

    Numbers and Latin words are not broken; Chinese text wants four characters in a line.
    """
    heading, value = inks
    return [
        2 * PAD
        + max(
            min(heading.width(column.heading), 4.1 * heading.em),
            *(
                _least(row[column.name].written.printed, value)
                for row in rows
                if column.name in row
            ),
            0.0,
        )
        for column in columns
    ]


def _least(content: str, ink: Ink) -> float:
    longest = max((ink.width(piece) for piece in _UNBROKEN.findall(content)), default=0.0)
    return max(longest, min(ink.width(content), 4 * ink.em))
