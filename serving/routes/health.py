"""Open to everyone: whether the service lives, whether it can serve, what it counted."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from serving.bootstrap import Store
from serving.errors import StoreError
from serving.metrics import CONTENT_TYPE
from serving.routes.access import EnginesOf
from serving.store import jobs
from serving.wire.strict import Strict

ROUTER = APIRouter(tags=["health"])


class HealthWire(Strict):
    """One word on the state of the process."""

    status: str


@ROUTER.get("/livez", operation_id="live", summary="The process lives")
async def live() -> HealthWire:
    """Say that the process answers."""
    return HealthWire(status="alive")


@ROUTER.get("/readyz", operation_id="ready", summary="The service can serve")
async def ready(engines: EnginesOf) -> HealthWire:
    """Say that store and model are there; 503 with a code when not."""
    if not await run_in_threadpool(engines.store.database.answers):
        raise StoreError("STORE_UNAVAILABLE", "the database does not answer")
    return HealthWire(status="ready")


@ROUTER.get(
    "/metrics",
    operation_id="metrics",
    summary="Counters for Prometheus",
    response_model=None,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(request: Request, engines: EnginesOf) -> Response:
    """Return the counters of this service."""
    waiting = await run_in_threadpool(_waiting, engines.store)
    return Response(request.app.state.metrics.text(waiting), media_type=CONTENT_TYPE)


def _waiting(store: Store) -> int:
    with store.database.reading() as connection:
        return jobs.waiting(connection)
