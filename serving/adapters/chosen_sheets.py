"""The sheets of a file that a mapping speaks of, whatever the format of the file."""

from models.errors import Unreadable
from serving.adapters.csv_sheet import csv_sheet
from serving.adapters.mapping import SheetMapping
from serving.adapters.sheet import Sheet
from serving.adapters.xlsx_sheet import is_xlsx, xlsx_sheets


def chosen_sheets(data: bytes, mapping: SheetMapping) -> tuple[Sheet, ...]:
    """Return the sheets to read; the format is told by content, never by the name of the file.

    Raises Unreadable: EMPTY_FILE, SHEET_UNCLEAR where a workbook has several sheets and the
    mapping names none, SHEET_MISSING, and what the two formats raise.
    """
    if not data.strip():
        raise Unreadable("EMPTY_FILE", "the file has no text")
    if not is_xlsx(data):
        return (csv_sheet(data, mapping.delimiter),)
    sheets = {sheet.name: sheet for sheet in xlsx_sheets(data)}
    if not mapping.sheets and len(sheets) != 1:
        raise Unreadable("SHEET_UNCLEAR", f"name one or more of the sheets {list(sheets)}")
    missing = [name for name in mapping.sheets if name not in sheets]
    if missing:
        raise Unreadable("SHEET_MISSING", f"no sheet {missing}; there are {list(sheets)}")
    return tuple(sheets[name] for name in mapping.sheets or sheets)
