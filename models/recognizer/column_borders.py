"""Where the columns of a table end: headers say roughly, the texts below them exactly.

Names stand flush left below a centred header, figures flush right; halfway between two headers
is then the wrong border. Of the blank stretches between two headers the one is taken that puts
the least disorder into the table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from models.recognizer.labels import plain
from models.recognizer.layout import Run
from models.recognizer.table_header import Column
from models.recognizer.values import decimal, rate

_STEPS = 80
_MOST_ACROSS = 2  # texts that may reach into the next column
_APART = 0.3  # heights between two texts that are two cells
_ODD = 0.5  # how much less a figure fits a column of words than one of figures
_FIT: Mapping[str, Callable[[str], bool]] = {
    "quantity": lambda text: decimal(text) is not None,
    "unit_price": lambda text: decimal(text) is not None,
    "amount": lambda text: decimal(text) is not None,
    "tax": lambda text: decimal(text) is not None or set(plain(text)) == {"*"},
    "tax_rate": lambda text: rate(text) is not None or set(plain(text)) == {"*"},
    "unit": lambda text: len(plain(text)) <= 4 and decimal(text) is None,
    "item_name": lambda text: decimal(text) is None,
    "name": lambda text: not any(character.isascii() for character in plain(text)),
    "id_number": lambda text: len(plain(text)) >= 6 and plain(text)[:6].isdigit(),
    "account": lambda text: len(plain(text)) >= 4 and plain(text)[-4:].isdigit(),
    "trade": lambda text: decimal(text) is None,
    "days": lambda text: decimal(text) is not None,
    "rate": lambda text: decimal(text) is not None,
    "gross": lambda text: decimal(text) is not None,
    "deductions": lambda text: decimal(text) is not None or plain(text) in "-—/",
    "net": lambda text: decimal(text) is not None,
    "signed": lambda text: decimal(text) is None,
}

Lines = Sequence[Sequence[Run]]
"""The fragments of each text row of a table."""


def fits(text: str, name: str) -> bool:
    """Say whether a text has the form of a column; columns of words take any."""
    form = _FIT.get(name)
    return form is None or form(text)


def fitted(columns: Sequence[Column], lines: Lines) -> tuple[Column, ...]:
    """Return the columns with their borders moved to where the table is blank."""
    moved = list(columns)
    for index, (left, right) in enumerate(pairwise(columns)):
        border = _border(moved[index], right, lines, left.right)
        moved[index] = replace(moved[index], right=border)
        moved[index + 1] = replace(right, left=border)
    return tuple(moved)


def _border(left: Column, right: Column, lines: Lines, halfway: float) -> float:
    start, end = left.header.centre, right.header.centre
    parts = [part for line in lines for part in line]
    if end <= start or not parts:
        return halfway
    stretches = [*_blanks(start, end, parts), (halfway, 0.0)]
    return min(stretches, key=lambda s: (_disorder(s[0], left, right, lines), -s[1]))[0]


def _blanks(start: float, end: float, parts: Sequence[Run]) -> Iterator[tuple[float, float]]:
    """Yield middle and width of the stretches that no text covers, or only a few long ones."""
    places = np.linspace(start, end, _STEPS)
    spans = np.array([(part.x0, part.x1) for part in parts])
    covered = ((places[:, None] > spans[:, 0]) & (places[:, None] < spans[:, 1])).sum(axis=1)
    for most in range(_MOST_ACROSS + 1):
        edges = np.flatnonzero(np.diff(np.r_[0, covered <= most, 0])).reshape(-1, 2)
        for first, stop in edges:
            left, right = float(places[first]), float(places[stop - 1])
            yield (left + right) / 2, right - left


def _disorder(border: float, left: Column, right: Column, lines: Lines) -> float:
    """Count texts that do not fit their column, cells with two texts, and texts run across."""
    total = 0.0
    for line in lines:
        sides = (
            (left, [part for part in line if left.left < part.centre <= border]),
            (right, [part for part in line if border < part.centre < right.right]),
        )
        for column, parts in sides:
            total += sum(_misfit(part, column) for part in parts)
            total += sum(_are_two(first, second) for first, second in pairwise(parts))
        total += sum(part.x0 < border < part.x1 for part in line)
    return total


def _are_two(first: Run, second: Run) -> bool:
    """Say whether two texts in a row are two cells: two numbers, or two words of the reader."""
    numbers = decimal(first.text) is not None and decimal(second.text) is not None
    apart = first.words != second.words and second.x0 - first.x1 > _APART * first.height
    return numbers or apart


def _misfit(part: Run, column: Column) -> float:
    if not fits(part.text, column.name):
        return 1.0
    return _ODD if column.name not in _FIT and decimal(part.text) is not None else 0.0
