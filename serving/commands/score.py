"""``yunjing score``: one case from a file, scored here without a server."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from features.records.case import Case
from features.records.fact import Fact
from features.touching import keys_of, touches
from models.errors import Unreadable
from models.recognizer.recognise import Recognizer
from serving.assess import FLAG_TEXTS, engine_of
from serving.bootstrap import Store, open_scorer, open_store, reader_factory
from serving.commands.file_bytes import file_bytes
from serving.commands.score_table import show_score
from serving.errors import Refused
from serving.intake import look_up
from serving.settings import Settings, load_settings
from serving.store.documents import Recognised
from serving.wire.case import CaseWire, DocumentReference
from serving.wire.fact import facts_from_ndjson
from serving.wire.score import ScoreWire, score_json, score_of
from serving.wire.strict import parse
from serving.worker import recognise_timed

CaseFile = Annotated[Path, typer.Argument(metavar="CASE.json", help="案件 / the case")]
FactsFile = Annotated[Path | None, typer.Option(help="历史 NDJSON / facts, one per line")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")]


def score(case_file: CaseFile, facts: FactsFile = None, as_json: AsJson = False) -> None:
    """Score a case. Papers are read beside the case file, or taken from the store by id."""
    judged = judge(case_file, facts, load_settings())
    if as_json:
        sys.stdout.buffer.write(score_json(judged) + b"\n")
    else:
        show_score(Console(), judged)


def judge(case_file: Path, facts_file: Path | None, settings: Settings) -> ScoreWire:
    """Return the score of a case in a file, with the history of a facts file (none without).

    Raises BadBody for a file that breaks its schema, Unreadable for a paper that cannot be
    read, Refused with PATH_NOT_ALLOWED for a paper that does not lie beside the case and
    UNKNOWN_DOCUMENT for an id that the store does not know.
    """
    wire = parse(CaseWire, file_bytes(case_file, settings.max_case_bytes))
    papers = tuple(Papers(settings, case_file.parent).read(wire.documents))
    case = wire.record((paper.document for paper in papers), ())
    rows = facts_in(facts_file, settings.max_facts_bytes) if facts_file else ()
    scored = open_scorer(settings).score(_with_history(case, rows))
    return score_of(scored, FLAG_TEXTS, engine_of(papers))


class Papers:
    """Finds the papers of a case: files beside it, or recognised ones in the store."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._reader = reader_factory(settings)
        self._recognizer = Recognizer(self._reader)

    def read(self, references: tuple[DocumentReference, ...]) -> Iterator[Recognised]:
        """Yield the papers in order."""
        for number, reference in enumerate(references):
            if reference.path is not None:
                yield self._beside(reference.path, f"/documents/{number}")
            else:
                yield self._stored(str(reference.document_id), f"/documents/{number}")

    def _beside(self, path: str, place: str) -> Recognised:
        file = inside(self._folder, path)
        if file is None:
            raise Refused("PATH_NOT_ALLOWED", f"{path!r} leaves the folder of the case", place)
        try:
            data = file_bytes(file, self._settings.max_document_bytes)
            return recognise_timed(self._recognizer, self._reader, data)
        except Unreadable as error:
            raise Unreadable(error.code, f"{place} {path!r}: {error.detail}") from None

    def _stored(self, document_id: str, place: str) -> Recognised:
        if not self._settings.db_file.exists():
            raise Refused("UNKNOWN_DOCUMENT", "there is no store here", place)
        store: Store = open_store(self._settings)
        try:
            paper = look_up(store, document_id)
        except Refused as error:
            raise Refused("UNKNOWN_DOCUMENT", error.detail, place) from None
        finally:
            store.close()
        if paper.recognised is None:
            raise Refused("DOCUMENT_NOT_READY", f"{document_id} is {paper.status}", place)
        return paper.recognised


def inside(folder: Path, path: str) -> Path | None:
    """Return the file that a path names in a folder, links followed; None when it lies outside."""
    if "\0" in path:
        return None
    file = Path(os.path.realpath(folder / path))
    return file if file.is_relative_to(os.path.realpath(folder)) else None


def facts_in(file: Path, limit: int) -> tuple[Fact, ...]:
    """Return the facts of a file of at most ``limit`` bytes; raises Unreadable and BadBody."""
    return facts_from_ndjson(file_bytes(file, limit))


def _with_history(case: Case, rows: tuple[Fact, ...]) -> Case:
    keys, before = keys_of(case), case.as_of_epoch
    chosen = (fact for fact in rows if fact.known_at < before and touches(fact, keys))
    ordered = sorted(chosen, key=lambda fact: (fact.known_at, fact.fact_id))
    return replace(case, history=tuple(ordered))
