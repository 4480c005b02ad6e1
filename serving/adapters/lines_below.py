"""What each line below the headings is: a row, a blank, a line of totals, the headings again."""

import re
from enum import Enum, auto

from serving.adapters.headings import Headed, folded
from serving.adapters.sheet import Cell, Line, is_empty

_TOTAL = re.compile(
    r"(?:本页|本月|本季|本年|全年|全村|共计)?(?:合计|小计|总计|共计)|(?:grand|sub)?total", re.I
)
_CARRIED = re.compile(
    r"(?:本[月年季])?累计|承前页|过次页|上年结转|结转下年|期[初末]余额|本[月年季](?:余额|结余)"
)
_LONGEST_MARK = 30  # characters, the white space inside counted


class LineKind(Enum):
    """What a line below the headings is."""

    ROW = auto()
    BLANK = auto()
    TOTAL = auto()  # of the rows above it: compared with their sum
    CARRIED = auto()  # a balance or a sum over more than this file: nothing to compare with
    HEADING = auto()  # printed again on the next page
    NOTE = auto()  # who made and who checked the list, as the mapping says


def kind_of(line: Line, headed: Headed) -> LineKind:
    """Say what a line is; a total is told by a cell that says so and nothing else."""
    if line.is_blank:
        return LineKind.BLANK
    if _is_heading(line, headed):
        return LineKind.HEADING
    marks = [_mark(folded(cell)) for cell in line.cells if _may_be_mark(cell)]
    if any(map(_TOTAL.fullmatch, marks)):
        return LineKind.TOTAL
    if any(map(_CARRIED.fullmatch, marks)):
        return LineKind.CARRIED
    return LineKind.ROW


def is_summary(text: str) -> bool:
    """Say whether a folded text is a word for totals or balances and nothing else.

    >>> is_summary("合计:"), is_summary("合计贸易行")
    (True, False)
    """
    return bool(_TOTAL.fullmatch(_mark(text)) or _CARRIED.fullmatch(_mark(text)))


def _mark(text: str) -> str:
    return text.strip(":()")


def _may_be_mark(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell) <= _LONGEST_MARK


def _is_heading(line: Line, headed: Headed) -> bool:
    shown = [(n, cell) for n, cell in enumerate(line.cells) if not is_empty(cell)]
    return len(shown) > 1 and all(
        n < headed.width and headed.texts[n] == folded(cell) for n, cell in shown
    )
