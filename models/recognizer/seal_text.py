"""The words of the seals on a paper as its field ``seal_text``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Source
from models.recognizer.labels import plain
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading
from models.recognizer.seal_ring import StripReader, read_ring

NAME = "seal_text"


def with_seal(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading with the surest ring of the paper as its seal.

    What stands within the ring (合同专用章) says only what a seal is for: it stays where no ring
    can be read.
    """
    known = reading.field(NAME)
    if known is not None and not known.value.endswith("章"):
        return reading
    rings = (ring for page in pages for ring in _rings(page))
    ring = max(rings, key=lambda ring: ring.confidence, default=None)
    if ring is None:
        return reading
    others = (field for field in reading.fields if field.name != NAME)
    return replace(reading, fields=(*others, ring))


def _rings(page: ReadPage) -> Iterator[Field]:
    if not isinstance(page.reader, StripReader):
        return
    for patch in page.patches:
        word = read_ring(page.pixels, patch, page.reader)
        if word is not None:
            text = plain(word.text)
            box = patch.box(page.pixels.shape)
            yield Field(NAME, text, text, word.confidence, Source.OCR, page.page.number, box)
