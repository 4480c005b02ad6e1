"""A file comes in: checked cheaply, kept durably, queued for recognition."""

from sqlalchemy import Connection

from models.errors import Unreadable
from models.recognizer.sniff import sniff
from serving.bootstrap import Store
from serving.errors import Refused
from serving.settings import Settings
from serving.store import documents, jobs
from serving.store.documents import Original, Paper

RECOGNISE = "recognise"
_SECONDS_PER_JOB = 3


def take_in(store: Store, settings: Settings, data: bytes) -> Paper:
    """Keep a file and queue its recognition; the same bytes are the same paper.

    Raises Unreadable at once for what needs no decoding (EMPTY_FILE, FILE_TOO_LARGE, unknown
    formats) and Refused(TOO_BUSY) when the queue is full; nothing is kept then.
    """
    if len(data) > settings.max_document_bytes:
        raise Unreadable("FILE_TOO_LARGE", f"at most {settings.max_document_bytes} bytes")
    sniff(data)
    _refuse_when_full(store, settings.max_queue)
    original = Original(store.blobs.put(data), len(data))
    now = store.clock()

    def work(connection: Connection) -> Paper:
        paper = documents.receive(connection, original, now)
        if paper.status is documents.PaperStatus.RECEIVED:
            jobs.enqueue(connection, RECOGNISE, original.document_id, now)
        return paper

    return store.database.write(work)


def look_up(store: Store, document_id: str) -> Paper:
    """Return a paper; raises Refused(DOCUMENT_NOT_FOUND)."""
    with store.database.reading() as connection:
        paper = documents.find(connection, document_id)
    if paper is None:
        raise Refused("DOCUMENT_NOT_FOUND", f"no document {document_id[:40]}")
    return paper


def _refuse_when_full(store: Store, limit: int) -> None:
    with store.database.reading() as connection:
        waiting = jobs.waiting(connection)
    if waiting >= limit:
        raise Refused(
            "TOO_BUSY", f"{waiting} papers wait already", retry_after=waiting * _SECONDS_PER_JOB
        )
