"""What does an answer cost? Our service beside a default BentoML and a plain FastAPI service.

All run one after the other on the same machine over loopback, one client at a time, in
interleaved rounds; the same bundle scores the same rows. Peers get a ready feature row and
keep nothing. ``POST /v1/scores`` gets a case: it checks the schema, selects its history from
the store, evaluates the flags, makes the row, explains, words the reasons in two languages,
and answers after the score is on the disk. Compare processor time per request; wall times on
a shared machine carry its noise. ``predict`` gets a ready row, through BentoML's batching.
"""

import argparse
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import orjson
import psutil
from rich.progress import track

from experiments.serving_peers.peer_model import BUNDLE_NAME
from features.vector import FEATURES
from models.risk.bundle import load_bundle
from serving.bootstrap import open_scorer
from serving.serve import environment_of
from serving.settings import Settings
from serving.wire.case import CaseWire
from serving.wire.fact import facts_from_ndjson
from serving.wire.strict import parse

_ROOT = Path(__file__).resolve().parent.parent
_RESULT = _ROOT / "experiments" / "results" / "serving_latency.json"
_SAMPLES = _ROOT / "data_samples"
_KEY = "latency-key-0123456789"
_START_SECONDS = 120.0
_WARM_UP = 20
Send = Callable[[int], httpx.Response]


@dataclass(frozen=True, slots=True)
class Service:
    """A running server: its processes and a client for it."""

    process: subprocess.Popen[bytes]
    client: httpx.Client

    def cpu_seconds(self) -> float:
        """Return what all its processes have used so far, in seconds of one core."""
        family = [psutil.Process(self.process.pid)]
        family += family[0].children(recursive=True)
        return sum(times.user + times.system for times in (p.cpu_times() for p in family))


@dataclass(slots=True)
class Subject:
    """One way to ask one service, and what was measured of it."""

    service: Service
    send: Send
    wall_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    def round(self, first: int, count: int) -> None:
        """Send ``count`` requests and note their times."""
        before = self.service.cpu_seconds()
        for number in range(first, first + count):
            started = time.perf_counter()
            answer = self.send(number)
            self.wall_ms.append(1000 * (time.perf_counter() - started))
            answer.raise_for_status()
        self.cpu_ms.append(1000 * (self.service.cpu_seconds() - before) / count)

    def told(self) -> dict[str, float]:
        """Return the figures, in milliseconds."""
        return {**_percentiles(self.wall_ms), "cpu_ms": round(statistics.median(self.cpu_ms), 3)}


