"""The originals: files named by the SHA-256 of their content, written once.

Order of writing: temporary file, fsync, rename, fsync of the folder, and only then a row in
the database. A crash leaves at most an orphan file, never a row without its file.
"""

import hashlib
import os
import tempfile
import time
from pathlib import Path

from serving.errors import StoreError

_ORPHAN_SECONDS = 3_600


class Blobs:
    """A folder of originals; ``sweep`` once at start removes what a crash left behind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        try:
            self._incoming.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("STORE_UNAVAILABLE", f"{folder}: {error.strerror}") from None

    def put(self, data: bytes) -> str:
        """Keep the bytes durably and return their digest in hex; the same bytes are kept once.

        Raises StoreError(STORE_UNAVAILABLE) when the disk refuses; nothing is left then.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.path(sha256).exists():
            try:
                self._write(data, self.path(sha256))
            except OSError as error:
                raise StoreError("STORE_UNAVAILABLE", f"disk: {error.strerror}") from None
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the bytes; raises StoreError(BLOB_MISSING | BLOB_CHANGED)."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise StoreError("BLOB_MISSING", f"original {sha256[:12]} is not here") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError("BLOB_CHANGED", f"original {sha256[:12]} was altered on the disk")
        return data

    def remove(self, sha256: str) -> None:
        """Forget an original; nothing happens when it is not here."""
        self.path(sha256).unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where an original lies."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def sweep(self) -> int:
        """Remove temporary files of dead writers (older than an hour); return how many."""
        before = time.time() - _ORPHAN_SECONDS
        stale = [file for file in self._incoming.iterdir() if file.stat().st_mtime < before]
        for file in stale:
            file.unlink(missing_ok=True)
        return len(stale)

    def _write(self, data: bytes, target: Path) -> None:
        handle, name = tempfile.mkstemp(dir=self._incoming)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(name, target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        for folder in (target.parent, target.parent.parent, self.folder):
            _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
