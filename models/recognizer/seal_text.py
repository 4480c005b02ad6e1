"""The words of the seals on a paper as its field ``seal_text``."""

from collections.abc import Iterator, Sequence

from features.records.document import Field, Source
from models.recognizer.labels import plain
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading
from models.recognizer.seal_ring import StripReader, read_ring

NAME = "seal_text"


def seal_field(reading: Reading, pages: Sequence[ReadPage]) -> Field | None:
    """Return the surest ring text of the paper, None where there is none or it was read already."""
    if reading.field(NAME) is not None:
        return None
    read = [field for page in pages for field in _rings(page)]
    return max(read, key=lambda field: field.confidence, default=None)


def _rings(page: ReadPage) -> Iterator[Field]:
    if not isinstance(page.reader, StripReader):
        return
    for patch in page.patches:
        word = read_ring(page.pixels, patch, page.reader)
        if word is not None:
            text = plain(word.text)
            box = patch.box(page.pixels.shape)
            yield Field(NAME, text, text, word.confidence, Source.OCR, page.page.number, box)
