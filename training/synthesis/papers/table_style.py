"""How one layout rules its tables."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np


class Rules(StrEnum):
    """Which lines a table has."""

    GRID = "grid"
    HORIZONTAL = "horizontal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Lines, heights, headings and the order of columns of a layout's tables.

    ``row_height`` is in line heights; ``ordinal`` is the heading of a column of row numbers, none
    if empty; ``shuffle`` decides how columns are ordered and widened; ``units_in_heading`` writes
    数量(米) rather than a column of units where a kind can do without one.
    """

    rules: Rules
    row_height: float
    ordinal: str
    shuffle: int
    units_in_heading: bool
    bold_heading: bool
    blank_rows: int
    centred: bool


def table_style_of(rng: np.random.Generator, place: int) -> TableStyle:
    """Draw the style of tables; ``place`` runs through the kinds of lines."""
    ordinals = ("", "序号", "序号", "No.", "编号", "行号")
    return TableStyle(
        rules=(Rules.GRID, Rules.GRID, Rules.HORIZONTAL, Rules.NONE)[place % 4],
        row_height=float(rng.uniform(1.0, 1.5)),
        ordinal=ordinals[rng.integers(len(ordinals))],
        shuffle=int(rng.integers(1 << 30)),
        units_in_heading=bool(rng.random() < 0.2),
        bold_heading=bool(rng.random() < 0.3),
        blank_rows=int(rng.choice((0, 0, 1, 2, 4))),
        centred=bool(rng.random() < 0.35),
    )
