"""``yunjing serve``: one BentoML process for answers, N workers for papers, ended together."""

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from serving.auth import generated_key_file
from serving.bootstrap import open_engines
from serving.errors import SettingsError
from serving.settings import PREFIX, Settings

_SERVICE = "serving.service:Yunjing"
_WATCH_SECONDS = 0.5
_FAREWELL_SECONDS = 20.0
_RESTART_SECONDS = 2.0
_QUIET = {
    "BENTOML_DO_NOT_TRACK": "True",
    "DO_NOT_TRACK": "1",
    "OMP_NUM_THREADS": "1",
    "PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK": "True",
}


def serve_with(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM, then end every process.

    Whatever would keep the service from starting is found here first and raised with its
    code: SettingsError(ADDRESS_IN_USE), StoreError, BundleMismatch. Ends the process with
    the status of the server when that ends by itself.
    """
    _require_free(settings)
    open_engines(settings).store.close()
    _tell(settings)
    house = House(settings)
    house.run()
    if house.status:
        sys.exit(house.status)


class House:
    """The processes of one service; dead workers are replaced, a dead server ends the house."""

    def __init__(self, settings: Settings) -> None:
        self.status = 0
        self._environment = environment_of(settings)
        self._server = self._start(_server_command(settings))
        self._workers = [self._start(_worker_command()) for _ in range(settings.workers)]
        self._ending = threading.Event()

    def run(self) -> None:
        """Watch the processes until told to end."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        while not self._ending.wait(_WATCH_SECONDS):
            if self._server.poll() is not None:
                self.status = self._server.returncode or 1
                break
            self._replace_dead()
        self._end()

    def _on_signal(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending.set()

    def _replace_dead(self) -> None:
        for place, worker in enumerate(self._workers):
            if worker.poll() is not None and not self._ending.wait(_RESTART_SECONDS):
                self._workers[place] = self._start(_worker_command())

    def _end(self) -> None:
        processes = [self._server, *self._workers]
        for process in processes:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + _FAREWELL_SECONDS
        for process in processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:  # its job comes back when the lease runs out
                process.kill()
                process.wait()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self._environment, start_new_session=True)


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment of the children: these settings, with paths that hold anywhere."""
    plain = {
        **settings.model_dump(exclude_none=True, exclude={"api_keys"}),
        "db_url": f"sqlite:///{settings.db_file.absolute()}",
        "blob_url": f"file://{settings.blob_folder.absolute()}",
    }
    if settings.api_keys is not None:
        plain["api_keys"] = settings.api_keys.get_secret_value()
    if settings.bundle is not None and not settings.flags_only:
        plain["bundle"] = settings.bundle.absolute()
    if settings.powers is not None:
        plain["powers"] = settings.powers.absolute()
    own = {f"{PREFIX}{name.upper()}": str(value) for name, value in plain.items()}
    home = {"BENTOML_HOME": str(settings.db_file.parent.absolute() / "bentoml")}
    return {**_QUIET, **home, **_inherited(os.environ), **own}


def _inherited(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(PREFIX)}


def _server_command(settings: Settings) -> list[str]:
    address = ["--host", settings.host, "--port", str(settings.port)]
    root = Path(__file__).resolve().parent.parent
    return [
        sys.executable,
        "-m",
        "bentoml",
        "serve",
        _SERVICE,
        *address,
        "--working-dir",
        str(root),
    ]


def _worker_command() -> list[str]:
    return [sys.executable, "-m", "serving.cli", "worker"]


def _require_free(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            code = "ADDRESS_IN_USE" if error.errno == errno.EADDRINUSE else "BAD_SETTING"
            raise SettingsError(code, f"{where}: {error.strerror}") from None


def _tell(settings: Settings) -> None:
    if settings.api_keys is None and settings.api_key_file is None:
        where = generated_key_file(settings)
        sys.stderr.write(f"API key (generated, mode 600) / 接口密钥: {where}\n")
    sys.stderr.write(f"http://{settings.host}:{settings.port}/docs\n")
