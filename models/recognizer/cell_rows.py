"""Which row of a table each text belongs to: figures stand once a row, words wrap around them.

Cells are set from the top of their row or around its middle. In the second case the lines of a
wrapped cell are shared out so that each group of lines lies around the figures of its row,
whatever the heights of the rows are.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from models.recognizer.layout import Run, rows
from models.recognizer.values import decimal

_FIGURES = frozenset({"quantity", "unit_price", "amount", "tax", "gross", "net"})
_WORDED = frozenset({"item_name", "specification", "id_number", "account", "trade"})
_WRAPPED = frozenset({"item_name", "specification", "id_number", "account"})
_WHOLE_ID = re.compile(r"[0-9]{6}[0-9*]{8,11}[0-9Xx*]")
_LEAST_ABOVE, _MOST_ABOVE = 0.35, 0.85  # heights: half a line, whatever its pitch
_UNEVEN = 1.1
_MOST_LINES = 9
_LEAST_ROWS = 3
_GAP = 0.75
_SPREAD = 0.05
_CLOSE = 0.2  # quantile of the gaps between lines that is the pitch within a cell
_STRETCHED = 8.0  # cost of a gap twice as wide
_EMPTY = 1.0  # cost of a row without a line: figures seldom stand beside nothing
Cells = Sequence[tuple[str, Run]]
"""Column name and text of each fragment of a table, from top to bottom."""


def row_anchors(cells: Cells) -> list[float]:
    """Return the heights of the rows: where figures, ids or, in a gap of these, names stand."""
    figures = [run for name, run in cells if _is_anchor(name, run.text)]
    anchors = [float(np.mean([run.middle for run in row])) for row in rows(figures)]
    return sorted([*anchors, *_unread(cells, anchors)])


def _unread(cells: Cells, anchors: Sequence[float]) -> list[float]:
    """Return the heights of names in a gap of the figures: rows whose figures were not read."""
    if len(anchors) < _LEAST_ROWS:
        return []
    pitch = float(np.median(np.diff(anchors)))
    names = [row[0].middle for row in rows(run for name, run in cells if name == "name")]
    return [at for at in names if min(abs(at - anchor) for anchor in anchors) > _GAP * pitch]


def _is_anchor(name: str, text: str) -> bool:
    if name == "id_number":
        return _WHOLE_ID.fullmatch(text) is not None
    return name in _FIGURES and decimal(text) is not None


def by_row(cells: Cells, anchors: Sequence[float]) -> list[dict[str, list[Run]]]:
    """Share the texts out to the rows, by column."""
    shared: list[dict[str, list[Run]]] = [{} for _ in anchors]
    if not anchors:
        return shared
    height = max(float(np.median([run.height for _, run in cells])), 1e-6)
    centred = _is_centred(cells, anchors, height)
    for name in dict.fromkeys(name for name, _ in cells):
        texts = [run for column, run in cells if column == name]
        if not centred:
            rows_of = _below(texts, anchors, height)
        elif name in _WRAPPED:
            rows_of = _around(texts, anchors, height)
        else:
            rows_of = _beside(texts, anchors)
        for run, row in zip(texts, rows_of, strict=True):
            shared[row].setdefault(name, []).append(run)
    return shared


def _below(texts: Sequence[Run], anchors: Sequence[float], height: float) -> list[int]:
    """Return the row of each text where cells begin at the top of their row."""
    tops = [anchor - 0.6 * height for anchor in anchors[1:]]
    return [int(np.searchsorted(tops, run.middle)) for run in texts]


def _beside(texts: Sequence[Run], anchors: Sequence[float]) -> list[int]:
    """Return the row of each text where cells have one line: the nearest."""
    halves = [(above + below) / 2 for above, below in pairwise(anchors)]
    return [int(np.searchsorted(halves, run.middle)) for run in texts]


def _around(texts: Sequence[Run], anchors: Sequence[float], height: float) -> list[int]:
    """Return the row of each text of one column where cells lie around the middle of their row.

    Lines that follow each other are grouped, one group or none for each row, so that the
    middles of the groups are as near to their rows as can be.
    """
    lines = rows(texts)
    middles = [float(np.mean([run.middle for run in line])) for line in lines]
    groups = _groups(middles, anchors, height)
    row_of = {run: row for line, row in zip(lines, groups, strict=True) for run in line}
    return [row_of[run] for run in texts]


def _groups(middles: Sequence[float], anchors: Sequence[float], height: float) -> list[int]:
    """Return the row of each line: the cheapest cut of the lines into groups, in order.

    ``costs[i, j]`` is the least cost of the first i lines in the first j rows. A group costs
    the squared distance of its middle from its row, in heights, and a little of that of each
    line, so that a group does not swallow the rows above and below it, and of gaps wider than
    those between the closest lines; an empty one a little, too.
    """
    lines, places = np.asarray(middles) / height, np.asarray(anchors) / height
    pitch = float(np.quantile(np.diff(lines), _CLOSE)) if len(lines) > 1 else 1.0
    costs = np.full((len(lines) + 1, len(places) + 1), np.inf)
    taken = np.zeros(costs.shape, dtype=int)
    costs[0] = 0.0
    for j, place in enumerate(places, start=1):
        for i in range(len(lines) + 1):
            options = [
                costs[i - n, j - 1] + _off(lines[i - n : i] - place, pitch)
                for n in range(min(i, _MOST_LINES) + 1)
            ]
            taken[i, j] = int(np.argmin(options))
            costs[i, j] = options[taken[i, j]]
    return _followed(taken, len(lines), len(places))


def _off(distances: NDArray[np.float64], pitch: float) -> float:
    """Return the cost of a group from the distances of its lines to its row, in heights."""
    if not len(distances):
        return _EMPTY
    stretched = np.maximum(np.diff(distances) / max(pitch, 0.1) - 1, 0)
    near = distances.mean() ** 2 + _SPREAD * (distances**2).sum()
    return float(near + _STRETCHED * (stretched**2).sum())


def _followed(taken: NDArray[np.int_], many: int, rows_many: int) -> list[int]:
    found: list[int] = []
    i = many
    for j in range(rows_many, 0, -1):
        found = [j - 1] * int(taken[i, j]) + found
        i -= int(taken[i, j])
    return [0] * i + found


def _is_centred(cells: Cells, anchors: Sequence[float], height: float) -> bool:
    """Say whether wrapped cells lie around the middle of their row, not from its top."""
    half_lines = (_LEAST_ABOVE < above / height < _MOST_ABOVE for above in _above(cells, anchors))
    if any(half_lines):
        return True
    return any(_is_even(cells, name, anchors, height) for name in _WRAPPED)


def _is_even(cells: Cells, name: str, anchors: Sequence[float], height: float) -> bool:
    """Say whether the lines of a column have one pitch only when grouped around the middles.

    In cells of three lines no line stands half a line off; read from the top of the rows, one
    cell would then take the first line of the next, after the gap between two rows.
    """
    texts = [run for column, run in cells if column == name]
    around = _unevenness(texts, _around(texts, anchors, height))
    below = _unevenness(texts, _below(texts, anchors, height))
    return below > _UNEVEN and around < below


def _unevenness(texts: Sequence[Run], rows_of: Sequence[int]) -> float:
    """Return by what factor the pitches of lines within cells differ, 1.0 where none does."""
    placed = sorted((row, run.middle) for run, row in zip(texts, rows_of, strict=True))
    pitches = [
        below - above
        for (row, above), (next_row, below) in pairwise(placed)
        if row == next_row and below - above > texts[0].height / 2
    ]
    return max(pitches) / min(pitches) if pitches else 1.0


def _above(cells: Cells, anchors: Sequence[float]) -> list[float]:
    """Return how far above the nearest row of figures each text stands, below it negative.

    In a cell of two lines around the middle of its row the first stands half a line above; in
    one that begins at the top of its row none does.
    """
    rows_at = np.asarray(anchors)
    worded = np.array([run.middle for name, run in cells if name in _WORDED])
    if not worded.size:
        return []
    nearest = rows_at[np.abs(worded[:, None] - rows_at[None, :]).argmin(axis=1)]
    return [float(off) for off in nearest - worded]
