"""The bytes of a file that a person names, within a limit."""

import stat
from pathlib import Path

from models.errors import Unreadable


def file_bytes(file: Path, limit: int) -> bytes:
    """Return the bytes of a file, at most ``limit``: no pipe, no device, nothing without end.

    Raises Unreadable(FILE_NOT_FOUND | FILE_UNREADABLE | FILE_TOO_LARGE).
    """
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable("FILE_UNREADABLE", "not a regular file")
        if state.st_size > limit:
            raise Unreadable("FILE_TOO_LARGE", f"{state.st_size} bytes; at most {limit}")
        return file.read_bytes()
    except FileNotFoundError:
        raise Unreadable("FILE_NOT_FOUND", "no such file") from None
    except OSError as error:
        raise Unreadable("FILE_UNREADABLE", error.strerror or "cannot be read") from None
