"""Tables on a page: header words give the columns, figures give the rows.

Cells that a reader ran together are cut at white space; cells wrapped over several lines are
joined. Works without ruled lines, which photographs lose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from models.recognizer.labels import Vocabulary, likeness, plain
from models.recognizer.layout import Run, Sheet, joined, rows
from models.recognizer.values import decimal, rate

MIN_COLUMNS = 3
_FIGURES = frozenset({"quantity", "unit_price", "amount", "tax"})
_WORDED = frozenset({"item_name", "specification"})
_MISFIT = 0.7
_BEYOND = Run((), "", 2.0, 0.0, 2.0, 0.0)
_FIT: Mapping[str, Callable[[str], bool]] = {
    "quantity": lambda text: decimal(text) is not None,
    "unit_price": lambda text: decimal(text) is not None,
    "amount": lambda text: decimal(text) is not None,
    "tax": lambda text: decimal(text) is not None or set(plain(text)) == {"*"},
    "tax_rate": lambda text: rate(text) is not None or set(plain(text)) == {"*"},
    "unit": lambda text: len(plain(text)) <= 4 and decimal(text) is None,
    "item_name": lambda text: decimal(text) is None,
}

Row = Mapping[str, Run]
"""Column name to what stands in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its header; ``left`` and ``right`` are halfway to the neighbours' headers."""

    name: str
    header: Run
    left: float
    right: float


def find_header(sheet: Sheet, vocabulary: Vocabulary, ordered: bool = False) -> tuple[Column, ...]:
    """Return the columns of the first row with at least three header words, else nothing.

    ``ordered`` says that the form always has the columns of the vocabulary in its order, so
    that a misread header can be named by its neighbours.
    """
    for row in rows(sheet.runs):
        named = _named(row, vocabulary, ordered)
        if len(named) >= MIN_COLUMNS:
            return _columns(named)
    return ()


def read_rows(sheet: Sheet, columns: Sequence[Column], bottom: float) -> tuple[Row, ...]:
    """Return the rows between the header and ``bottom``, in widths of the page.

    A row begins where figures stand; text above or below them belongs to it as the table
    shows its wrapped cells: from the top of the row, or around its middle.
    """
    top = min(column.header.middle for column in columns)
    inside = [run for run in sheet.between(top, bottom) if _within(run, columns)]
    cells = [cell for row in rows(inside) for cell in _assign(row, columns)]
    anchors = _anchors(cells)
    bands = _bands(cells, anchors)
    banded: list[dict[str, list[Run]]] = [{} for _ in anchors]
    for name, run in cells:
        index = int(np.searchsorted(bands, run.middle)) - 1
        if 0 <= index < len(banded):
            banded[index].setdefault(name, []).append(run)
    return tuple({name: _cell(runs) for name, runs in band.items()} for band in banded)


def fragments(run: Run) -> tuple[Run, ...]:
    """Cut a run at its white space: a reader runs neighbouring cells together."""
    parts: list[Run] = []
    start = 0
    for part in run.text.split():
        begin = run.text.index(part, start)
        start = begin + len(part)
        parts.append(run.part(begin, start) if len(part) < len(run.text) else run)
    return tuple(parts)


def _named(row: Sequence[Run], vocabulary: Vocabulary, ordered: bool) -> list[tuple[str, Run]]:
    found: dict[str, Run] = {}
    for run in row:
        whole = _name_of(run, vocabulary)
        parts = [(whole, run)] if whole else [(_name_of(p, vocabulary), p) for p in fragments(run)]
        for name, part in parts:
            if name is not None:
                found.setdefault(name, part)
    named = sorted(found.items(), key=lambda item: item[1].x0)
    return _filled(named, row, tuple(vocabulary)) if ordered else named


