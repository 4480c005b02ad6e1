"""XLSX (ISO/IEC 29500) to lines through openpyxl, inside the limits of any zip from a stranger."""

import io
import re
import struct
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from itertools import repeat
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.exceptions import InvalidFileException

from models.errors import Unreadable
from models.recognizer.safe_zip import UNPACKING_FAILS, files_of, open_zip
from serving.adapters.sheet import Cell, Line, Missing, Sheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNSTORED = re.compile(
    rb"(?:</(?:x:)?f>|<(?:x:)?f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</(?:x:)?c>"
)
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_BROKEN = (
    *UNPACKING_FAILS, ParseError, InvalidFileException, struct.error,
    KeyError, IndexError, TypeError, AttributeError, AssertionError,  # parts that do not fit
)  # fmt: skip

# what openpyxl warns of (styles, validations, dates out of range) changes no value unseen
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\..*")


def is_xlsx(data: bytes) -> bool:
    """Say whether the bytes are a zip or an OLE file, so that they are meant as a workbook."""
    return data.startswith((b"PK\x03\x04", _OLE))


def xlsx_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the visible sheets in order.

    Raises Unreadable: XLS_UNSUPPORTED (the format before 2007), ENCRYPTED_XLSX, ZIP_UNSAFE at
    once; BROKEN_XLSX, XML_UNSAFE and TOO_MANY_ROWS while lines are read too.
    """
    _refuse_ole(data)
    unstored = _has_unstored_formulas(data)
    with _told_as_broken(), redirect_stdout(sys.stderr):  # openpyxl prints what it misses
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = load_workbook(io.BytesIO(data), read_only=True) if unstored else None
        shown = [sheet.title for sheet in values.worksheets if sheet.sheet_state == "visible"]
        origin = _origin(values)
    return tuple(Sheet(name, _lines(values, formulas, name), origin) for name in shown)


def _refuse_ole(data: bytes) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("ENCRYPTED_XLSX", "the workbook asks for a password")
        raise Unreadable("XLS_UNSUPPORTED", "an .xls workbook: save it as .xlsx first")


def _has_unstored_formulas(data: bytes) -> bool:
    with open_zip(data, "XLSX") as package, _told_as_broken():
        return any(
            _UNSTORED.search(package.read(entry))
            for entry in files_of(package)
            if "worksheets/" in entry.filename
        )


def _origin(workbook: Workbook) -> date:
    return date(1904, 1, 1) if workbook.epoch == MAC_EPOCH else date(1899, 12, 30)


def _lines(values: Workbook, formulas: Workbook | None, name: str) -> Iterator[Line]:
    with _told_as_broken():
        shown = _rows(values, name)
        asked = _rows(formulas, name) if formulas else repeat(())
        for number, (cells, formula) in enumerate(zip(shown, asked, strict=False), start=1):
            if number > _MOST_ROWS or len(cells) > _MOST_COLUMNS:
                raise Unreadable("TOO_MANY_ROWS", f"more than {_MOST_ROWS} rows")
            yield Line(number, _marked(cells, formula))


def _rows(workbook: Workbook, name: str) -> Iterator[tuple[Cell, ...]]:
    sheet = workbook[name]
    sheet.reset_dimensions()  # files of other programs state wrong ones, and rows would be lost
    rows: Iterator[tuple[Cell, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _marked(cells: tuple[Cell, ...], formulas: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Mark the cells that have a formula and no result; openpyxl gives None for both."""
    if not any(formulas):
        return tuple(cells)
    padded = (*formulas, *repeat(None, len(cells) - len(formulas)))
    return tuple(
        Missing.FORMULA if cell is None and formula is not None else cell
        for cell, formula in zip(cells, padded, strict=False)
    )


@contextmanager
def _told_as_broken() -> Iterator[None]:
    try:
        yield
    except (DefusedXmlException, *_BROKEN) as error:
        cause = error.__cause__ or error  # openpyxl wraps what it meets while it opens a workbook
        code = "XML_UNSAFE" if isinstance(cause, DefusedXmlException) else "BROKEN_XLSX"
        raise Unreadable(code, f"the workbook cannot be read: {type(cause).__name__}") from error
