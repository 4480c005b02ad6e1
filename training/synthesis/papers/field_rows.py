"""Which fields stand beside each other: a field that is too long for a column takes several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from training.synthesis.papers.written import Pair

WidthOf = Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Area:
    """Where a block of fields may stand, in millimetres."""

    top: float
    left: float
    right: float

    @property
    def width(self) -> float:
        """Return how wide the block is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Slot:
    """A field and the columns that it takes, counted from 0."""

    pair: Pair
    first: int
    span: int


def rows_of(
    pairs: Sequence[Pair], columns: int, column_width: float, width_of: WidthOf
) -> Iterator[tuple[Slot, ...]]:
    """Yield the fields row by row; the last of a row is widened to its end."""
    row: list[Slot] = []
    taken = 0
    for pair in pairs:
        span = min(columns, max(1, -int(-width_of(pair) // column_width)))
        if taken + span > columns:
            yield _closed(row, columns)
            row, taken = [], 0
        row.append(Slot(pair, taken, span))
        taken += span
    if row:
        yield _closed(row, columns)


def _closed(row: Sequence[Slot], columns: int) -> tuple[Slot, ...]:
    last = row[-1]
    return (*row[:-1], Slot(last.pair, last.first, columns - last.first))
