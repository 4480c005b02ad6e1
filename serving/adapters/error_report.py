"""The report of an import: a CSV file that a spreadsheet program opens, one line for each fault.

It never quotes a cell. Names of files, sheets and headings come from outside: a resident id in
them is masked, and one that a spreadsheet program would run as a formula is written behind an
apostrophe.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from features.records.finding import Text
from serving.adapters.cell_ids import mask_resident_ids

COLUMNS = ("file", "sheet", "row", "place", "code", "zh", "en", "refused")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One fault: ``place`` is the heading of the column, or a JSON pointer in a file of OCDS.

    There ``sheet`` is the ocid and ``row`` counts processes. ``is_refusal`` says that the row
    made nothing; otherwise it is a remark.
    """

    file: str
    sheet: str
    row: int
    place: str
    code: str
    text: Text
    is_refusal: bool = True


def write_head(out: TextIO) -> None:
    """Write the line of headings."""
    csv.writer(out).writerow(COLUMNS)


def write_lines(out: TextIO, lines: Iterable[ReportLine]) -> None:
    """Write faults."""
    csv.writer(out).writerows(
        (
            _harmless(line.file), _harmless(line.sheet), line.row, _harmless(line.place),
            line.code, line.text.zh, line.text.en, "yes" if line.is_refusal else "no",
        )
        for line in lines
    )  # fmt: skip


def _harmless(text: str) -> str:
    masked = mask_resident_ids(text)
    return f"'{masked}" if masked.startswith(_FORMULAS) else masked
