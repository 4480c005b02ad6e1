"""Prose that runs over lines, put back together, so that a label and its value meet again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.recognizer.labels import plain
from models.recognizer.layout import Run, Sheet, joined, rows

_FULL = 3.6  # heights by which a full line may fall short: a long number goes to the next line
_INDENT = 1.2
_PITCH = 2.4
_LEAST = 18  # characters of a line that is prose and not the value of a form
_BEGINS = re.compile(
    r"^(?:\s|[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,2}[)）]|第.{1,3}[条章]"
    r"|\d{1,2}(?:\.\d{1,2})?[、.．\s]|[①-⑳])"
)


@dataclass(frozen=True, slots=True)
class Wrapped(Run):
    """A run over several lines; its parts keep the places of the lines that they stand in."""

    lines: tuple[Run, ...] = ()

    def part(self, start: int, end: int) -> Run:
        """Return characters ``start`` to ``end``, one run where they stand in one line."""
        parts: list[Run] = []
        at = 0
        for line in self.lines:
            first, last = max(start - at, 0), min(end - at, len(line.text))
            if first < last:
                parts.append(line.part(first, last))
            at += len(line.text)
        return wrapped(parts) if parts else replace(self.lines[0].part(0, 0), words=self.words)


def wrapped(lines: Sequence[Run]) -> Run:
    """Return lines as one run; a single line is itself."""
    if len(lines) == 1:
        return lines[0]
    whole = joined(lines)
    return Wrapped(
        whole.words,
        whole.text,
        whole.x0,
        whole.y0,
        whole.x1,
        whole.y1,
        whole.page,
        whole.glyphs,
        tuple(lines),
    )


def lines_of(run: Run) -> tuple[Run, ...]:
    """Return the lines of a run: one for a run that is not wrapped."""
    return run.lines if isinstance(run, Wrapped) else (run,)


def in_paragraphs(sheet: Sheet) -> Sheet:
    """Return the sheet with each paragraph of prose as one run; all other runs as they are."""
    grouped: list[list[Run]] = []
    right = _right_edge(sheet)
    for row in rows(sheet.runs):
        last = grouped[-1][-1] if grouped else None
        if last is not None and len(row) == 1 and _goes_on(last, row[0], right):
            grouped[-1].append(row[0])
        else:
            grouped.extend([run] for run in row)
    return replace(sheet, runs=tuple(wrapped(lines) for lines in grouped))


def _right_edge(sheet: Sheet) -> float:
    """Return where full lines of prose end on this sheet."""
    prose = [run.x1 for row in rows(sheet.runs) if len(row) == 1 for run in row if _is_prose(run)]
    return max(prose, default=2.0)


def _is_prose(run: Run) -> bool:
    return len(plain(run.text)) >= _LEAST


def _goes_on(line: Run, following: Run, right: float) -> bool:
    """Say whether a paragraph goes on: its line is full, and no new one begins below it."""
    height = line.height
    return (
        _is_prose(line)
        and line.x1 > right - _FULL * height - _unbroken(following)
        and not _BEGINS.match(following.text)
        and following.x0 < line.x0 + _INDENT * height
        and following.middle - line.middle < _PITCH * height
        and 0.75 < following.height / height < 1.33
        and plain(line.text)[-1:] not in "。"
    )


def _unbroken(run: Run) -> float:
    """Return the length of the number or word that a line begins with: it is never broken."""
    match = re.match(r"[!-~]{2,}", run.text)
    if match is None:
        return 0.0
    start = run.part(0, match.end())
    return start.x1 - start.x0
