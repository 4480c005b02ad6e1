"""The real thing: BentoML and a worker as ``yunjing serve`` starts them, over loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import psutil
import pytest

from features.vector import FEATURES
from serving.serve import environment_of
from serving.settings import Settings
from tests.models.recognizer.small_papers import pdf
from tests.serving.wire_examples import CASE, INVOICE_FILE, fact, ndjson

KEY = "served-key-0123456789"
START_SECONDS = 90
ROW = [0.0] * (1 + len(FEATURES))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def served(tmp_path_factory, bundle_folder):
    home = tmp_path_factory.mktemp("served")
    settings = Settings(
        db_url=f"sqlite:///{home}/yunjing.db",
        blob_url=f"file://{home}/blobs",
        bundle=bundle_folder,
        api_keys=KEY,
        port=_free_port(),
        reader="pp",
    )
    log = home / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "serving.cli", "serve"],
            env=environment_of(settings),
            stdout=out,
            stderr=out,
        )
    address = f"http://127.0.0.1:{settings.port}"
    with httpx.Client(base_url=address, headers={"X-API-Key": KEY}, timeout=60) as client:
        _until_ready(client, process, log)
        yield client, process
    if process.poll() is None:
        process.kill()


def _until_ready(client, process, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(log.read_text("utf-8"))


def test_a_paper_and_its_history_become_a_score(served):
    client, _ = served
    sent = client.post("/v1/documents", content=INVOICE_FILE, headers={"Prefer": "wait=60"})
    assert (sent.status_code, sent.json()["status"]) == (200, "recognised"), sent.text
    lines = {"content-type": "application/x-ndjson"}
    assert client.post("/v1/facts", content=ndjson(fact(1)), headers=lines).status_code == 200
    case = {**CASE, "documents": [{"document_id": sent.json()["document_id"]}]}
    answer = client.post("/v1/scores", json=case, headers={"Idempotency-Key": "one"})
    assert answer.status_code == 200, answer.text
    score = answer.json()
    total = score["base"] + sum(share["points"] for share in score["contributions"])
    assert abs(total - score["score"]) < 1e-4
    assert client.get(f"/v1/scores/{score['score_id']}").content == answer.content


def test_a_bad_paper_is_refused_and_the_server_lives(served):
    client, _ = served
    locked = pdf([(50, 50, "text")], encrypt="secret")
    answer = client.post("/v1/documents", content=locked, headers={"Prefer": "wait=60"})
    assert (answer.status_code, answer.json()["code"]) == (422, "ENCRYPTED_PDF")
    assert client.get("/livez").json() == {"status": "alive"}


@pytest.mark.parametrize("path", ["/", "/schema.json", "/docs.json", "/healthz", "/nope"])
def test_no_page_of_the_framework_shows_through(served, path):
    client, _ = served
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_feature_rows_are_scored_by_the_native_route(served):
    client, _ = served
    answer = client.post("/predict", json={"rows": [ROW, [1.0, *ROW[1:]]]})
    assert answer.status_code == 200, answer.text
    assert all(0.0 <= probability <= 1.0 for probability in answer.json())


def test_the_native_route_wants_a_key_and_json(served):
    client, _ = served
    wrong = client.post("/predict", json={"rows": [ROW]}, headers={"X-API-Key": "wrong"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "UNAUTHENTICATED")
    pickled = client.post(
        "/predict", content=b"x", headers={"content-type": "application/vnd.bentoml+pickle"}
    )
    assert (pickled.status_code, pickled.json()["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("rows", [[[9.0, *ROW[1:]]], [[1.0]], "x", [[None]], {"a": 1}])
def test_rows_that_are_none_are_refused_in_our_own_words(served, rows):
    client, _ = served
    answer = client.post(
        "/predict", content=json.dumps({"rows": rows}), headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "INVALID_BODY"), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/predict").json()["code"] == "METHOD_NOT_ALLOWED"


def test_a_number_that_json_does_not_have_is_refused(served):
    client, _ = served
    infinite = json.dumps({"rows": [[1e400, *ROW[1:]]]})
    answer = client.post("/predict", content=infinite, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID_JSON"), answer.text


def test_metrics_are_those_of_the_contract(served):
    client, _ = served
    assert "yunjing_requests_total" in client.get("/metrics").text


def test_the_end_is_the_end_of_every_process(served):
    _, process = served
    family = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(True))]
    assert len(family) >= 4  # the house, BentoML and its worker, the recognition worker
    os.kill(process.pid, signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    assert [pid for pid in family if psutil.pid_exists(pid)] == []
