"""What an import answers: the counts for people or programs, and the exit status."""

import sys
from dataclasses import dataclass
from pathlib import Path

import orjson
import typer
from rich.console import Console

from models.errors import Unreadable
from serving.adapters.import_output import Counts
from serving.commands.import_progress import told
from serving.commands.plain import plain

_SOME_REFUSED = 1


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """The file that comes in, and the records and the report that go out."""

    file: Path
    out: Path
    errors: Path

    def require_apart(self, *others: Path) -> None:
        """Refuse to write over what is read; raises Unreadable(OUTPUT_IS_INPUT)."""
        every = [path.resolve() for path in (self.file, self.out, self.errors, *others)]
        if len(set(every)) < len(every):
            raise Unreadable("OUTPUT_IS_INPUT", "two of the files are one and the same")


def answer(files: ImportFiles, counts: Counts, as_json: bool) -> None:
    """Print the counts; exit with status 1 when a row was refused."""
    if as_json:
        sys.stdout.buffer.write(orjson.dumps(_object(files, counts)) + b"\n")
    else:
        _show(Console(), files, counts)
    if counts.refused:
        raise typer.Exit(_SOME_REFUSED)


def _object(files: ImportFiles, counts: Counts) -> dict[str, object]:
    return {
        "file": str(files.file),
        "out": str(files.out),
        "errors": str(files.errors),
        "rows": counts.rows,
        "taken": counts.taken,
        "refused": counts.refused,
        "other_lines": dict(sorted(counts.other_lines.items())),
        "codes": dict(sorted(counts.codes.items())),
    }


def _show(console: Console, files: ImportFiles, counts: Counts) -> None:
    console.print(plain(f"{files.file}: {told(counts)} → {files.out}"), soft_wrap=True)
    for code, number in sorted(counts.codes.items()):
        console.print(f"  {code}: {number}")
    if counts.codes:
        console.print(plain(f"  详见 / see {files.errors}"), soft_wrap=True)
