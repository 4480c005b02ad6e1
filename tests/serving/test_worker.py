import os
import signal
import subprocess
import sys
import time

import pytest

from serving.intake import look_up, take_in
from serving.serve import environment_of
from serving.store import jobs
from serving.store.documents import PaperStatus
from serving.worker import Patience, Worker
from tests.models.recognizer.small_papers import encoded, picture
from tests.serving.wire_examples import INVOICE_FILE

ATTEMPTS = 3
PATIENCE_SECONDS = 60


def _reader():
    raise AssertionError("these papers need no OCR")


def _waiting(store):
    with store.database.reading() as connection:
        return jobs.waiting(connection)


@pytest.fixture
def start():
    """Starts workers as processes of their own; none outlives its test."""
    started = []

    def run(settings):
        command = [sys.executable, "-m", "serving.cli", "worker"]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, env=environment_of(settings), stderr=pipe))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


def _until(true, what):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def _state(store):
    with store.database.reading() as connection:
        return connection.exec_driver_sql("SELECT state, attempts FROM job").first()


@pytest.mark.parametrize("broken", [ZeroDivisionError("ours"), MemoryError()])
def test_a_paper_that_breaks_the_recognizer_fails_and_the_worker_goes_on(
    store, settings, monkeypatch, broken
):
    worker = Worker(store, _reader, Patience(60.0, ATTEMPTS))

    def explode(_data):
        raise broken

    bad = take_in(store, settings, encoded(picture(), "PNG"))
    with monkeypatch.context() as patch:
        patch.setattr(worker._recognizer, "recognise", explode)
        assert worker.step()
    assert look_up(store, bad.document_id).failure.code == "RECOGNITION_BROKE"
    good = take_in(store, settings, INVOICE_FILE)
    assert worker.step()
    assert look_up(store, good.document_id).status is PaperStatus.RECOGNISED


def test_a_job_that_was_always_broken_off_is_given_up(store, settings):
    paper = take_in(store, settings, INVOICE_FILE)
    for attempt in range(ATTEMPTS):  # processes that died with the job in hand
        job = store.database.write(lambda c, n=attempt: jobs.claim(c, 2e9 + n * 100, 10.0))
        assert job.attempts == attempt + 1
    store.database.write(lambda c: c.exec_driver_sql("UPDATE job SET lease_until = 0"))
    assert Worker(store, _reader, Patience(60.0, ATTEMPTS)).step()
    assert look_up(store, paper.document_id).failure.code == "RECOGNITION_GAVE_UP"
    assert _waiting(store) == 0


def test_a_worker_that_slept_past_its_lease_writes_nothing(store, settings, monkeypatch):
    paper = take_in(store, settings, INVOICE_FILE)
    sleeper = Worker(store, _reader, Patience(60.0, ATTEMPTS))
    recognise = sleeper._recognizer.recognise

    def sleep_while_another_takes_it(data):
        store.database.write(lambda c: c.exec_driver_sql("UPDATE job SET fence = fence + 1"))
        return recognise(data)

    monkeypatch.setattr(sleeper._recognizer, "recognise", sleep_while_another_takes_it)
    assert sleeper.step()
    assert look_up(store, paper.document_id).status is PaperStatus.RECEIVED
    assert _waiting(store) == 1


def test_an_original_that_is_gone_fails_with_its_code(store, settings):
    paper = take_in(store, settings, INVOICE_FILE)
    store.blobs.remove(paper.original.sha256)
    assert Worker(store, _reader, Patience(60.0, ATTEMPTS)).step()
    assert look_up(store, paper.document_id).failure.code == "BLOB_MISSING"


def test_a_killed_worker_loses_its_job_to_the_next(store, settings, start):
    short = settings.model_copy(update={"lease_seconds": 1.0})
    paper = take_in(store, settings, encoded(picture((1200, 900)), "PNG"))
    first = start(short)
    _until(lambda: tuple(_state(store)) == ("running", 1), "the job was never claimed")
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert look_up(store, paper.document_id).status is PaperStatus.RECEIVED
    second = start(short)
    _until(
        lambda: look_up(store, paper.document_id).status is PaperStatus.RECOGNISED,
        "the job never came back",
    )
    second.terminate()
    _, said = second.communicate(timeout=PATIENCE_SECONDS)
    assert second.returncode == 0, said.decode()
    assert _waiting(store) == 0


def test_an_idle_worker_ends_on_sigterm(settings, store, start):
    worker = start(settings)
    paper = take_in(store, settings, INVOICE_FILE)
    _until(lambda: look_up(store, paper.document_id).recognised is not None, "not recognised")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE_SECONDS) == 0
