"""History: facts come in as NDJSON, all of a batch or none."""

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from serving.bootstrap import Store
from serving.routes.access import EnginesOf, owner_of
from serving.routes.bodies import read_body, require_type
from serving.store import facts
from serving.wire.fact import FactsReceipt, facts_from_ndjson

ROUTER = APIRouter(prefix="/v1/facts", tags=["facts"], dependencies=[Depends(owner_of)])
_NDJSON = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})
_LINES = {
    "requestBody": {
        "required": True,
        "description": "One fact per line.",
        "content": {"application/x-ndjson": {"schema": {"$ref": "#/components/schemas/FactWire"}}},
    }
}


@ROUTER.post(
    "",
    operation_id="addFacts",
    summary="Add rows of history",
    response_model=None,
    responses={200: {"model": FactsReceipt, "description": "Every row is durable"}},
    openapi_extra=_LINES,
)
async def add(request: Request, engines: EnginesOf) -> Response:
    """Store a batch of facts, all or none; a fact that is here already is counted as known."""
    require_type(request, _NDJSON)
    body = await read_body(request, engines.settings.max_facts_bytes)
    receipt = await run_in_threadpool(store_facts, engines.store, body)
    return Response(receipt.model_dump_json(), media_type="application/json")


def store_facts(store: Store, body: bytes) -> FactsReceipt:
    """Read and store a batch; raises BadBody(INVALID_FACTS) or Refused(FACT_CONFLICT)."""
    rows = facts_from_ndjson(body)
    stored = store.database.write(lambda connection: facts.put(connection, rows))
    return FactsReceipt(stored=stored.new, known=stored.known)
