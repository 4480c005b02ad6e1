"""Cells as text: full-width forms folded, spreadsheet quirks undone, nothing guessed."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Cell, Missing, folded_text

_ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"}
)
_QUOTED = re.compile(r'="(?P<text>.*)"', re.DOTALL)  # a CSV's way of keeping a number as text
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 200
_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d{2,3}", re.IGNORECASE)
_LOST = {Missing.FORMULA: "FORMULA_WITHOUT_VALUE", Missing.DIGITS: "PRECISION_LOST"}


def text_of(cell: Cell) -> str:
    """Return what a cell says, empty for an empty one; raises CellRefused.

    Codes: CELL_ERROR, FORMULA_WITHOUT_VALUE, PRECISION_LOST, CONTROL_CHARACTER.
    """
    if cell is None:
        return ""
    if isinstance(cell, Missing):
        raise CellRefused(_LOST[cell])
    if isinstance(cell, str):
        return _plain(cell)
    if isinstance(cell, float):
        return format(decimal_of(cell), "f")
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    return str(cell)


def decimal_of(number: float) -> Decimal:
    """Return a stored number as its program shows it: 15 digits, without the binary noise.

    Raises CellRefused(CELL_ERROR) for what is no number.

    >>> decimal_of(0.1 + 0.2)
    Decimal('0.3')
    """
    shown = Decimal(format(number, ".15g"))
    if not shown.is_finite():
        raise CellRefused("CELL_ERROR")
    return shown


def number_text(cell: Cell) -> str:
    """Return the number that names something: an account, an id, a case, an invoice.

    Raises CellRefused(PRECISION_LOST) where the last digits are gone: a stored number of more
    than 15 digits, a text like 6.22E+18.
    """
    if isinstance(cell, bool | time | timedelta):
        return text_of(cell)
    if isinstance(cell, int | float):
        return _whole(cell)
    text = text_of(cell)
    if _SCIENTIFIC.fullmatch(text):
        raise CellRefused("PRECISION_LOST")
    return text


def _whole(number: float) -> str:
    if abs(number) >= _EXACT:
        raise CellRefused("PRECISION_LOST")
    return format(decimal_of(number).normalize(), "f") if number else "0"


def require_short(text: str) -> str:
    """Return the text; raises CellRefused(TEXT_TOO_LONG) beyond what a fact can hold."""
    if len(text) > _LONGEST:
        raise CellRefused("TEXT_TOO_LONG")
    return text


def _plain(cell: str) -> str:
    quoted = _QUOTED.fullmatch(cell.strip())
    text = folded_text(quoted["text"] if quoted else cell).removeprefix("'").strip()
    if text.upper() in _ERRORS:
        raise CellRefused("CELL_ERROR")
    if _CONTROL.search(text):
        raise CellRefused("CONTROL_CHARACTER")
    return text
