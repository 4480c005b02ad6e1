"""The process that recognises papers: claims jobs, reads files, writes down what it read.

It survives bad files. A job that ends the process itself comes back after its lease and is
given up after the last attempt, with a code that the submitter sees.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from features.errors import YunjingError
from features.records.document import Document, Source
from models.errors import Unreadable
from models.recognizer.reader import ReaderFactory
from models.recognizer.recognise import Recognizer
from serving.bootstrap import Store
from serving.errors import LeaseLost, StoreError
from serving.heartbeat import held
from serving.store import documents, jobs
from serving.store.documents import Original, Recognised
from serving.store.jobs import Job

_IDLE_SECONDS = 0.2
_LOG = logging.getLogger("yunjing.worker")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a job is held without a sign of life, and how often it is tried."""

    lease_seconds: float
    max_attempts: int


class Worker:
    """Recognises one paper after the other; ``stop`` ends it after the present one."""

    def __init__(self, store: Store, reader: ReaderFactory, patience: Patience) -> None:
        self._store = store
        self._reader = reader
        self._recognizer = Recognizer(reader)
        self._patience = patience
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Take no further job."""
        self._stopping.set()

    def run(self) -> None:
        """Work until stopped."""
        while not self._stopping.is_set():
            try:
                idle = not self.step()
            except StoreError as error:  # the disk may have room again in a while
                _LOG.error("%s", error)
                idle = True
            if idle:
                self._stopping.wait(_IDLE_SECONDS)

    def step(self) -> bool:
        """Do one job; False when there was none."""
        job = self._claim()
        if job is None:
            return False
        try:
            self._do(job)
        except LeaseLost as error:
            _LOG.warning("%s", error)
        return True

    def _claim(self) -> Job | None:
        database, now = self._store.database, self._store.clock()
        with database.reading() as connection:  # an idle worker writes nothing
            if jobs.waiting(connection) == 0:
                return None
        lease = self._patience.lease_seconds
        return database.write(lambda connection: jobs.claim(connection, now, lease))

    def _do(self, job: Job) -> None:
        with self._store.database.reading() as connection:
            paper = documents.find(connection, job.subject)
        assert paper is not None, "a job is queued together with its paper"
        try:
            recognised = self._attempt(job, paper.original)
        except YunjingError as error:
            self._refuse(job, paper.original, error)
        else:
            self._finish(job, lambda connection: documents.keep(connection, recognised))

    def _refuse(self, job: Job, original: Original, error: YunjingError) -> None:
        self._finish(job, lambda connection: documents.fail(connection, original, error))
        self._store.blobs.remove(original.sha256)

    def _attempt(self, job: Job, original: Original) -> Recognised:
        if job.attempts > self._patience.max_attempts:
            raise Unreadable("RECOGNITION_GAVE_UP", "every attempt at reading it was broken off")
        data = self._store.blobs.get(original.sha256)
        with held(self._store, job, self._patience.lease_seconds):
            return recognise_timed(self._recognizer, self._reader, data)

    def _finish(self, job: Job, outcome: Callable[[Connection], None]) -> None:
        def work(connection: Connection) -> None:
            jobs.finish(connection, job)
            outcome(connection)

        self._store.database.write(work)


def recognise_timed(recognizer: Recognizer, reader: ReaderFactory, data: bytes) -> Recognised:
    """Read a paper, with the time it took and the engine where one was needed.

    Raises Unreadable; what else goes wrong inside becomes Unreadable(RECOGNITION_BROKE), since
    one strange paper must not stop the queue.
    """
    started = time.perf_counter()
    try:
        document = recognizer.recognise(data)
    except YunjingError:
        raise
    except Exception as error:
        _LOG.exception("recognition broke")
        raise Unreadable("RECOGNITION_BROKE", f"our fault: {type(error).__name__}") from error
    elapsed = round(1000 * (time.perf_counter() - started))
    if not read_by_ocr(document):
        return Recognised(document, elapsed)
    engine = reader()
    return Recognised(document, elapsed, engine.name, engine.version)


def read_by_ocr(document: Document) -> bool:
    """Say whether any value of a paper came from OCR."""
    cells = (cell for line in document.lines for cell in line.cells)
    return any(field.source is Source.OCR for field in (*document.fields, *cells))
