"""The whole job on the sample papers, as a person would see it; ``make demo`` runs it.

It uses the same functions as the service, on a store of its own that is made anew each time:
papers are read, facts loaded, two cases scored (one with another steel delivered than agreed,
and its clean twin), the boxes that disagree cut out, and then the service is started.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from features.records.document import document_id_of
from serving.assess import assess
from serving.bootstrap import Engines, open_engines, reader_factory
from serving.commands.score_table import show_score
from serving.demo_exhibits import save_exhibits
from serving.errors import SettingsError
from serving.intake import look_up, take_in
from serving.serve import serve_with
from serving.settings import Settings
from serving.store import facts
from serving.store.documents import Paper, Recognised
from serving.wire.case import CaseWire
from serving.wire.fact import facts_from_ndjson
from serving.wire.score import ScoreWire
from serving.wire.strict import parse
from serving.worker import Patience, Worker

HOME = Path(".yunjing/demo")
_SAMPLES = Path(__file__).resolve().parent.parent / "data_samples"
_CASES = ("railings", "railings_clean")
_PAPERS = {".pdf", ".jpg", ".png", ".xml", ".ofd"}
_ONE_TRY = Patience(lease_seconds=600.0, max_attempts=1)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sample case as submitted, and its answer."""

    wire: CaseWire
    score: ScoreWire


def demo() -> None:
    """Read the sample papers, score both cases, show why, then serve (DEMO_SERVE=0 ends instead).

    Raises SettingsError(NO_SAMPLES) outside a checkout.
    """
    started = time.perf_counter()
    console = Console()
    settings = _settings()
    engines = open_engines(settings)
    papers = _read_papers(console, engines)
    _show_papers(console, papers)
    _load_facts(console, engines)
    scored = [_score(engines, name) for name in _CASES]
    for case in scored:
        show_score(console, case.score)
    pictures = save_exhibits(engines.store, scored[0].score, HOME / "evidence")
    _show_pictures(console, pictures)
    console.print(f"{time.perf_counter() - started:.0f} s 用时 / from papers to explanation")
    engines.store.close()
    _serve(console, settings, scored[0].wire)


def _settings() -> Settings:
    if not (_SAMPLES / "manifest.json").exists():
        raise SettingsError("NO_SAMPLES", "the demo needs the data_samples folder of a checkout")
    shutil.rmtree(HOME, ignore_errors=True)
    return Settings(
        db_url=f"sqlite:///{HOME / 'yunjing.db'}",
        blob_url=f"file://{HOME / 'blobs'}",
    )


def _sample_files() -> list[Path]:
    return sorted(file for file in _SAMPLES.glob("*/*") if file.suffix in _PAPERS)


def _read_papers(console: Console, engines: Engines) -> dict[Path, Paper]:
    files = _sample_files()
    worker = Worker(engines.store, reader_factory(engines.settings), _ONE_TRY)
    columns = (
        TextColumn("识别 / reading {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    papers = {}
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=len(files))
        for file in files:
            progress.update(task, description=f"{file.parent.name}/{file.name}")
            document_id = take_in(engines.store, engines.settings, file.read_bytes()).document_id
            worker.step()
            papers[file] = look_up(engines.store, document_id)
            progress.advance(task)
    return papers


def _show_papers(console: Console, papers: dict[Path, Paper]) -> None:
    table = Table("票据 / paper", "种类 / kind", "来源 / source", "字段 / fields", "秒 / s")
    for file, paper in papers.items():
        name = f"{file.parent.name}/{file.name}"
        if paper.recognised is None:
            table.add_row(name, paper.failure.code if paper.failure else "", "", "", "")
            continue
        table.add_row(name, *_read(paper.recognised))
    console.print(table)


def _read(recognised: Recognised) -> Iterator[str]:
    document = recognised.document
    cells = [cell for line in document.lines for cell in line.cells]
    yield str(document.kind)
    yield ", ".join(sorted({field.source for field in (*document.fields, *cells)}))
    yield str(len(document.fields) + len(cells))
    yield f"{recognised.timing_ms / 1000:.1f}"


def _load_facts(console: Console, engines: Engines) -> None:
    rows = facts_from_ndjson((_SAMPLES / "facts.ndjson").read_bytes())
    engines.store.database.write(lambda connection: facts.put(connection, rows))
    console.print(f"{len(rows)} 条历史 / rows of history\n")


def _score(engines: Engines, name: str) -> Scored:
    folder = _SAMPLES / name
    body = orjson.loads((folder / "case.json").read_bytes())
    body["documents"] = [{"document_id": _id_of(folder / d["path"])} for d in body["documents"]]
    wire = parse(CaseWire, orjson.dumps(body))
    answer = assess(engines.store, engines.scorer, wire, None)
    (HOME / f"{name}.case.json").write_bytes(orjson.dumps(body, option=orjson.OPT_INDENT_2))
    (HOME / f"{name}.score.json").write_bytes(answer.body)
    return Scored(wire, ScoreWire.model_validate_json(answer.body))


def _id_of(file: Path) -> str:
    return document_id_of(hashlib.sha256(file.read_bytes()).hexdigest())


def _show_pictures(console: Console, pictures: list[Path]) -> None:
    console.print("证据图片 / pictures of the evidence:")
    for picture in pictures:
        console.print(f"  {picture}")


def _serve(console: Console, settings: Settings, case: CaseWire) -> None:
    if os.environ.get("DEMO_SERVE") == "0":
        return
    address = f"http://{settings.host}:{settings.port}"
    console.print(
        f"\n服务 / serving on {address}  (文档 / docs: {address}/docs; Ctrl-C 结束 / ends)\n"
        f"试试 / try, in another terminal, for case {case.case_id}:\n"
    )
    console.print(
        f'  curl -s {address}/v1/scores -H "Authorization: Bearer $(cat {HOME}/api-key)" '
        f"-H 'Content-Type: application/json' --data @{HOME}/{_CASES[0]}.case.json\n",
        soft_wrap=True,
        highlight=False,
    )
    serve_with(settings)