def _filled(
    named: list[tuple[str, Run]], row: Sequence[Run], order: Sequence[str]
) -> list[tuple[str, Run]]:
    """Name misread headers between and behind the read ones, where the form leaves no choice."""
    filled = list(named)
    for (before, left), (after, right) in pairwise([*named, ("", _BEYOND)]):
        end = order.index(after) if after else len(order)
        missing = order[order.index(before) + 1 : end]
        loose = [run for run in row if left.x1 < run.centre < right.x0]
        if missing and len(loose) == len(missing):
            filled.extend(zip(missing, loose, strict=True))
    return sorted(filled, key=lambda item: item[1].x0)


def _name_of(run: Run, vocabulary: Vocabulary) -> str | None:
    scored = [(likeness(run.text, variants), name) for name, variants in vocabulary.items()]
    best, name = max(scored)
    return name if best >= (100 if len(plain(run.text)) <= 2 else 74) else None


def _columns(named: Sequence[tuple[str, Run]]) -> tuple[Column, ...]:
    edges = [(a.x1 + b.x0) / 2 for (_, a), (_, b) in pairwise(named)]
    lefts, rights = [-1.0, *edges], [*edges, 2.0]
    return tuple(
        Column(name, run, left, right)
        for (name, run), left, right in zip(named, lefts, rights, strict=True)
    )


def _within(run: Run, columns: Sequence[Column]) -> bool:
    """Leave out the header itself and the vertical captions beside a table.

    Each header is the border for what stands nearest to it: on a photograph the header row
    does not lie level.
    """
    nearest = min((column.header for column in columns), key=lambda h: abs(h.centre - run.centre))
    below = run.middle > nearest.y1 - 0.2 * nearest.height
    return below and run.height < 4 * nearest.height


def _assign(row: Sequence[Run], columns: Sequence[Column]) -> list[tuple[str, Run]]:
    """Share the fragments of one text row out to the columns, left to right.

    The cheapest non-falling assignment: a fragment costs the share of it outside the column
    and a fine where its form does not fit.
    """
    parts = [part for run in row for part in fragments(run)]
    costs = np.array([[_cost(part, column) for column in columns] for part in parts])
    total = costs.copy()
    for index in range(1, len(parts)):
        total[index] += np.minimum.accumulate(total[index - 1])
    chosen = [int(total[-1].argmin())]
    for index in range(len(parts) - 2, -1, -1):
        chosen.append(int(total[index, : chosen[-1] + 1].argmin()))
    return [
        (columns[column].name, part)
        for part, column, cost in zip(parts, reversed(chosen), costs, strict=True)
        if cost[column] < 1.0
    ]


def _cost(part: Run, column: Column) -> float:
    inside = min(part.x1, column.right) - max(part.x0, column.left)
    outside = 1.0 - max(inside, 0.0) / max(part.x1 - part.x0, 1e-6)
    fits = _FIT.get(column.name)
    return outside + (0.0 if fits is None or fits(part.text) else _MISFIT)


def _anchors(cells: Iterable[tuple[str, Run]]) -> list[float]:
    """Return the heights at which figures stand, one for each row."""
    figures = [run for name, run in cells if name in _FIGURES and decimal(run.text) is not None]
    return [float(np.mean([run.middle for run in row])) for row in rows(figures)]


def _bands(cells: Sequence[tuple[str, Run]], anchors: Sequence[float]) -> list[float]:
    """Return the n + 1 borders of n rows."""
    if not anchors:
        return []
    height = float(np.median([run.height for _, run in cells]))
    worded = [run.middle for name, run in cells if name in _WORDED]
    centred = any(middle < anchors[0] - 0.6 * height for middle in worded)
    if centred:
        inner = [(a + b) / 2 for a, b in pairwise(anchors)]
    else:
        inner = [anchor - 0.6 * height for anchor in anchors[1:]]
    return [-1.0, *inner, 1e9]


def _cell(runs: Sequence[Run]) -> Run:
    """Join the fragments of one cell: a blank within a text row, nothing between its rows."""
    lines = [joined(line, " ") for line in rows(runs)]
    return joined(lines) if len(lines) > 1 else lines[0]
