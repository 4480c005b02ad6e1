"""The header of a table: which words name which columns, and where each column runs.

Header words wrapped in their cell (身份证 above 号码) and headers of two levels (工资 over 天数,
标准, 金额) are put together; headers that no vocabulary knows still bound their neighbours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.recognizer.labels import Vocabulary, likeness, plain
from models.recognizer.layout import Run, Sheet, joined, rows, same_row

MIN_COLUMNS = 3
_LONG = r"[0-9]{6}[0-9*]{8,}[0-9Xx*]"
_SUM = (
    r"[0-9][0-9,]*\.[0-9]{2}(?=[0-9][0-9,]*\.[0-9]{2}(?![0-9])|[^\s!-~％‰元])"  # a sum or word next
)
_PIECE = re.compile(rf"{_LONG}|{_SUM}|(?:(?!{_LONG}|{_SUM})\S)+")
OTHER = ""
"""The name of a column that the vocabulary does not know."""
_BEYOND = Run((), "", 2.0, 0.0, 2.0, 0.0)
_LONGEST_HEADER = 12
_LEVEL = 2.6  # heights of text within which the levels of one header stand


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its header; ``left`` and ``right`` are halfway to the neighbours' headers."""

    name: str
    header: Run
    left: float
    right: float


def find_header(
    sheet: Sheet,
    vocabulary: Vocabulary,
    ordered: bool = False,
    needed: frozenset[str] = frozenset(),
) -> tuple[Column, ...]:
    """Return the columns of the first row with at least three header words, else nothing.

    ``ordered`` says that the form always has the columns of the vocabulary in its order, so
    that a misread header can be named by its neighbours; its headers have one level. A row
    without the ``needed`` headers is a row of some other form.
    """
    for row in rows(sheet.runs):
        named = _named(row, vocabulary)
        if ordered and len(named) >= MIN_COLUMNS:
            return _columns(_filled(named, row, tuple(vocabulary)))
        if not ordered and len(named) >= MIN_COLUMNS - 1:
            whole = _levelled(sheet, row, vocabulary)
            names = {name for name, _ in whole if name != OTHER}
            if len(names) >= MIN_COLUMNS and needed <= names:
                return _columns(whole)
    return ()


def fragments(run: Run) -> tuple[Run, ...]:
    """Cut a run at its white space and around long numbers: a reader runs cells together.

    An id or account number behind a name has no blank before it, nor one sum behind another.
    """
    parts = [(m.start(), m.end()) for m in _PIECE.finditer(run.text)]
    return tuple(
        run.part(start, end) if end - start < len(run.text) else run for start, end in parts
    )


def _named(row: Sequence[Run], vocabulary: Vocabulary) -> list[tuple[str, Run]]:
    found: dict[str, Run] = {}
    for run in row:
        for name, part in _names_of(run, vocabulary):
            found.setdefault(name, part)
    return sorted(found.items(), key=lambda item: item[1].x0)


def _names_of(run: Run, vocabulary: Vocabulary) -> list[tuple[str, Run]]:
    whole = _name_of(run, vocabulary)
    if whole is not None:
        return [(whole, run)]
    named = [(_name_of(part, vocabulary), part) for part in fragments(run)]
    return [(name, part) for name, part in named if name is not None]


def _levelled(sheet: Sheet, row: Sequence[Run], vocabulary: Vocabulary) -> list[tuple[str, Run]]:
    """Return the headers of a row together with those that stand above and below it."""
    height = sorted(run.height for run in row)[len(row) // 2]
    middle = sorted(run.middle for run in row)[len(row) // 2]
    band = sheet.between(middle - _LEVEL * height, middle + _LEVEL * height)
    named: list[tuple[str, Run]] = []
    loose: list[Run] = []
    for name, run in _band_names(row, band, vocabulary):
        if any(_over(run, other) for _, other in named):
            continue
        if name == OTHER or any(name == other for other, _ in named):
            loose.append(run)
        else:
            named.append((name, run))
    for run in loose:
        if not any(_over(run, other) for _, other in named):
            named.append((OTHER, run))
    return sorted(named, key=lambda item: item[1].x0)


def _band_names(
    row: Sequence[Run], band: Sequence[Run], vocabulary: Vocabulary
) -> Iterator[tuple[str, Run]]:
    """Yield names of runs and of runs over each other, surest and longest first; then the rest."""
    short = [run for run in band if len(plain(run.text)) <= _LONGEST_HEADER]
    pairs = [
        joined([upper, lower])
        for upper in short
        for lower in short
        if upper.middle < lower.middle and not same_row(upper, lower) and _over(upper, lower)
    ]
    found = [
        (likeness(part.text, vocabulary[name]), name, part)
        for run in [*band, *pairs]
        for name, part in _names_of(run, vocabulary)
    ]
    for _, name, part in sorted(found, key=lambda item: (-item[0], -len(item[2].text))):
        yield name, part
    yield from ((OTHER, run) for run in row if run in short)


def _over(one: Run, other: Run) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)


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
