"""``yunjing recognise``: files in, fields out, one line for each file."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from features.errors import YunjingError
from features.records.document import Document
from models.errors import Unreadable
from models.recognizer.recognise import Recognizer
from serving.bootstrap import reader_factory
from serving.commands.file_bytes import file_bytes
from serving.commands.plain import plain
from serving.commands.reading_progress import ReadingProgress
from serving.overlay_pictures import LEGEND, save_overlays
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
Overlay = Annotated[
    Path | None,
    typer.Option(help=f"存放画有识别框的图片 / folder for pages with the boxes drawn ({LEGEND})"),
]
Answer = Callable[[Path], RecognitionLine]


def recognise(
    files: Files, as_json: AsJson = False, reader: Reader = None, overlay: Overlay = None
) -> None:
    """Read paper files. Exit status 2 when a file could not be taken."""
    settings = load_settings(reader=reader)
    papers = list(papers_in(files))
    if not papers:
        raise Unreadable("FILE_NOT_FOUND", "there is no file in these folders")
    with ReadingProgress(len(papers)) as progress:
        answer = Reading(settings, progress, overlay).answer
        failed = _read_all(papers, answer, progress, _print_line if as_json else _print_table)
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


class Reading:
    """Reads files one after the other and draws what was read; a bad one does not stop the rest."""

    def __init__(self, settings: Settings, progress: ReadingProgress, overlay: Path | None) -> None:
        self._limit = settings.max_document_bytes
        self._reader = reader_factory(settings)
        self._recognizer = Recognizer(self._reader)
        self._progress = progress
        self._overlay = overlay
        if overlay is not None:
            with _written_to(overlay):
                overlay.mkdir(parents=True, exist_ok=True)

    def answer(self, file: Path) -> RecognitionLine:
        """Return what was read from a file, or why it could not be taken."""
        try:
            data = file_bytes(file, self._limit)
            read = recognise_timed(self._recognizer, self._reader, data)
        except YunjingError as error:
            return FailedFile(file=str(file), error=FileError(code=error.code, detail=error.detail))
        if self._overlay is not None:
            self._draw(file, data, read.document, self._overlay)
        return recognition_of(read.document, str(file), read.timing_ms)

    def _draw(self, file: Path, data: bytes, document: Document, folder: Path) -> None:
        """Draw the boxes; the digest in the name tells files of one name apart."""
        stem = f"{file.name}-{document.sha256[:8]}"
        with _written_to(folder):
            drawn = save_overlays(document, data, folder, stem)
        where = ", ".join(str(picture) for picture in drawn)
        nothing = f"此格式无图片可画 / no picture to draw on: {document.media_type}"
        self._progress.tell(f"{file}: {where or nothing}")


@contextmanager
def _written_to(folder: Path) -> Iterator[None]:
    """Say which folder cannot be written; raises Unreadable(OVERLAY_NOT_WRITTEN)."""
    try:
        yield
    except OSError as error:
        raise Unreadable("OVERLAY_NOT_WRITTEN", f"{folder}: {error.strerror}") from error


def _read_all(
    papers: Sequence[Path],
    answer: Answer,
    progress: ReadingProgress,
    show: Callable[[RecognitionLine], None],
) -> int:
    """Read and show each paper; return how many were refused."""
    refused = 0
    for paper in papers:
        progress.begin(paper)
        line = answer(paper)
        with progress.room():
            show(line)
        failed = isinstance(line, FailedFile)
        progress.end(failed)
        refused += failed
    return refused


def _print_line(answer: RecognitionLine) -> None:
    """Print one object; a refusal is told to people too, as the output may go to a file."""
    sys.stdout.write(answer.model_dump_json() + "\n")
    sys.stdout.flush()
    if isinstance(answer, FailedFile) and not sys.stdout.isatty():
        Console(stderr=True).print(_refusal(answer), soft_wrap=True)


def _print_table(answer: RecognitionLine) -> None:
    console = Console()
    if isinstance(answer, FailedFile):
        console.print(_refusal(answer))
    else:
        console.print(_table(answer))
        _print_rest(console, answer)


def _refusal(failed: FailedFile) -> Text:
    told = Text.assemble((failed.error.code, "red"), " ", plain(failed.file), ": ")
    return told.append_text(plain(failed.error.detail))


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
    for number, part in enumerate(read.parts, start=2):
        told = ", ".join(f"{field.name} {field.value}" for field in part.fields)
        console.print(plain(f"  第{number}张 / paper {number}: {part.kind}: {told}"))
    for check in read.checks:
        console.print(plain(f"  {check.code} {check.status}: {check.detail}"))
    if read.needs_review:
        console.print(f"  待核查 / to be checked: {', '.join(read.needs_review)}")
