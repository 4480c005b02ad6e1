"""What an import leaves: the records and the report, both whole or neither, and the counts."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from models.errors import Unreadable
from serving.adapters.error_report import ReportLine, write_head, write_lines


@dataclass(slots=True)
class Counts:
    """Rows of the file: ``taken`` plus ``refused``; other lines of it by what they are."""

    taken: int = 0
    refused: int = 0
    other_lines: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return self.taken + self.refused


@dataclass(slots=True)
class ImportOutput:
    """The two files while they are written; ``counts`` is true at every moment."""

    records: TextIO
    report: TextIO
    counts: Counts = field(default_factory=Counts)

    def take(self, line: str) -> None:
        """Write the record that a row made."""
        self.records.write(f"{line}\n")
        self.counts.taken += 1

    def refuse(self, lines: Iterable[ReportLine]) -> None:
        """Write everything that is wrong with one row that made no record."""
        self.remark(lines)
        self.counts.refused += 1

    def remark(self, lines: Iterable[ReportLine]) -> None:
        """Write what is to be looked at and refuses no row."""
        told = tuple(lines)
        write_lines(self.report, told)
        self.counts.codes.update(line.code for line in told)


@contextmanager
def import_output(records: Path, report: Path) -> Iterator[ImportOutput]:
    """Open both files under other names and put them in place when all is written.

    The report begins with a byte-order mark, without which Excel takes UTF-8 for GBK.
    Raises Unreadable(OUTPUT_NOT_WRITTEN); an error inside leaves what was there before.
    """
    parts = [file.with_name(f"{file.name}.part") for file in (records, report)]
    try:
        with (
            parts[0].open("w", encoding="utf-8", newline="\n") as rows,
            parts[1].open("w", encoding="utf-8-sig", newline="") as faults,
        ):
            write_head(faults)
            yield ImportOutput(rows, faults)
        for part, file in zip(parts, (records, report), strict=True):
            os.replace(part, file)
    except OSError as error:
        raise Unreadable("OUTPUT_NOT_WRITTEN", f"{error.filename}: {error.strerror}") from error
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
