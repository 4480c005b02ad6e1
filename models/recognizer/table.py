"""Tables on a page: header words give the columns, figures give the rows.

Cells that a reader ran together are cut at white space; cells wrapped over several lines are
joined. Works without ruled lines, which photographs lose.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from models.recognizer.cell_rows import by_row, row_anchors
from models.recognizer.column_borders import fits, fitted
from models.recognizer.layout import Run, Sheet, joined, rows
from models.recognizer.table_header import Column, fragments

_MISFIT = 0.7
Row = Mapping[str, Run]
"""Column name to what stands in it."""


def read_rows(sheet: Sheet, columns: Sequence[Column], bottom: float) -> tuple[Row, ...]:
    """Return the rows between the header and ``bottom``, in widths of the page.

    A row begins where figures stand; text above or below them belongs to it as the table
    shows its wrapped cells: from the top of the row, or around its middle.
    """
    top = min(column.header.middle for column in columns)
    inside = [run for run in sheet.between(top, bottom) if _within(run, columns)]
    texts = [[part for run in row for part in fragments(run)] for row in rows(inside)]
    lines = [text for text in texts if text]
    columns = fitted(columns, lines)
    cells = [cell for line in lines for cell in _assign(line, columns)]
    shared = by_row(cells, row_anchors(cells))
    return tuple({name: _cell(runs) for name, runs in row.items()} for row in shared if row)


def _within(run: Run, columns: Sequence[Column]) -> bool:
    """Leave out the header itself and the vertical captions beside a table.

    Each header is the border for what stands nearest to it: on a photograph the header row
    does not lie level.
    """
    nearest = min((column.header for column in columns), key=lambda h: abs(h.centre - run.centre))
    below = run.middle > nearest.y1 - 0.2 * nearest.height
    return below and run.height < 4 * nearest.height


def _assign(parts: Sequence[Run], columns: Sequence[Column]) -> list[tuple[str, Run]]:
    """Share the fragments of one text row out to the columns, left to right.

    The cheapest non-falling assignment: a fragment costs the share of it outside the column
    and a fine where its form does not fit.
    """
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
    return outside + (0.0 if fits(part.text, column.name) else _MISFIT)


def _cell(runs: Sequence[Run]) -> Run:
    """Join the fragments of one cell: a blank where one stands, nothing between its rows."""
    lines = [_line(line) for line in rows(runs)]
    return joined(lines) if len(lines) > 1 else lines[0]


def _line(row: Sequence[Run]) -> Run:
    whole = row[0]
    for part in row[1:]:
        whole = joined([whole, part], " " if part.x0 > whole.x1 + 1e-9 else "")
    return whole
