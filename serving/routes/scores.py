"""Scores: a case in, its score with evidence out; each answer is kept and can be read again."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from serving.assess import Assessment, assess
from serving.bootstrap import Engines, Store
from serving.errors import Refused
from serving.routes.access import EnginesOf, OwnerOf, owner_of
from serving.routes.bodies import idempotency_key, read_body, require_type
from serving.store import scores
from serving.store.scores import Request as KeyedRequest
from serving.wire.case import CaseWire
from serving.wire.score import ScoreWire
from serving.wire.strict import parse

ROUTER = APIRouter(prefix="/v1/scores", tags=["scores"], dependencies=[Depends(owner_of)])
_JSON = frozenset({"application/json"})
_CASE = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CaseWire"}}},
    },
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255},
            "description": "The same key and body get the same bytes again.",
        }
    ],
}
MOST_AT_ONCE = 64


class Desk:
    """Bounds what is scored at once, and keeps equal requests from being answered twice.

    Scoring is arithmetic: more threads than two only share the same processor.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="score")
        self._here = 0
        self._open: set[tuple[str, str]] = set()

    def close(self) -> None:
        """Let the threads go once they have answered."""
        self._pool.shutdown()

    async def ask(self, keyed: KeyedRequest | None, work: Callable[[], Assessment]) -> Assessment:
        """Do the work in its turn; raises Refused(TOO_BUSY | REQUEST_IN_PROGRESS)."""
        with self._place(keyed):
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    @contextmanager
    def _place(self, keyed: KeyedRequest | None) -> Iterator[None]:
        if self._here >= MOST_AT_ONCE:
            raise Refused("TOO_BUSY", f"{MOST_AT_ONCE} requests wait already", retry_after=1)
        names = set() if keyed is None else {(keyed.owner, keyed.key)}
        if names & self._open:
            raise Refused("REQUEST_IN_PROGRESS", "its first answer is being made", retry_after=1)
        self._here += 1
        self._open |= names
        try:
            yield
        finally:
            self._here -= 1
            self._open -= names


@ROUTER.post(
    "",
    operation_id="createScore",
    summary="Score a case",
    response_model=None,
    responses={200: {"model": ScoreWire, "description": "The score, which is kept"}},
    openapi_extra=_CASE,
)
async def create(request: Request, engines: EnginesOf, owner: OwnerOf) -> Response:
    """Score a case with its papers and the history known before its ``as_of``."""
    require_type(request, _JSON)
    body = await read_body(request, engines.settings.max_case_bytes)
    key = idempotency_key(request)
    keyed = None if key is None else KeyedRequest.of(owner, key, body)
    desk: Desk = request.app.state.desk
    done = await desk.ask(keyed, lambda: judge(engines, body, keyed))
    if done.wire is not None:
        request.app.state.metrics.scored(done.wire.band)
    return Response(done.body, media_type="application/json")


@ROUTER.get(
    "/{score_id}",
    operation_id="getScore",
    summary="Read a score again",
    response_model=None,
    responses={200: {"model": ScoreWire}},
)
async def show(score_id: str, engines: EnginesOf) -> Response:
    """Return the very bytes that were answered when the score was made."""
    body = await run_in_threadpool(stored_score, engines.store, score_id)
    return Response(body, media_type="application/json")


def judge(engines: Engines, body: bytes, keyed: KeyedRequest | None) -> Assessment:
    """Read, score and keep a case."""
    return assess(engines.store, engines.scorer, parse(CaseWire, body), keyed)


def stored_score(store: Store, score_id: str) -> bytes:
    """Return the bytes of a score; raises Refused(SCORE_NOT_FOUND)."""
    with store.database.reading() as connection:
        body = scores.find(connection, score_id)
    if body is None:
        raise Refused("SCORE_NOT_FOUND", f"no score {score_id[:40]}")
    return body
