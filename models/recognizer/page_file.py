"""The file through which the decoding child hands its pages to the parent.

Pixels of all pages one after the other, then a JSON index, then its length (8 bytes, little
endian). The child is not trusted: the parent checks each size against the file before it looks.
"""

import json
import mmap
import struct
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, BinaryIO

import numpy as np

from features.errors import BadRecord
from features.records.document import Box, Source, Word
from models.errors import Unreadable
from models.recognizer.file_traces import MOST_TEXT, FileTraces
from models.recognizer.picture import Code, Picture

_LENGTH = struct.Struct("<Q")
_Index = dict[str, Any]


def write_pages(stream: BinaryIO, pictures: Iterable[Picture]) -> None:
    """Write pages as they come, so that no more than one is held in memory."""
    index = []
    for picture in pictures:
        stream.write(np.ascontiguousarray(picture.pixels).data)
        index.append(
            {
                "number": picture.number,
                "size": picture.pixels.shape[:2],
                "words": [[w.text, w.confidence, w.box.as_list()] for w in picture.words],
                "codes": [[code.text, code.box.as_list()] for code in picture.codes],
                "images": [box.as_list() for box in picture.images],
                "traces": None if picture.traces is None else asdict(picture.traces),
            }
        )
    _write_index(stream, {"pages": index})


def write_refusal(stream: BinaryIO, refusal: Unreadable) -> None:
    """Write a refusal in place of pages, whatever was written before."""
    _write_index(stream, {"error": [refusal.code, refusal.detail]})


def read_pages(descriptor: int) -> tuple[Picture, ...]:
    """Map the file and return its pages; the pixels stay in the mapping, read-only.

    Raises Unreadable: the child's own refusal, or DECODE_CRASHED when the file is not whole.
    """
    try:
        content = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
        index, pixels_end = _read_index(content)
        pictures = _pictures(content, index.get("pages", []), pixels_end)
    except (ValueError, KeyError, TypeError, struct.error, BadRecord) as error:
        raise Unreadable("DECODE_CRASHED", "the decoder left no whole answer") from error
    if not pictures:
        raise _refusal(index)
    return pictures


def _write_index(stream: BinaryIO, index: _Index) -> None:
    encoded = json.dumps(index).encode("ascii")
    stream.write(encoded + _LENGTH.pack(len(encoded)))
    stream.flush()


def _read_index(content: mmap.mmap) -> tuple[_Index, int]:
    end = len(content) - _LENGTH.size
    (length,) = _LENGTH.unpack_from(content, end)
    if length > end:
        raise ValueError("index longer than the file")
    index: _Index = json.loads(content[end - length : end])
    return index, end - length


def _pictures(content: mmap.mmap, pages: list[_Index], pixels_end: int) -> tuple[Picture, ...]:
    pictures, offset = [], 0
    for page in pages:
        height, width = page["size"]
        size = height * width * 3
        if min(height, width) < 1 or offset + size > pixels_end:
            raise ValueError("pixels longer than the file")
        pixels = np.frombuffer(content, np.uint8, size, offset).reshape(height, width, 3)
        words = tuple(_layered(str(text), float(c), Box(*box)) for text, c, box in page["words"])
        codes = tuple(Code(str(text), Box(*box)) for text, box in page["codes"])
        traces = _traces(page.get("traces"))
        images = tuple(Box(*box) for box in page["images"])
        pictures.append(Picture(int(page["number"]), pixels, words, codes, traces, images))
        offset += size
    return tuple(pictures)


def _layered(text: str, confidence: float, box: Box) -> Word:
    return Word(text, confidence, box, source=Source.PDF_TEXT)


def _traces(given: _Index | None) -> FileTraces | None:
    if given is None:
        return None
    programs = tuple(str(name)[:MOST_TEXT] for name in given["programs"])
    made, changed = str(given["made"]), str(given["changed"])
    return FileTraces(programs, made, changed, int(given["changed_pages"]))


def _refusal(index: _Index) -> Unreadable:
    code, detail = index.get("error", ("DECODE_CRASHED", "the decoder found no page"))
    return Unreadable(str(code), str(detail))
