"""Traces of its making in a PDF: its metadata, and what later saves added to its end.

Runs inside the decoding child only. A PDF can be saved by appending: new versions of objects
stand after the old ones, each part closed by ``%%EOF``. The file is scanned as bytes, since
pdfium shows only the last version. Objects inside compressed object streams are not seen: a
change hidden there is missed, never invented.
"""

import re
from bisect import bisect_right
from itertools import islice

import pypdfium2 as pdfium

from models.recognizer.file_traces import FileTraces
from models.recognizer.image_traces import unique, xmp_tools

_END = re.compile(rb"startxref\s{1,4}\d{1,12}\s{1,4}%%EOF")
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,7}) (\d{1,5}) obj\b")
_CONTENTS = re.compile(rb"/Contents\s{0,4}(\[[^\]]{0,2000}\]|\d{1,7} \d{1,5} R)")
_TYPE = re.compile(rb"/Type\s{0,4}/(Page\b|XRef|ObjStm|Metadata|Sig)")
_HEAD = 2_048  # bytes of an object in which its dictionary is looked for
_MOST_OBJECTS = 50_000


def pdf_traces(data: bytes) -> FileTraces:
    """Return programs, dates and later changes of pages of a PDF that opens without password."""
    with pdfium.PdfDocument(data) as document:
        said = document.get_metadata_dict()
    return FileTraces(
        programs=unique([said["Creator"], said["Producer"], *xmp_tools(data)]),
        made=said["CreationDate"][:40],
        changed=said["ModDate"][:40],
        changed_pages=_saves_with_changes(data),
    )


def _saves_with_changes(data: bytes) -> int:
    """Count the later saves that give something drawn another version."""
    ends = [found.end() for found in _END.finditer(data)]
    own = 2 if b"/Linearized" in data[:1_024] else 1  # a fast web view has two ends from birth
    heads: dict[bytes, bytes] = {}
    changed = set()
    for found in islice(_OBJECT.finditer(data), _MOST_OBJECTS):
        save, head = bisect_right(ends, found.start()), _head(data, found.end())
        before = heads.get(found[1])
        if save >= own and before is not None and _shows_other(before, head):
            changed.add(save)
        heads[found[1]] = head
    return len(changed)


def _shows_other(old: bytes, new: bytes) -> bool:
    """Say whether a new version of an object draws something else."""
    kind = _TYPE.search(new)
    if kind is None:
        return _is_drawn(old) and _is_drawn(new)
    if kind[1] != b"Page":
        return False
    contents, before = _CONTENTS.search(new), _CONTENTS.search(old)
    return (contents and contents[1].split()) != (before and before[1].split())


def _is_drawn(body: bytes) -> bool:
    """Say whether this is a stream that a page may draw: its content, a form, a picture."""
    return b"stream" in body and b"/Subtype/XML" not in body.replace(b" ", b"")


def _head(data: bytes, start: int) -> bytes:
    """Return an object up to its end or to the word that opens its stream."""
    head = data[start : start + _HEAD]
    closed, opened = head.find(b"endobj"), head.find(b"stream")
    ends = [closed if closed >= 0 else _HEAD, opened + len(b"stream") if opened >= 0 else _HEAD]
    return head[: min(ends)]
