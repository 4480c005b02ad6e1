"""Bytes of an image or PDF to pictures, through a child process that may die in our stead."""

import os
import signal

from models.errors import Unreadable
from models.recognizer.limits import LIMITS, MEMORY_STATUS, IngestLimits
from models.recognizer.page_file import read_pages
from models.recognizer.picture import Code, Picture
from models.recognizer.sandbox import decode_in_child
from models.recognizer.sniff import MediaType

__all__ = ["Code", "Picture", "decode"]

_OUT_OF_TIME = frozenset({signal.SIGALRM, signal.SIGXCPU})


def decode(
    data: bytes, media_type: MediaType, limits: IngestLimits = LIMITS
) -> tuple[Picture, ...]:
    """Decode all pages in a killable child with limits on memory, processor and wall time.

    Raises Unreadable: BROKEN_IMAGE, IMAGE_TOO_LARGE, TOO_MANY_PAGES, BROKEN_PDF, ENCRYPTED_PDF,
    TOO_MUCH_TEXT, DECODE_TIMEOUT, DECODE_MEMORY, DECODE_CRASHED; ValueError for OFD and XML,
    which have no pixels to decode.
    """
    if not (media_type.is_image or media_type is MediaType.PDF):
        raise ValueError(f"not decoded to pixels: {media_type}")
    status, answer = decode_in_child(data, media_type, limits)
    try:
        _check(status)
        return read_pages(answer)
    finally:
        os.close(answer)


def _check(status: int) -> None:
    """Raise what a child that did not end well has died of."""
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status))
        if name in _OUT_OF_TIME:
            raise Unreadable("DECODE_TIMEOUT", "decoding took longer than a paper may take")
        raise Unreadable("DECODE_CRASHED", f"the decoder was ended by {name.name}")
    if os.waitstatus_to_exitcode(status) == MEMORY_STATUS:
        raise Unreadable("DECODE_MEMORY", "decoding needs more memory than a paper may take")
    if status != 0:
        raise Unreadable("DECODE_CRASHED", f"the decoder ended with status {status >> 8}")
