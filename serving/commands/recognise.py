"""``yunjing recognise``: files in, fields out, one line for each file."""

import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from features.errors import YunjingError
from models.errors import Unreadable
from models.recognizer.recognise import Recognizer
from serving.bootstrap import reader_factory
from serving.commands.plain import plain
from serving.settings import Settings, load_settings
from serving.wire.recognition import (
    FailedFile,
    FileError,
    RecognitionLine,
    RecognitionWire,
    recognition_of,
)
from serving.worker import recognise_timed

_BROKEN = 2
Files = Annotated[list[Path], typer.Argument(help="文件或文件夹 / files or folders")]
AsJson = Annotated[bool, typer.Option("--json", help="逐行 JSON / one object per line")]
Reader = Annotated[str | None, typer.Option(help="识别引擎 / pp, paddle or rapid")]


def recognise(files: Files, as_json: AsJson = False, reader: Reader = None) -> None:
    """Read paper files. Exit status 2 when a file could not be taken."""
    settings = load_settings(reader=reader)
    papers = list(papers_in(files))
    if not papers:
        raise Unreadable("FILE_NOT_FOUND", "there is no file in these folders")
    answers = answers_to(papers, settings)
    failed = _print_lines(answers) if as_json else _print_tables(answers)
    if failed:
        raise typer.Exit(_BROKEN)


def papers_in(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files named, and those inside folders named, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")
            )
        else:
            yield path


def answers_to(files: Sequence[Path], settings: Settings) -> Iterator[RecognitionLine]:
    """Yield what was read from each file, or why it could not be taken."""
    reader = reader_factory(settings)
    recognizer = Recognizer(reader)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        for file in progress.track(files, description="识别 / reading"):
            try:
                data = file_bytes(file, settings.max_document_bytes)
                read = recognise_timed(recognizer, reader, data)
            except YunjingError as error:
                reason = FileError(code=error.code, detail=error.detail)
                yield FailedFile(file=str(file), error=reason)
            else:
                yield recognition_of(read.document, str(file), read.timing_ms)


def file_bytes(file: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most ``limit``: no pipe, no device, nothing without end.

    Raises Unreadable(FILE_NOT_FOUND | FILE_UNREADABLE | FILE_TOO_LARGE).
    """
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable("FILE_UNREADABLE", "not a regular file")
        if state.st_size > limit:
            raise Unreadable("FILE_TOO_LARGE", f"{state.st_size} bytes; at most {limit}")
        return file.read_bytes()
    except FileNotFoundError:
        raise Unreadable("FILE_NOT_FOUND", "no such file") from None
    except OSError as error:
        raise Unreadable("FILE_UNREADABLE", error.strerror or "cannot be read") from None


def _print_lines(answers: Iterator[RecognitionLine]) -> int:
    failed = 0
    for answer in answers:
        sys.stdout.write(answer.model_dump_json() + "\n")
        sys.stdout.flush()
        failed += isinstance(answer, FailedFile)
    return failed


def _print_tables(answers: Iterator[RecognitionLine]) -> int:
    console, failed = Console(), 0
    for answer in answers:
        if isinstance(answer, FailedFile):
            failed += 1
            told = Text.assemble((answer.error.code, "red"), " ", plain(answer.file), ": ")
            console.print(told.append_text(plain(answer.error.detail)))
        else:
            console.print(_table(answer))
            _print_rest(console, answer)
    return failed


def _table(read: RecognitionWire) -> Table:
    kind = read.kind if read.subkind is None else f"{read.kind} ({read.subkind})"
    title = plain(f"{read.file} · {kind} · {read.timing_ms} ms")
    table = Table(title=title, title_justify="left")
    for heading in ("字段 / field", "值 / value", "可信 / conf.", "来源 / source", "页 / page"):
        table.add_column(heading, overflow="fold")
    cells = [(f"lines[{n}].{name}", cell) for n, line in enumerate(read.lines)
             for name, cell in line.items()]  # fmt: skip
    for name, field in [*((field.name, field) for field in read.fields), *cells]:
        page = "" if field.page is None else str(field.page)
        table.add_row(name, plain(field.value), f"{field.confidence:.2f}", field.source, page)
    return table


def _print_rest(console: Console, read: RecognitionWire) -> None:
    for check in read.checks:
        console.print(plain(f"  {check.code} {check.status}: {check.detail}"))
    if read.needs_review:
        console.print(f"  待核查 / to be checked: {', '.join(read.needs_review)}")