def main() -> None:
    """Measure and freeze the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--requests", type=int, default=100, help="of each kind and round")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--bundle", type=Path, default=_default_bundle())
    arguments.add_argument("--out", type=Path, default=_RESULT)
    options = arguments.parse_args()
    result = run(options.bundle, options.requests, options.rounds)
    options.out.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    print(json.dumps(result, indent=2, sort_keys=True))


def run(bundle: Path, requests: int, rounds: int) -> dict[str, Any]:
    """Return what every subject cost, and the ratios to ours."""
    with ExitStack() as running:
        home = Path(running.enter_context(tempfile.TemporaryDirectory()))
        subjects = _subjects(running, home, bundle)
        for subject in subjects.values():
            subject.round(10_000_000, _WARM_UP)
            subject.wall_ms.clear()
            subject.cpu_ms.clear()
        for number in track(range(rounds), description="rounds"):
            for subject in subjects.values():
                subject.round(number * requests, requests)
        told = {name: subject.told() for name, subject in subjects.items()}
    return {
        "question": "cost of one answer, one client, loopback; milliseconds",
        "requests_of_each": requests * rounds,
        "machine": _machine(),
        "bundle": load_bundle(bundle).digest,
        "services": told,
        "in_process": in_process(bundle, requests),
        "cpu_ratio_to_ours": _ratios(told),
    }


def in_process(bundle: Path, count: int) -> dict[str, float]:
    """Return the cost of score and explanation of the sample case, without any server."""
    scorer = open_scorer(Settings(bundle=bundle))
    rows = facts_from_ndjson((_SAMPLES / "facts.ndjson").read_bytes())
    wire = parse(CaseWire, orjson.dumps(_case(0)))
    case = wire.record((), (fact for fact in rows if fact.unit == wire.unit.id))
    times, started = [], time.process_time()
    for _ in range(count):
        began = time.perf_counter()
        scorer.score(case)
        times.append(1000 * (time.perf_counter() - began))
    cpu = 1000 * (time.process_time() - started) / count
    return {**_percentiles(times), "cpu_ms": round(cpu, 3), "facts": len(case.history)}


def _subjects(running: ExitStack, home: Path, bundle: Path) -> dict[str, Subject]:
    ours = running.enter_context(_ours(home, bundle))
    bento = running.enter_context(_peer(home, bundle, _bento))
    plain = running.enter_context(_peer(home, bundle, _fastapi))
    row = [0.0] * len(FEATURES)
    peer = {"row": row, "focus": "procurement"}

    def case(number: int) -> httpx.Response:
        return ours.client.post("/v1/scores", json=_case(number))

    return {
        "ours_v1_scores": Subject(ours, case),
        "ours_predict_row": Subject(ours, _posting(ours, "/predict", {"rows": [[0.0, *row]]})),
        "bentoml_default_row": Subject(bento, _posting(bento, "/score", peer)),
        "bentoml_default_explained_row": Subject(bento, _posting(bento, "/explain", peer)),
        "fastapi_plain_row": Subject(plain, _posting(plain, "/score", peer)),
        "fastapi_plain_explained_row": Subject(plain, _posting(plain, "/explain", peer)),
    }


def _posting(service: Service, path: str, body: Mapping[str, Any]) -> Send:
    return lambda _number: service.client.post(path, json=body)


@contextmanager
def _ours(home: Path, bundle: Path) -> Iterator[Service]:
    settings = Settings(
        db_url=f"sqlite:///{home}/yunjing.db",
        blob_url=f"file://{home}/blobs",
        bundle=bundle,
        api_keys=_KEY,
        port=_free_port(),
        workers=0,
    )
    command = [sys.executable, "-m", "serving.cli", "serve"]
    with _running(command, environment_of(settings), settings.port, home / "ours.log") as service:
        facts = (_SAMPLES / "facts.ndjson").read_bytes()
        lines = {"content-type": "application/x-ndjson"}
        service.client.post("/v1/facts", content=facts, headers=lines).raise_for_status()
        yield service


@contextmanager
def _peer(home: Path, bundle: Path, command: Callable[[int], list[str]]) -> Iterator[Service]:
    port = _free_port()
    environment = {
        **os.environ,
        BUNDLE_NAME: str(bundle),
        "PYTHONPATH": str(_ROOT),
        "OMP_NUM_THREADS": "1",
        "BENTOML_DO_NOT_TRACK": "True",
        "BENTOML_HOME": str(home / "peer"),
    }
    with _running(command(port), environment, port, home / f"{port}.log") as service:
        yield service


def _bento(port: int) -> list[str]:
    target = "experiments.serving_peers.bento_default:Peer"
    return [sys.executable, "-m", "bentoml", "serve", target, "--port", str(port)]


def _fastapi(port: int) -> list[str]:
    target = "experiments.serving_peers.plain_fastapi:app"
    return [sys.executable, "-m", "uvicorn", target, "--port", str(port)]


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], port: int, log: Path
) -> Iterator[Service]:
    address = f"http://127.0.0.1:{port}"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, env=environment, cwd=_ROOT, stdout=out, stderr=out) as process,
        httpx.Client(base_url=address, headers={"X-API-Key": _KEY}, timeout=60) as client,
    ):
        service = Service(process, client)
        try:
            _wait_until_ready(service, log)
            yield service
        finally:
            process.terminate()


def _wait_until_ready(service: Service, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and service.process.poll() is None:
        try:
            if service.client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(log.read_text("utf-8"))


def _case(number: int) -> dict[str, Any]:
    case: dict[str, Any] = orjson.loads((_SAMPLES / "railings" / "case.json").read_bytes())
    return {**case, "case_id": f"{case['case_id']}-{number}", "documents": []}


def _ratios(told: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the processor time of each peer over that of our route for the same question."""
    score, row = told["ours_v1_scores"]["cpu_ms"], told["ours_predict_row"]["cpu_ms"]
    return {
        name: round(figures["cpu_ms"] / (score if "explained" in name else row), 2)
        for name, figures in told.items()
        if not name.startswith("ours")
    }


def _percentiles(times: list[float]) -> dict[str, float]:
    p50, p99 = np.percentile(times, [50, 99])
    return {"p50_ms": round(float(p50), 3), "p99_ms": round(float(p99), 3)}


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        **{name: version(name) for name in ("bentoml", "fastapi", "uvicorn", "xgboost-cpu")},
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _default_bundle() -> Path:
    return Path(str(files("models.risk").joinpath("default_bundle")))


if __name__ == "__main__":
    main()
