"""The parent's side of decoding: one decoding server for each process, restarted when it dies.

A server of our own, since multiprocessing would run the parent's main module in each child (under
BentoML that loads the whole service) and refuses to work from daemonic processes. Linux only:
memfd, rlimits and descriptor passing.
"""

import atexit
import contextlib
import errno
import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

from models.errors import Unreadable
from models.recognizer.limits import IngestLimits
from models.recognizer.sniff import MediaType

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = Path(__file__).with_name("decode_child.py")
_GRACE_SECONDS = 10  # for a server that starts on a busy machine; the child times itself
_STATUS = struct.Struct("<i")
_SEALS = fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)  # seconds between trials to seal an answer
_lock = threading.Lock()
_idle: list["_Server"] = []


class _Server:
    """A running decoding server; the environment it gets holds no secret of the service."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(_SCRIPT), str(theirs.fileno())],
                env={"PYTHONPATH": _search_path(), "OPENBLAS_NUM_THREADS": "1"},
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )

    def ask(self, message: bytes, files: tuple[int, int], patience: float) -> int:
        """Return the wait status of the child; OSError when the server is gone or hangs."""
        self._control.settimeout(patience)
        socket.send_fds(self._control, [message], files)
        answer = self._control.recv(_STATUS.size)
        if len(answer) != _STATUS.size:
            raise ConnectionResetError("the decoding server is gone")
        status: int = _STATUS.unpack(answer)[0]
        return status

    def abandon(self) -> None:
        """Let go of a server that belongs to the parent of this fork."""
        self._control.close()
        self._process.returncode = 0

    def end(self) -> None:
        """Kill the server with whatever it is decoding."""
        self._control.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _search_path() -> str:
    """Let the server find what its parent finds, however the packages got there."""
    return os.pathsep.join([str(_ROOT), *(place for place in sys.path if place)])


def decode_in_child(data: bytes, media_type: MediaType, limits: IngestLimits) -> tuple[int, int]:
    """Let a fresh child decode; return its wait status and the descriptor of its answer.

    The answer is sealed: nothing can change it any more. The caller closes it. Raises
    Unreadable(DECODE_CRASHED) when no decoding server can be kept alive.
    """
    message = json.dumps({"media_type": media_type, **asdict(limits)}).encode()
    paper = os.memfd_create("paper")
    answer = os.memfd_create("pages", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        with os.fdopen(paper, "wb") as stream:
            stream.write(data)
            stream.flush()
            status = _ask(message, (paper, answer), limits.child_wall_seconds + _GRACE_SECONDS)
        _seal(answer)
    except BaseException:
        os.close(answer)
        raise
    return status, answer


def _seal(answer: int) -> None:
    """Seal an answer; while the kernel moves one of its pages about, it wants to be asked again.

    Raises Unreadable(DECODE_CRASHED) when it stays busy.
    """
    for pause in _PAUSES:
        try:
            fcntl.fcntl(answer, *_SEALS)
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            time.sleep(pause)
        else:
            return
    raise Unreadable("DECODE_CRASHED", "the answer of the decoding process cannot be sealed")


def _ask(message: bytes, files: tuple[int, int], patience: float) -> int:
    """Ask the server of this process; one that died while idle is replaced once."""
    with _lock:
        for _ in range(2):
            with contextlib.suppress(ConnectionError):
                return _ask_once(message, files, patience)
    raise Unreadable("DECODE_CRASHED", "the decoding server does not stay alive")


def _ask_once(message: bytes, files: tuple[int, int], patience: float) -> int:
    server = _idle.pop() if _idle else _Server()
    try:
        status = server.ask(message, files, patience)
    except TimeoutError:
        server.end()
        return signal.SIGALRM
    except BaseException:
        server.end()  # an answer may still be under way: this server can serve nobody else
        raise
    _idle.append(server)
    return status


def _forget_servers() -> None:
    """Start anew after a fork: servers and a lock that may be held belong to the parent."""
    global _lock  # noqa: PLW0603 # a lock cannot be released by a thread that is not here
    _lock = threading.Lock()
    while _idle:
        _idle.pop().abandon()


def end_servers() -> None:
    """End the idle server of this process; the next paper starts another one."""
    while _idle:
        _idle.pop().end()


os.register_at_fork(after_in_child=_forget_servers)
atexit.register(end_servers)
