"""The decoding process: a server that forks one short-lived child for each paper.

Started as a script with the number of a socket. It loads the decoders once; each request comes
with two files (the paper, the answer) and is served by a fork that has limits set before it sees
a byte of the paper. What the fork dies of is told to the parent as a wait status. Nothing of the
service is imported here: no OCR engine, no network library, no settings.
"""

import ctypes
import json
import os
import resource
import signal
import socket
import struct
import sys
import zlib
from collections.abc import Iterator

from models.errors import Unreadable
from models.recognizer.file_traces import FileTraces
from models.recognizer.image_pages import image_pages
from models.recognizer.image_traces import image_traces
from models.recognizer.limits import MEMORY_STATUS, IngestLimits
from models.recognizer.page_file import write_pages, write_refusal
from models.recognizer.pdf_pages import PdfPage, pdf_pages
from models.recognizer.pdf_traces import pdf_traces
from models.recognizer.picture import Picture
from models.recognizer.qr_search import find_codes
from models.recognizer.sniff import MediaType

_MESSAGE_BYTES = 4_096
_NEW_USER, _NEW_NETWORK = 0x1000_0000, 0x4000_0000  # CLONE_NEWUSER, CLONE_NEWNET of sched.h
_DAMAGED = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    RuntimeError,
    TypeError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)  # what Pillow and pdfium raise on damaged files, found by mutating samples of each format


def leave_network() -> None:
    """Move into an empty network where the kernel lets us: as root, else as a user of our own.

    Where it does not, the limits below still hold, and nothing loaded here opens a connection.
    """
    unshare = ctypes.CDLL(None).unshare
    if unshare(_NEW_NETWORK) != 0:
        unshare(_NEW_USER | _NEW_NETWORK)


def serve(control: socket.socket) -> None:
    """Serve requests one after the other until the parent closes its end."""
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _MESSAGE_BYTES, 2)
        if not message:
            return
        child = os.fork()
        if child == 0:
            control.close()
            os._exit(_decode_one(json.loads(message), *descriptors))
        for descriptor in descriptors:
            os.close(descriptor)
        _, status = os.waitpid(child, 0)
        control.sendall(struct.pack("<i", status))


def _decode_one(request: dict[str, object], paper: int, answer: int) -> int:
    media_type = MediaType(str(request.pop("media_type")))
    limits = IngestLimits(**request)  # type: ignore[arg-type] # written by asdict in the parent
    _confine(limits)
    with os.fdopen(answer, "wb") as stream:
        try:
            with os.fdopen(paper, "rb") as source:
                source.seek(0)
                write_pages(stream, _pictures(source.read(), media_type, limits))
        except MemoryError:
            return MEMORY_STATUS
        except Unreadable as refusal:
            write_refusal(stream, refusal)
        except _DAMAGED as damage:
            write_refusal(stream, _broken(media_type, damage))
    return 0


def _confine(limits: IngestLimits) -> None:
    """Set the limits; SIGALRM, SIGXCPU and a failed allocation end this process only."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limits.child_wall_seconds)
    cpu = limits.child_cpu_seconds
    for kind, amount in (
        (resource.RLIMIT_AS, limits.child_memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, limits.child_result_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(kind, (amount, amount + (kind == resource.RLIMIT_CPU)))


def _pictures(data: bytes, media_type: MediaType, limits: IngestLimits) -> Iterator[Picture]:
    for number, page in enumerate(_pages(data, media_type, limits), start=1):
        first = number == 1
        traces = _traces(data, media_type) if first else None
        codes = find_codes(page.pixels, first)
        yield Picture(number, page.pixels, page.words, codes, traces, page.images)


def _pages(data: bytes, media_type: MediaType, limits: IngestLimits) -> Iterator[PdfPage]:
    if media_type is MediaType.PDF:
        yield from pdf_pages(data, limits)
        return
    for pixels in image_pages(data, media_type, limits):
        yield PdfPage(pixels, ())


def _traces(data: bytes, media_type: MediaType) -> FileTraces:
    """Return what the file says of its making; damage there leaves a readable page readable."""
    try:
        return pdf_traces(data) if media_type is MediaType.PDF else image_traces(data, media_type)
    except _DAMAGED:
        return FileTraces()


def _broken(media_type: MediaType, damage: Exception) -> Unreadable:
    code = "BROKEN_PDF" if media_type is MediaType.PDF else "BROKEN_IMAGE"
    return Unreadable(code, f"{media_type}: {type(damage).__name__}")


if __name__ == "__main__":
    leave_network()
    serve(socket.socket(fileno=int(sys.argv[1])))
