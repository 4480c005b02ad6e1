"""Papers: send the bytes, ask what became of them."""

import asyncio
import time
from datetime import UTC, datetime

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from serving.bootstrap import Engines
from serving.errors import Refused
from serving.intake import look_up, take_in
from serving.problems import answer, problem_of
from serving.routes.access import EnginesOf, owner_of
from serving.routes.bodies import media_type, preferred_wait, read_body
from serving.store.documents import Paper, PaperStatus, Recognised
from serving.wire.operation import OperationStatus, OperationWire
from serving.wire.recognition import RecognitionWire, recognition_of

ROUTER = APIRouter(prefix="/v1/documents", tags=["documents"], dependencies=[Depends(owner_of)])
_FIRST_LOOK_SECONDS = 0.03
_SLOWEST_LOOK_SECONDS = 0.5
_RAW = {
    "requestBody": {
        "required": True,
        "description": "The bytes of one file: PDF, OFD, e-invoice XML or an image.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    },
    "parameters": [
        {
            "name": "Prefer",
            "in": "header",
            "schema": {"type": "string", "examples": ["wait=10"]},
            "description": "wait=N: answer when recognised, at the latest after N seconds.",
        }
    ],
}


@ROUTER.post(
    "",
    operation_id="submitDocument",
    summary="Send a paper for recognition",
    status_code=202,
    response_model=None,
    responses={
        200: {"model": OperationWire, "description": "Recognised already, or within the wait"},
        202: {"model": OperationWire, "description": "Received; ask at Operation-Location"},
    },
    openapi_extra=_RAW,
)
async def submit(request: Request, engines: EnginesOf) -> Response:
    """Keep the bytes of one file and queue its recognition.

    With ``Prefer: wait=N`` the answer waits for the recognition and a file that cannot be
    read is refused with its own status.
    """
    if media_type(request).startswith("multipart/"):
        raise Refused("UNSUPPORTED_MEDIA_TYPE", "send the bytes themselves, not a form")
    body = await read_body(request, engines.settings.max_document_bytes)
    paper = await run_in_threadpool(take_in, engines.store, engines.settings, body)
    wait = preferred_wait(request, engines.settings.max_wait_seconds)
    if wait:
        paper = await _settled(engines, paper, wait)
        if paper.failure is not None:
            return answer(paper.failure, request.scope.get("request_id"))
    return _accepted(paper, wait)


@ROUTER.get(
    "/{document_id}",
    operation_id="getDocument",
    summary="What became of a paper",
    response_model=None,
    responses={200: {"model": OperationWire}},
)
async def show(document_id: str, engines: EnginesOf) -> Response:
    """Return how far the recognition is: its result, or why it failed."""
    paper = await run_in_threadpool(look_up, engines.store, document_id)
    return _json(operation_of(paper), 200, {})


def operation_of(paper: Paper) -> OperationWire:
    """Return the wire form of a paper."""
    return OperationWire(
        document_id=paper.document_id,
        sha256=paper.original.sha256,
        size=paper.original.size,
        status=OperationStatus(paper.status.value),
        received_at=datetime.fromtimestamp(paper.received_at, UTC),
        recognition=_recognition(paper.document_id, paper.recognised),
        problem=problem_of(paper.failure) if paper.failure else None,
    )


def _recognition(document_id: str, read: Recognised | None) -> RecognitionWire | None:
    return None if read is None else recognition_of(read.document, document_id, read.timing_ms)


async def _settled(engines: Engines, paper: Paper, wait: int) -> Paper:
    deadline = time.monotonic() + wait
    pause = _FIRST_LOOK_SECONDS
    while paper.status is PaperStatus.RECEIVED and time.monotonic() < deadline:
        await asyncio.sleep(pause)
        pause = min(1.5 * pause, _SLOWEST_LOOK_SECONDS)
        paper = await run_in_threadpool(look_up, engines.store, paper.document_id)
    return paper


def _accepted(paper: Paper, wait: int) -> Response:
    headers = {"Operation-Location": f"/v1/documents/{paper.document_id}"}
    if wait:
        headers["Preference-Applied"] = f"wait={wait}"
    if paper.status is PaperStatus.RECEIVED:
        return _json(operation_of(paper), 202, {**headers, "Retry-After": "1"})
    return _json(operation_of(paper), 200, headers)


def _json(operation: OperationWire, status: int, headers: dict[str, str]) -> Response:
    return Response(
        operation.model_dump_json(),
        status_code=status,
        media_type="application/json",
        headers=headers,
    )
