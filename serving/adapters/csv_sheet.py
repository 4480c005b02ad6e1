"""CSV (RFC 4180) to lines.

A spreadsheet program keeps 15 digits of a number and writes noughts for the rest. In CSV nothing
else tells such a number from a whole one, so it is marked here and never used; where a number
truly ends so, a workbook with the number as text says it.
"""

import csv
import io
import re
from collections.abc import Iterator

from models.errors import Unreadable
from serving.adapters.sheet import Cell, Line, Missing, Sheet
from serving.adapters.strict_text import strict_text

_MOST_ROWS = 1_048_576
_CUT = re.compile(r"\s*[0-9]{15}0+(\.0*)?\s*")


def csv_sheet(data: bytes, delimiter: str) -> Sheet:
    """Return the one sheet of a CSV file.

    Raises Unreadable: UNKNOWN_ENCODING at once, BROKEN_CSV and TOO_MANY_ROWS while its lines are
    read.
    """
    return Sheet("", _lines(strict_text(data), delimiter))


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(rows, start=1):
            if number > _MOST_ROWS:
                raise Unreadable("TOO_MANY_ROWS", f"more than {_MOST_ROWS} rows")
            yield Line(number, tuple(map(_cell, cells)))
    except csv.Error as error:
        raise Unreadable("BROKEN_CSV", f"near line {rows.line_num}: {error}") from error


def _cell(text: str) -> Cell:
    return Missing.DIGITS if _CUT.fullmatch(text) else text
