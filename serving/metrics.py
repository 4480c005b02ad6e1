"""What is counted, in the text format of Prometheus; labels carry no ids and no names."""

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

CONTENT_TYPE = CONTENT_TYPE_LATEST
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0)


class Metrics:
    """Requests, scores by band, and the queue; one instance for each app."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self._registry = registry or CollectorRegistry()
        self._requests = Counter(
            "yunjing_requests_total",
            "Answers by route and status",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "yunjing_request_seconds",
            "Time to answer",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._scores = Counter(
            "yunjing_scores_total", "Scores made, by band", ("band",), registry=self._registry
        )
        self._queue = Gauge(
            "yunjing_queue_papers",
            "Papers that wait for recognition",
            registry=self._registry,
            multiprocess_mode="mostrecent",
        )

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def scored(self, band: str) -> None:
        """Count one new score."""
        self._scores.labels(band).inc()

    def text(self, waiting: int) -> bytes:
        """Return the text of all metrics, those of other answering processes too."""
        self._queue.set(waiting)
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # the library has no types here
        return generate_latest(together)
