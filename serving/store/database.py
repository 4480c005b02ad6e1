"""The one door to the database: many readers, one writer thread that commits in groups.

Each write is a function of a connection. The writer runs the waiting ones inside one
transaction, each behind its own savepoint, and answers them only after the commit is on the
disk: waiting is fair and bounded, and one fsync serves many.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from serving.errors import StoreError

_T = TypeVar("_T")
_GROUP = 256
_PATIENCE_SECONDS = 30.0
Write = tuple[Callable[[Connection], Any], Future[Any]]


class Database:
    """Readers and the writer of one engine; close it to stop the writer."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writes: queue.SimpleQueue[Write | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._serve, name="store-writer", daemon=True)
        self._writer.start()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose reads all see one state.

        Raises StoreError(STORE_UNAVAILABLE) when the database cannot be read.
        """
        try:
            with self.engine.connect() as connection:
                yield connection
        except OperationalError as error:
            raise StoreError("STORE_UNAVAILABLE", "the database cannot be read") from error

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """Run a write and return its result once it is durable; what it raises is raised here.

        Raises StoreError(STORE_BUSY) when the writer does not answer within 30 s.
        """
        answer: Future[_T] = Future()
        self._writes.put((work, answer))
        try:
            return answer.result(timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            raise StoreError("STORE_BUSY", "the store did not answer in time") from None

    def answers(self) -> bool:
        """Say whether the database can be read."""
        try:
            with self.reading() as connection:
                connection.execute(text("SELECT 1"))
        except StoreError:
            return False
        return True

    def close(self) -> None:
        """Finish the waiting writes and let the file go."""
        self._writes.put(None)
        self._writer.join()
        self.engine.dispose()

    def _serve(self) -> None:
        while (first := self._writes.get()) is not None:
            group, last = self._group(first)
            self._commit(group)
            if last:
                return

    def _group(self, first: Write) -> tuple[list[Write], bool]:
        group = [first]
        while len(group) < _GROUP:
            try:
                following = self._writes.get_nowait()
            except queue.Empty:
                break
            if following is None:
                return group, True
            group.append(following)
        return group, False

    def _commit(self, group: list[Write]) -> None:
        group = [write for write in group if write[1].set_running_or_notify_cancel()]
        try:
            outcomes = self._transact(group)
        except OperationalError as error:  # no commit: nobody was promised anything
            busy = StoreError("STORE_BUSY", f"nothing was written: {type(error.orig).__name__}")
            for _, answer in group:
                answer.set_exception(busy)
            return
        for (_, answer), (result, failure) in zip(group, outcomes, strict=True):
            answer.set_result(result) if failure is None else answer.set_exception(failure)

    def _transact(self, group: list[Write]) -> list[tuple[Any, Exception | None]]:
        with self.engine.execution_options(writes=True).begin() as connection:
            return [_behind_savepoint(connection, work) for work, _ in group]


def _behind_savepoint(
    connection: Connection, work: Callable[[Connection], _T]
) -> tuple[_T | None, Exception | None]:
    savepoint = connection.begin_nested()
    try:
        result = work(connection)
    except OperationalError:  # the disk or the file itself: the whole group fails
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to the caller, who gets it
        savepoint.rollback()
        return None, error
    savepoint.commit()
    return result, None
