"""A worker as a process of its own: nice, quiet, ended gracefully by signals."""

import logging
import os
import signal
from types import FrameType

from serving.bootstrap import open_store, reader_factory
from serving.settings import Settings
from serving.worker import Patience, Worker

NICE = 10  # answers come before recognition


def run_worker(settings: Settings) -> None:
    """Recognise until SIGTERM or SIGINT; the paper in hand is finished first."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    os.nice(NICE)
    store = open_store(settings)
    patience = Patience(settings.lease_seconds, settings.max_attempts)
    worker = Worker(store, reader_factory(settings), patience)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        worker.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    worker.run()
    store.close()
