"""Files as offices have them, made in memory; people, firms and numbers are invented."""

import csv
import io
from pathlib import Path

from openpyxl import Workbook

from features.records.identity import resident_id_check
from serving.adapters.import_rows import RefusedRow, RowImport
from serving.adapters.mapping import ImportKind, SheetMapping, read_mapping
from serving.adapters.pseudonyms import Pseudonyms

SAMPLES = Path(__file__).parent / "samples"
KEYED = Pseudonyms(b"a key that only tests have, 32+ bytes")
FIRM = "91330498MAD0LL7K02"


def resident(number: int, born: str = "19680101") -> str:
    """Return an id of a county that does not exist."""
    first = f"330498{born}{number % 1000:03d}"
    return first + resident_id_check(first)


def sample(name: str) -> str:
    return (SAMPLES / name).read_text("utf-8")


def mapping(name: str) -> SheetMapping:
    return read_mapping(sample(f"{name}.yaml"), ImportKind(name))


def as_csv(rows, encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows, title: str = "Sheet", *more: tuple[str, list]) -> bytes:
    workbook = Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(list(row))
    for name, others in more:
        sheet = workbook.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def outcomes(name: str, data: bytes):
    return list(RowImport(f"{name}.csv", mapping(name), KEYED).outcomes(data))


def faults(found) -> list[tuple[int, str, str]]:
    """Return row, heading and code of everything that is wrong."""
    return [
        (one.place.row, fault.heading, fault.code)
        for one in found
        if isinstance(one, RefusedRow)
        for fault in one.faults
    ]
