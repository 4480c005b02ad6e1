import math
from concurrent.futures import ThreadPoolExecutor

import pytest

from features.records.document import document_id_of
from serving.routes.scores import MOST_AT_ONCE
from tests.serving.wire_examples import CASE, INVOICE_FILE, fact, ndjson

LINES = {"content-type": "application/x-ndjson"}


def _keyed(client, key, body=CASE):
    return client.post("/v1/scores", json=body, headers={"Idempotency-Key": key})


def test_a_case_is_scored_and_the_score_can_be_read_again(client):
    answer = client.post("/v1/scores", json=CASE)
    score = answer.json()
    assert answer.status_code == 200
    assert client.get(f"/v1/scores/{score['score_id']}").content == answer.content
    assert set(score) == {
        "score_id", "case_id", "score", "probability", "interval", "band", "coverage",
        "components", "findings", "reasons", "base", "contributions", "recommendation", "as_of",
        "model", "feature_set", "catalogue", "register", "ocr",
    }  # fmt: skip


def test_the_contributions_add_up_to_the_score(client):
    score = client.post("/v1/scores", json=CASE).json()
    total = math.fsum([score["base"], *(share["points"] for share in score["contributions"])])
    assert abs(total - score["score"]) < 1e-4


def test_the_same_case_gives_the_same_bytes(client):
    first, second = (client.post("/v1/scores", json=CASE) for _ in range(2))
    assert first.content == second.content


def test_history_known_before_its_moment_changes_the_score(client):
    before = client.post("/v1/scores", json=CASE).json()
    stored = client.post("/v1/facts", content=ndjson(*map(fact, range(1, 9))), headers=LINES)
    assert stored.json() == {"stored": 8, "known": 0}
    after = client.post("/v1/scores", json=CASE).json()
    assert after["score_id"] != before["score_id"]
    assert after["contributions"] != before["contributions"]


def test_facts_that_come_twice_are_known_and_others_under_their_id_refused(client):
    client.post("/v1/facts", content=ndjson(fact(1)), headers=LINES)
    again = client.post("/v1/facts", content=ndjson(fact(1)), headers=LINES)
    assert again.json() == {"stored": 0, "known": 1}
    other = client.post("/v1/facts", content=ndjson(fact(1, amount_fen=1)), headers=LINES)
    assert (other.status_code, other.json()["code"]) == (409, "FACT_CONFLICT")
    assert other.json()["errors"][0]["pointer"] == "/0"


def test_an_idempotency_key_gets_the_same_bytes_again(client):
    first = _keyed(client, "k")
    client.post("/v1/facts", content=ndjson(*map(fact, range(1, 9))), headers=LINES)
    assert _keyed(client, "k").content == first.content
    assert _keyed(client, "other").content != first.content


def test_an_idempotency_key_with_another_body_is_refused(client):
    _keyed(client, "k")
    answer = _keyed(client, "k", {**CASE, "case_id": "case-2"})
    assert (answer.status_code, answer.json()["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")


def test_a_refused_request_does_not_use_its_key_up(client):
    assert _keyed(client, "k", {**CASE, "focus": "war"}).status_code == 422
    assert _keyed(client, "k").status_code == 200


def test_many_at_once_under_one_key_have_one_effect(client):
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: _keyed(client, "k"), range(48)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert len({answer.content for answer in answers if answer.status_code == 200}) == 1
    waiting = [answer for answer in answers if answer.status_code == 409]
    assert all(answer.headers["retry-after"] == "1" for answer in waiting)


@pytest.mark.parametrize(
    ("reference", "status", "code"),
    [
        ({"document_id": "doc_" + "0" * 24}, 422, "UNKNOWN_DOCUMENT"),
        ({"path": "/etc/passwd"}, 422, "PATH_NOT_ALLOWED"),
    ],
)
def test_papers_that_are_not_here_are_named(client, reference, status, code):
    answer = client.post("/v1/scores", json={**CASE, "documents": [reference]})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["errors"][0]["pointer"] == "/documents/0"


def test_a_paper_must_be_recognised_before_it_is_evidence(client, worker):
    sent = client.post("/v1/documents", content=INVOICE_FILE).json()
    case = {**CASE, "documents": [{"document_id": sent["document_id"]}]}
    early = client.post("/v1/scores", json=case)
    assert (early.status_code, early.json()["code"]) == (409, "DOCUMENT_NOT_READY")
    assert early.headers["retry-after"]
    worker.step()
    score = client.post("/v1/scores", json=case).json()
    assert score["ocr"] is None
    seen = {piece.get("document_id") for found in score["findings"] for piece in found["evidence"]}
    assert document_id_of(sent["sha256"]) in seen


def test_a_paper_that_was_refused_is_no_evidence(client, worker):
    sent = client.post("/v1/documents", content=b"%PDF-1.7\nnothing follows").json()
    worker.step()
    case = {**CASE, "documents": [{"document_id": sent["document_id"]}]}
    answer = client.post("/v1/scores", json=case)
    assert (answer.status_code, answer.json()["code"]) == (422, "DOCUMENT_FAILED")
    assert "BROKEN_PDF" in answer.json()["detail"]


def test_every_code_of_a_score_is_in_the_catalogue(client):
    codes = {row["code"] for row in client.get("/v1/reason-codes").json()["codes"]}
    score = client.post("/v1/scores", json=CASE).json()
    used = {row["code"] for row in (*score["findings"], *score["reasons"])}
    assert used <= codes


def test_more_than_can_wait_are_sent_away(client):
    client.app.state.desk._here = MOST_AT_ONCE
    answer = client.post("/v1/scores", json=CASE)
    assert (answer.status_code, answer.json()["code"]) == (429, "TOO_BUSY")
    assert answer.headers["retry-after"] == "1"
