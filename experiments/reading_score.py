"""How a reading is compared with the truth of a drawn paper: values that are right, wrong, missing.

A value is right when it is the true one without regard to white space, width, the kind of bracket
and the two ways to write 圆 and 整; prose (payment terms, remarks) when 95 of 100 characters are.
Rows of a table are aligned in order so that most cells agree; a row that was not read misses all
its cells.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import numpy as np
from rapidfuzz import fuzz

from features.records.document import Document, Field, cell_name
from models.recognizer.periods import period
from training.synthesis.papers.truth import Mark, Truth

PROSE = frozenset({"payment_terms", "remark", "conclusion", "reason", "purpose"})
APART = frozenset({"seal_text"})
"""Header fields that are counted by themselves: a seal's ring is read by other means."""
SIGNED = frozenset({"deliverer", "receiver", "handler"})
"""People who sign: a signature that was read as text is not counted where no print states it."""
_SAME = str.maketrans("元正—–〔【(〕】)", "圆整--[[[]]]")


@dataclass(slots=True)
class Tally:
    """Values by outcome; ``by_name`` holds (right, wrong, missing) of each name."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    by_name: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, name: str, outcome: str) -> None:
        """Count one value: right, wrong (read, but not so, or not there) or missing."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        self.by_name.setdefault(name, Counter())[outcome] += 1

    @property
    def f1(self) -> float:
        """Return F1: a wrong value is both a false find and, where there is one, a miss."""
        found, true = self.right + self.wrong, self.right + self.missing
        return 2 * self.right / max(found + true, 1)


def same_value(name: str, read: str, true: str) -> bool:
    """Say whether a value is right."""
    if name == "period":
        return (period(read) or read) == (period(true) or true)
    one, other = _bare(read), _bare(true)
    if name in PROSE:
        return fuzz.ratio(one, other) >= 95.0
    return one == other or _number(one) == _number(other) is not None


def count_header(tally: Tally, document: Document, truth: Truth) -> None:
    """Count the header fields of one paper."""
    true = {mark.name: mark.value for mark in truth.marks if mark.row is None}
    read = {f.name: f.value for f in document.fields}
    for name in dict.fromkeys((*true, *read)):
        if name in APART or (name in SIGNED and name not in true):
            continue
        if name in read and name in true and same_value(name, read[name], true[name]):
            tally.add(name, "right")
            continue
        if name in read:
            tally.add(name, "wrong")
        if name in true:
            tally.add(name, "missing")


def count_cells(tally: Tally, document: Document, truth: Truth) -> None:
    """Count the cells of one paper, its rows aligned."""
    true = _true_rows(truth.marks)
    read = [{cell.name: cell for cell in line.cells} for line in document.lines]
    pairs = dict(_aligned(read, true))
    for number, row in enumerate(true):
        cells = read[pairs[number]] if number in pairs else {}
        for name in dict.fromkeys((*row, *cells)):
            if name in row and name in cells and same_value(name, cells[name].value, row[name]):
                tally.add(name, "right")
                continue
            if name in cells:
                tally.add(name, "wrong")
            if name in row:
                tally.add(name, "missing")
    for number in set(range(len(read))) - set(pairs.values()):
        for name in read[number]:
            tally.add(name, "wrong")


def rows_right(document: Document, truth: Truth, names: Iterable[str]) -> tuple[int, int]:
    """Return how many rows of a paper have all these cells right, and how many rows it has."""
    true = _true_rows(truth.marks)
    read = [{cell.name: cell for cell in line.cells} for line in document.lines]
    pairs = dict(_aligned(read, true))
    wanted = [{name: row[name] for name in names if name in row} for row in true]
    right = sum(
        all(n in cells and same_value(n, cells[n].value, value) for n, value in row.items())
        for number, row in enumerate(wanted)
        if (cells := read[pairs[number]] if number in pairs else {}) or not row
    )
    return right, len(true)


def verdicts(document: Document, truth: Truth) -> Iterator[tuple[Field, bool, bool, bool]]:
    """Yield each value that was read: the value, whether in a table, right, named for review."""
    true = {mark.name: mark.value for mark in truth.marks if mark.row is None}
    for read in document.fields:
        if read.name not in APART and (read.name in true or read.name not in SIGNED):
            right = read.name in true and same_value(read.name, read.value, true[read.name])
            yield read, False, right, read.name in document.needs_review
    rows = _true_rows(truth.marks)
    lines = [{cell.name: cell for cell in line.cells} for line in document.lines]
    home = {j: i for i, j in _aligned(lines, rows)}
    for number, cells in enumerate(lines):
        row = rows[home[number]] if number in home else {}
        for name, cell in cells.items():
            right = name in row and same_value(name, cell.value, row[name])
            yield cell, True, right, cell_name(number, name) in document.needs_review


def _true_rows(marks: Iterable[Mark]) -> list[dict[str, str]]:
    rows: dict[int, dict[str, str]] = {}
    for mark in marks:
        if mark.row is not None:
            rows.setdefault(mark.row, {})[mark.name] = mark.value
    return [rows[number] for number in sorted(rows)]


def _aligned(
    read: Sequence[dict[str, Field]], true: Sequence[dict[str, str]]
) -> list[tuple[int, int]]:
    """Return pairs (true row, read row) in order with most right cells."""
    gain = np.zeros((len(true) + 1, len(read) + 1))
    for i in range(len(true) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            both = _agreement(read[j], true[i]) + gain[i + 1, j + 1]
            gain[i, j] = max(both, gain[i + 1, j], gain[i, j + 1])
    pairs, i, j = [], 0, 0
    while i < len(true) and j < len(read):
        if gain[i, j] == _agreement(read[j], true[i]) + gain[i + 1, j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif gain[i, j] == gain[i + 1, j]:
            i += 1
        else:
            j += 1
    return pairs


def _agreement(cells: dict[str, Field], row: dict[str, str]) -> float:
    right = sum(n in cells and same_value(n, cells[n].value, row[n]) for n in row)
    return right + 0.01  # two rows of which nothing agrees are still the same row if in place


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_SAME)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
