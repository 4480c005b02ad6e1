import gzip

import pytest

from tests.serving.wire_examples import CASE

JSON = {"content-type": "application/json"}
LINES = {"content-type": "application/x-ndjson"}

REFUSED = [
    ("GET", "/nope", {}, 404, "NOT_FOUND"),
    ("GET", "/v1/scores/", {}, 404, "NOT_FOUND"),
    ("DELETE", "/v1/scores", {}, 405, "METHOD_NOT_ALLOWED"),
    ("GET", "/v1/scores/score_x", {}, 404, "SCORE_NOT_FOUND"),
    ("GET", "/v1/documents/doc_x", {}, 404, "DOCUMENT_NOT_FOUND"),
    ("POST", "/v1/scores", {"content": b"{", "headers": JSON}, 400, "INVALID_JSON"),
    ("POST", "/v1/scores", {"json": {**CASE, "x": 1}}, 422, "INVALID_BODY"),
    ("POST", "/v1/scores", {"content": b"<case/>"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    ("POST", "/v1/scores", {"json": {**CASE, "power_id": "no.such"}}, 422, "UNKNOWN_POWER"),
    (
        "POST",
        "/v1/scores",
        {"json": CASE, "headers": {"Idempotency-Key": "x" * 256}},
        400,
        "BAD_HEADER",
    ),
    (
        "POST",
        "/v1/scores",
        {"content": b" " * (2 * 2**20 + 1), "headers": JSON},
        413,
        "BODY_TOO_LARGE",
    ),
    ("POST", "/v1/facts", {"content": b"[]", "headers": LINES}, 422, "INVALID_FACTS"),
    ("POST", "/v1/facts", {"json": []}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    *(
        (
            "POST",
            f"/v1/{what}",
            {"content": gzip.compress(b"{}"), "headers": {**kind, "content-encoding": "gzip"}},
            415,
            "UNSUPPORTED_MEDIA_TYPE",
        )
        for what, kind in (("scores", JSON), ("facts", LINES), ("documents", {}))
    ),
    ("POST", "/v1/documents", {}, 400, "EMPTY_FILE"),
    ("POST", "/v1/documents", {"content": b"a letter"}, 415, "UNKNOWN_FORMAT"),
    ("POST", "/v1/documents", {"content": bytes(20 * 2**20 + 1)}, 413, "BODY_TOO_LARGE"),
    ("POST", "/v1/documents", {"files": {"f": b"x"}}, 415, "UNSUPPORTED_MEDIA_TYPE"),
]


@pytest.mark.parametrize(("method", "path", "request_", "status", "code"), REFUSED)
def test_every_refusal_is_a_coded_problem(client, method, path, request_, status, code):
    answer = client.request(method, path, **request_)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == status
    assert problem["type"] == f"urn:yunjing:problem:{code.lower().replace('_', '-')}"
    assert problem["titles"]["zh"] and problem["titles"]["en"]
    assert problem["request_id"] == answer.headers["x-request-id"]


def test_a_chunked_body_is_cut_off_at_the_limit(client):
    chunks = (bytes(2**20) for _ in range(25))
    answer = client.post("/v1/documents", content=chunks)
    assert answer.json()["code"] == "BODY_TOO_LARGE"


def test_the_place_of_an_error_is_a_json_pointer(client):
    answer = client.post("/v1/scores", json={**CASE, "unit": {"id": "u", "name": "v"}})
    assert answer.json()["errors"] == [{"pointer": "/unit/region", "detail": "Field required"}]


@pytest.mark.parametrize("given", ["trace-1", "a.b_c:d"])
def test_the_request_id_that_comes_in_goes_out(client, given):
    assert client.get("/livez", headers={"X-Request-Id": given}).headers["x-request-id"] == given


def test_a_request_id_that_is_none_is_replaced(client):
    answer = client.get("/livez", headers={"X-Request-Id": "two words\x01"})
    assert len(answer.headers["x-request-id"]) == 32


def test_an_error_of_ours_says_nothing_of_our_inside(client):
    database = client.app.state.engines.store.database
    database.write(lambda connection: connection.exec_driver_sql("DROP TABLE score"))
    answer = client.get("/v1/scores/score_x")
    assert (answer.status_code, answer.json()["code"]) == (503, "STORE_UNAVAILABLE")
    assert answer.headers["retry-after"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert "sqlite" not in answer.text.lower()
