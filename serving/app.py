"""The HTTP contract as one ASGI app; BentoML mounts it, tests call it in process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from serving import docs_page, openapi, problems
from serving.bootstrap import Engines
from serving.gate import Gate
from serving.metrics import Metrics
from serving.routes import catalogue, documents, facts, health, scores

ROUTERS = (documents.ROUTER, facts.ROUTER, scores.ROUTER, catalogue.ROUTER, health.ROUTER)


def create_app(start: Callable[[], Engines]) -> FastAPI:
    """Return the app; ``start`` opens its engines when the server starts, not on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engines: Engines = start()
        app.state.engines = engines
        app.state.desk = scores.Desk()
        yield
        app.state.desk.close()
        engines.store.close()

    app = FastAPI(
        title="Yunjing 云睛",
        version=openapi.VERSION,
        description=openapi.DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # the stock page loads its script from a CDN
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.metrics = Metrics()
    for router in ROUTERS:
        app.include_router(router)
    docs_page.install(app)
    openapi.install(app)
    problems.install(app)
    app.add_middleware(Gate, metrics=app.state.metrics)
    return app
