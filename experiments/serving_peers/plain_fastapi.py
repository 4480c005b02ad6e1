"""A FastAPI service as its tutorial writes one: a pydantic body, plain functions."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from experiments.serving_peers.peer_model import bundle, explained, scored

app = FastAPI()
bundle()


class Row(BaseModel):
    """One feature row."""

    row: list[float | None]
    focus: str


@app.get("/readyz")
def ready() -> str:
    """Say that the model is loaded."""
    return "ready"


@app.post("/score")
def score(body: Row) -> dict[str, Any]:
    """Return the log-odds."""
    return scored(body.row, body.focus)


@app.post("/explain")
def explain(body: Row) -> dict[str, Any]:
    """Return the score with its contributions."""
    return explained(body.row, body.focus)
