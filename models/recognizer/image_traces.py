"""Traces of its making in an image: EXIF, PNG text, XMP; runs inside the decoding child only."""

import re
from collections.abc import Iterator

from PIL.ExifTags import IFD, Base

from models.recognizer.file_traces import MOST_TEXT, FileTraces
from models.recognizer.image_pages import open_image
from models.recognizer.sniff import MediaType

_PNG_KEYS = ("Software", "Creator", "Comment", "Source")
_TOOLS = re.compile(rb"""(?:CreatorTool|softwareAgent)(?:>|=["'])([^<"']{1,200})""")
_MOST_NAMES = 8
_MOST_XMP = 2**20


def image_traces(data: bytes, media_type: MediaType) -> FileTraces:
    """Return the traces of an image file; raises what Pillow raises on damaged EXIF."""
    with open_image(data, media_type) as image:
        exif, said = image.getexif(), image.info
    named = [exif.get(Base.Software), exif.get(Base.ProcessingSoftware)]
    named += [said.get(key) for key in _PNG_KEYS]
    made = exif.get_ifd(IFD.Exif).get(Base.DateTimeOriginal)
    return FileTraces(
        programs=unique([*map(text_of, named), *xmp_tools(data)]),
        made=text_of(made),
        changed=text_of(exif.get(Base.DateTime)) if made else "",
    )


def xmp_tools(data: bytes) -> Iterator[str]:
    """Yield the programs that an XMP packet names; packets stand uncompressed in their file."""
    start = data.find(b"<x:xmpmeta")
    if start < 0:
        return
    for found in _TOOLS.finditer(data, start, start + _MOST_XMP):
        yield found[1].decode("utf-8", "replace")


def text_of(value: object) -> str:
    """Return a value of a tag as text; Pillow reads UTF-8 names as Latin-1."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")[:MOST_TEXT]
    except UnicodeError:
        return value[:MOST_TEXT]


def unique(names: list[str]) -> tuple[str, ...]:
    """Return names without repetition and blanks, at most eight."""
    kept = dict.fromkeys(name.strip()[:MOST_TEXT] for name in names)
    return tuple(name for name in kept if name)[:_MOST_NAMES]
