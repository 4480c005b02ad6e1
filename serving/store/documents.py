"""Papers and what became of them: received, recognised with its record, or failed with a code."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Update, insert, select, update

from features.errors import YunjingError
from features.records.document import Document, document_id_of
from serving.store.tables import BLOB, DOCUMENT

_RECORD = TypeAdapter(Document)


class PaperStatus(StrEnum):
    """How far a paper is."""

    RECEIVED = "received"
    RECOGNISED = "recognised"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Original:
    """A kept file; ``size`` in bytes."""

    sha256: str
    size: int

    @property
    def document_id(self) -> str:
        """Return the id of the paper that these bytes are."""
        return document_id_of(self.sha256)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised paper; ``engine`` and its version are None when no OCR was needed."""

    document: Document
    timing_ms: int
    engine: str | None = None
    engine_version: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One row: exactly one of ``recognised`` and ``failure`` when it is no longer received."""

    original: Original
    status: PaperStatus
    received_at: float
    recognised: Recognised | None = None
    failure: YunjingError | None = None

    @property
    def document_id(self) -> str:
        """Return the id of the paper."""
        return self.original.document_id


def receive(connection: Connection, original: Original, now: float) -> Paper:
    """Write down that a file is here; a failed paper that comes again is received anew."""
    known = find(connection, original.document_id)
    if known is not None and known.status is not PaperStatus.FAILED:
        return known
    row = {
        "sha256": original.sha256, "size": original.size, "received_at": now,
        "status": PaperStatus.RECEIVED, "error_code": None, "error_detail": None,
    }  # fmt: skip
    if known is None:
        connection.execute(insert(DOCUMENT).values(document_id=original.document_id, **row))
    else:
        connection.execute(_row(original.document_id).values(**row))
    _index(connection, original, now)
    return Paper(original, PaperStatus.RECEIVED, now)


def keep(connection: Connection, recognised: Recognised) -> None:
    """Write down what was read."""
    connection.execute(
        _row(recognised.document.document_id).values(
            status=PaperStatus.RECOGNISED,
            record=_RECORD.dump_json(recognised.document),
            timing_ms=recognised.timing_ms,
            engine=recognised.engine,
            engine_version=recognised.engine_version,
        )
    )


def fail(connection: Connection, original: Original, error: YunjingError) -> None:
    """Write down why a file cannot be taken; its bytes are no longer kept."""
    connection.execute(
        _row(original.document_id).values(
            status=PaperStatus.FAILED, error_code=error.code, error_detail=error.detail[:1000]
        )
    )
    connection.execute(BLOB.delete().where(BLOB.c.sha256 == original.sha256))


def find(connection: Connection, document_id: str) -> Paper | None:
    """Return a paper, None when it never came."""
    row = connection.execute(
        select(DOCUMENT).where(DOCUMENT.c.document_id == document_id)
    ).one_or_none()
    return None if row is None else _paper(row)


def _paper(row: Row[tuple[object, ...]]) -> Paper:
    cells = row._mapping
    status = PaperStatus(cells["status"])
    recognised = failure = None
    if status is PaperStatus.RECOGNISED:
        recognised = Recognised(
            _RECORD.validate_json(cells["record"]),
            cells["timing_ms"],
            cells["engine"],
            cells["engine_version"],
        )
    if status is PaperStatus.FAILED:
        failure = YunjingError(cells["error_code"], cells["error_detail"])
    original = Original(cells["sha256"], cells["size"])
    return Paper(original, status, cells["received_at"], recognised, failure)


def _row(document_id: str) -> Update:
    return update(DOCUMENT).where(DOCUMENT.c.document_id == document_id)


def _index(connection: Connection, original: Original, now: float) -> None:
    kept = connection.execute(select(BLOB.c.size).where(BLOB.c.sha256 == original.sha256)).first()
    if kept is None:
        connection.execute(
            insert(BLOB).values(sha256=original.sha256, size=original.size, stored_at=now)
        )
