"""A case comes in: its papers and its history are joined, scored, and the answer is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from features.flags.catalogue import CATALOGUE
from features.records.case import Case
from features.touching import keys_of
from models.risk.scorer import Scorer
from serving.bootstrap import Store
from serving.errors import Refused
from serving.store import documents, facts, scores
from serving.store.documents import PaperStatus, Recognised
from serving.store.scores import Request, StoredScore
from serving.wire.case import CaseWire, DocumentReference
from serving.wire.score import EngineWire, ScoreWire, score_json, score_of

FLAG_TEXTS = {flag.code: (flag.title, flag.basis) for flag in CATALOGUE}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is answered: the id of the score and its bytes."""

    body: bytes
    wire: ScoreWire | None = None  # None when an earlier answer is repeated


def assess(store: Store, scorer: Scorer, wire: CaseWire, request: Request | None) -> Assessment:
    """Score a case and keep the answer; a request that was answered gets the same bytes.

    Raises Refused with UNKNOWN_DOCUMENT, DOCUMENT_NOT_READY, DOCUMENT_FAILED,
    PATH_NOT_ALLOWED or IDEMPOTENCY_KEY_REUSED, and what the scorer raises.
    """
    with store.database.reading() as connection:
        before = scores.answer(connection, request) if request else None
        if before is not None:
            return Assessment(before)
        papers = _papers(connection, wire.documents)
        case = _with_history(connection, wire.record((p.document for p in papers), ()))
    judged = score_of(scorer.score(case), FLAG_TEXTS, engine_of(papers))
    return _keep(store, wire, judged, request)


def engine_of(papers: Sequence[Recognised]) -> EngineWire | None:
    """Return the engine that read these papers, None when none had to be read by OCR."""
    for paper in papers:
        if paper.engine is not None and paper.engine_version is not None:
            return EngineWire(engine=paper.engine, version=paper.engine_version)
    return None


def _papers(
    connection: Connection, references: Sequence[DocumentReference]
) -> tuple[Recognised, ...]:
    return tuple(_paper(connection, f"/documents/{n}", r) for n, r in enumerate(references))


def _paper(connection: Connection, place: str, reference: DocumentReference) -> Recognised:
    if reference.document_id is None:
        raise Refused("PATH_NOT_ALLOWED", "submit the file and name its id", place)
    paper = documents.find(connection, reference.document_id)
    if paper is None:
        raise Refused("UNKNOWN_DOCUMENT", f"{reference.document_id} never came", place)
    if paper.status is PaperStatus.RECEIVED:
        raise Refused("DOCUMENT_NOT_READY", "it is not recognised yet", place, retry_after=2)
    if paper.recognised is None:
        why = paper.failure.code if paper.failure else "unknown"
        raise Refused("DOCUMENT_FAILED", f"it was refused: {why}", place)
    return paper.recognised


def _with_history(connection: Connection, case: Case) -> Case:
    history = facts.touching(connection, keys_of(case), before=case.as_of_epoch)
    return replace(case, history=history)


def _keep(store: Store, case: CaseWire, judged: ScoreWire, request: Request | None) -> Assessment:
    stored = StoredScore(
        judged.score_id, judged.case_id, case.model_dump_json().encode(), score_json(judged)
    )
    now = store.clock()

    def work(connection: Connection) -> bytes:
        scores.keep(connection, stored, now)
        if request is None:
            return stored.body
        return scores.remember(connection, request, stored.body, now)

    return Assessment(store.database.write(work), judged)
