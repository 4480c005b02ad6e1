from dataclasses import replace

import pytest

from tests.models.recognizer.small_papers import (
    blank_png,
    encoded,
    ofd_files,
    pdf,
    picture,
    zipped,
)
from tests.serving.wire_examples import INVOICE_FILE


def _bomb():
    return zipped({**ofd_files(""), "Doc_0/Res/image.bin": bytes(220 * 2**20)})


REFUSED_LATER = {
    "ENCRYPTED_PDF": lambda: pdf([(50, 50, "text")], encrypt="secret"),
    "IMAGE_TOO_LARGE": lambda: blank_png(30_000),
    "ZIP_UNSAFE": _bomb,
    "BROKEN_IMAGE": lambda: encoded(picture((400, 300)), "JPEG")[:600],
    "BROKEN_PDF": lambda: b"%PDF-1.7\nnothing follows",
    "UNKNOWN_XML": lambda: b"<?xml version='1.0'?><letter/>",
}


def _originals(settings):
    return [file for file in settings.blob_folder.rglob("*") if file.is_file()]


def test_a_paper_is_received_then_recognised(client, worker):
    received = client.post("/v1/documents", content=INVOICE_FILE)
    assert received.status_code == 202
    assert received.json()["status"] == "received"
    place = received.headers["operation-location"]
    assert place == f"/v1/documents/{received.json()['document_id']}"
    assert worker.step()
    operation = client.get(place).json()
    recognition = operation["recognition"]
    assert operation["status"] == "recognised"
    assert recognition["kind"] == "invoice"
    assert {field["source"] for field in recognition["fields"]} == {"xml"}
    assert set(recognition) == {
        "file", "sha256", "media_type", "kind", "subkind", "pages", "fields", "lines",
        "checks", "needs_review", "timing_ms", "parts",
    }  # fmt: skip


def test_the_same_bytes_are_the_same_paper_and_read_once(client, worker, settings):
    first = client.post("/v1/documents", content=INVOICE_FILE)
    assert client.post("/v1/documents", content=INVOICE_FILE).json() == first.json()
    assert worker.step()
    assert not worker.step()
    again = client.post("/v1/documents", content=INVOICE_FILE)
    assert (again.status_code, again.json()["status"]) == (200, "recognised")
    assert len(_originals(settings)) == 1


@pytest.mark.parametrize("code", REFUSED_LATER)
def test_what_decoding_refuses_fails_with_its_code_and_leaves_nothing(
    client, worker, settings, code
):
    data = REFUSED_LATER[code]()
    received = client.post("/v1/documents", content=data)
    assert received.status_code == 202
    assert worker.step()
    operation = client.get(received.headers["operation-location"]).json()
    assert (operation["status"], operation["recognition"]) == ("failed", None)
    assert operation["problem"]["code"] == code
    assert 400 <= operation["problem"]["status"] < 500
    assert _originals(settings) == []
    assert not worker.step()


@pytest.mark.parametrize("data", [b"", b"text", b"\x00" * 100])
def test_what_sniffing_refuses_is_never_kept(client, worker, settings, data):
    assert client.post("/v1/documents", content=data).status_code in (400, 415)
    assert _originals(settings) == []
    assert not worker.step()


def test_a_caller_who_waits_too_short_is_told_where_to_ask(client):
    answer = client.post("/v1/documents", content=INVOICE_FILE, headers={"Prefer": "wait=1"})
    assert (answer.status_code, answer.headers["preference-applied"]) == (202, "wait=1")


def test_a_caller_who_waits_gets_the_result(client, worker, working):
    answer = client.post("/v1/documents", content=INVOICE_FILE, headers={"Prefer": "wait=30"})
    assert (answer.status_code, answer.json()["status"]) == (200, "recognised")


def test_a_caller_who_waits_gets_the_refusal_itself(client, worker, working):
    data = REFUSED_LATER["ENCRYPTED_PDF"]()
    answer = client.post("/v1/documents", content=data, headers={"Prefer": "wait=30"})
    assert (answer.status_code, answer.json()["code"]) == (422, "ENCRYPTED_PDF")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_failed_paper_that_comes_again_is_tried_again(client, worker):
    data = REFUSED_LATER["BROKEN_PDF"]()
    client.post("/v1/documents", content=data)
    assert worker.step()
    assert client.post("/v1/documents", content=data).json()["status"] == "received"
    assert worker.step()


def test_a_full_queue_sends_callers_away(client, monkeypatch):
    settings = client.app.state.engines.settings
    full = settings.model_copy(update={"max_queue": 1})
    monkeypatch.setattr(client.app.state, "engines", _with(client.app.state.engines, full))
    client.post("/v1/documents", content=INVOICE_FILE)
    answer = client.post("/v1/documents", content=pdf([(50, 50, "another")]))
    assert (answer.status_code, answer.json()["code"]) == (429, "TOO_BUSY")
    assert int(answer.headers["retry-after"]) > 0


def _with(engines, settings):
    return replace(engines, settings=settings)


def test_metrics_count_answers_and_the_queue(client):
    client.post("/v1/documents", content=INVOICE_FILE)
    text = client.get("/metrics").text
    assert 'route="/v1/documents",status="202"} 1.0' in text
    assert "yunjing_queue_papers 1.0" in text
