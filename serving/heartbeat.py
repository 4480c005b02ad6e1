"""Holds a job while it is worked on; a process that dies stops beating and loses it."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from serving.bootstrap import Store
from serving.errors import LeaseLost, StoreError
from serving.store import jobs
from serving.store.jobs import Job

_BEATS_PER_LEASE = 3
_LOG = logging.getLogger("yunjing.worker")


@contextmanager
def held(store: Store, job: Job, lease_seconds: float) -> Iterator[None]:
    """Renew the lease of a job three times a lease until the block ends."""
    done = threading.Event()
    beating = threading.Thread(
        target=_beat, args=(store, job, lease_seconds, done), name="heartbeat", daemon=True
    )
    beating.start()
    try:
        yield
    finally:
        done.set()
        beating.join()


def _beat(store: Store, job: Job, lease_seconds: float, done: threading.Event) -> None:
    while not done.wait(lease_seconds / _BEATS_PER_LEASE):
        until = store.clock() + lease_seconds
        try:
            store.database.write(lambda connection: jobs.renew(connection, job, until))  # noqa: B023 - run before the loop turns
        except LeaseLost:
            return  # finish() will say so
        except StoreError as error:
            _LOG.warning("lease not renewed: %s", error)
