"""The format of a file by its content; names and declared types are never asked.

A file is taken for what its first bytes say and read only as that, so a polyglot has one meaning.
"""

import re
from enum import StrEnum

from models.errors import Unreadable
from models.recognizer.limits import LIMITS


class MediaType(StrEnum):
    """Formats that are read."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    BMP = "image/bmp"
    PDF = "application/pdf"
    OFD = "application/ofd"
    XML = "application/xml"

    @property
    def is_image(self) -> bool:
        """Say whether the file is pixels only."""
        return self.value.startswith("image/")


_MAGIC = (
    (re.compile(rb"\xff\xd8\xff"), MediaType.JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), MediaType.PNG),
    (re.compile(rb"II\*\0|MM\0\*|II\+\0|MM\0\+"), MediaType.TIFF),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), MediaType.WEBP),
    (re.compile(rb"BM.{4}\0\0\0\0.{2}\0\0", re.DOTALL), MediaType.BMP),
    (re.compile(rb"(\xef\xbb\xbf)?\s*%PDF-\d"), MediaType.PDF),
    (
        re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml\s|(\w+:)?eInvoice[\s>])", re.IGNORECASE),
        MediaType.XML,
    ),
    (re.compile(rb"\xff\xfe<\0[?e]\0|\xfe\xff\0<\0[?e]", re.IGNORECASE), MediaType.XML),
)
_HEIF = re.compile(rb".{4}ftyp(heic|heix|hevc|heim|heis|hevm|hevs|mif1|msf1|avif)", re.DOTALL)


def sniff(data: bytes) -> MediaType:
    """Say what the bytes are, from their beginning.

    Raises Unreadable with EMPTY_FILE, FILE_TOO_LARGE, UNSUPPORTED_FORMAT (HEIC: no decoder is
    part of the installation) or UNKNOWN_FORMAT.
    """
    if not data:
        raise Unreadable("EMPTY_FILE", "the file has no bytes")
    if len(data) > LIMITS.file_bytes:
        raise Unreadable("FILE_TOO_LARGE", f"{len(data)} bytes; at most {LIMITS.file_bytes}")
    if data.startswith(b"PK\x03\x04") and b"OFD.xml" in data:
        return MediaType.OFD
    if _HEIF.match(data):
        raise Unreadable("UNSUPPORTED_FORMAT", "HEIC or AVIF; save it as JPEG or PNG first")
    for magic, media_type in _MAGIC:
        if magic.match(data):
            return media_type
    raise Unreadable(
        "UNKNOWN_FORMAT", "not a JPEG, PNG, TIFF, WebP, BMP, PDF, OFD or e-invoice XML"
    )
