"""Cells to days: stored dates, serial numbers, Chinese and ISO forms, months and periods."""

import math
import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from features.errors import BadRecord
from features.records.period import last_day
from models.recognizer.dates import iso_date
from models.recognizer.periods import period
from serving.adapters.cell_text import text_of
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Cell

_SERIALS = range(20_000, 80_000)  # the days from 1954 to 2119
_DIGITS = re.compile(r"[0-9]{5,8}")
_EITHER_MONTH = re.compile(r"[0-9]{4}[./-]1")  # October too, where a program dropped the nought
_FIRST, _LAST = date(1950, 1, 1), date(2100, 1, 1)


def day_of(cell: Cell, forms: tuple[str, ...], serial_origin: date) -> date:
    """Return the day that a cell names; of a month or period its last day.

    ``forms`` are those of ``strptime``, and the only ones where there are any; a number is a
    serial day or eight digits (20250708). Raises CellRefused(BAD_DATE).

    >>> day_of("2025年7月", (), date(1899, 12, 30)), day_of(45846, (), date(1899, 12, 30))
    (datetime.date(2025, 7, 31), datetime.date(2025, 7, 8))
    """
    found = _day(cell, forms, serial_origin)
    if found is None or not _FIRST <= found < _LAST:
        raise CellRefused("BAD_DATE")
    return found


def _day(cell: Cell, forms: tuple[str, ...], serial_origin: date) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell, serial_origin)
    text = text_of(cell)
    if forms:
        return _of_forms(text, forms)
    return _of_number(int(text), serial_origin) if _DIGITS.fullmatch(text) else _written(text)


@lru_cache(maxsize=4096, typed=True)
def _of_number(number: float, serial_origin: date) -> date | None:
    """Read a serial day or eight digits; 2025.1 may have been 2025.10 and is neither."""
    if not math.isfinite(number):
        return None
    if int(number) in _SERIALS:
        return serial_origin + timedelta(days=int(number))
    return _written(str(number)) if isinstance(number, int) else None


def _of_forms(text: str, forms: tuple[str, ...]) -> date | None:
    for form in forms:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


@lru_cache(maxsize=4096)
def _written(text: str) -> date | None:
    try:
        return date.fromisoformat(iso_date(text))
    except BadRecord:
        span = None if _EITHER_MONTH.fullmatch(text) else period(text)
        return last_day(span) if span else None
