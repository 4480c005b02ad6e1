"""A BentoML service as its tutorial writes one: typed methods, every default."""

from typing import Any

import bentoml

from experiments.serving_peers.peer_model import bundle, explained, scored


@bentoml.service
class Peer:
    """Scores one row for each request."""

    def __init__(self) -> None:
        bundle()

    @bentoml.api
    def score(self, row: list[float | None], focus: str) -> dict[str, Any]:
        """Return the log-odds."""
        return scored(row, focus)

    @bentoml.api
    def explain(self, row: list[float | None], focus: str) -> dict[str, Any]:
        """Return the score with its contributions."""
        return explained(row, focus)
