"""The one entry: bytes of a paper in, a Document out; names and declared types play no part."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from features.records.document import Document, Kind, Page, Source, Word, document_id_of
from models.recognizer.crosscheck import cross_check
from models.recognizer.decode import decode
from models.recognizer.merge import merge
from models.recognizer.ofd_source import read_ofd, read_ofd_pages
from models.recognizer.picture import Picture
from models.recognizer.qr_source import read_codes
from models.recognizer.reader import ReaderFactory, TextReader
from models.recognizer.reading import Reading
from models.recognizer.review import needs_review
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.words_source import read_words
from models.recognizer.xml_source import read_xml

MIN_TEXT = 20
"""Fewer readable characters in a text layer are a page number or a stamp on a scan."""


class Recognizer:
    """Recognises papers; ``reader`` makes the OCR engine when the first paper needs it.

    XML and OFD never touch pixels; a PDF page with a text layer is not read by OCR.
    """

    def __init__(self, reader: ReaderFactory) -> None:
        self._make_reader = reader
        self._reader: TextReader | None = None

    def recognise(self, data: bytes) -> Document:
        """Recognise one paper. Raises Unreadable with the code that says what is wrong."""
        media_type = sniff(data)
        pages, readings = self._read(data, media_type)
        reading = merge(readings)
        digest = hashlib.sha256(data).hexdigest()
        document = Document(
            document_id=document_id_of(digest),
            sha256=digest,
            media_type=media_type.value,
            kind=reading.kind,
            subkind=reading.subkind,
            pages=pages,
            fields=reading.fields,
            lines=reading.lines,
        )
        checked = cross_check(document)
        return replace(checked, needs_review=needs_review(checked))

    def _read(
        self, data: bytes, media_type: MediaType
    ) -> tuple[tuple[Page, ...], tuple[Reading, ...]]:
        if media_type is MediaType.XML:
            return (), (read_xml(data),)
        if media_type is MediaType.OFD:
            return _read_ofd(data)
        return self._read_pictures(decode(data, media_type))

    def _read_pictures(
        self, pictures: Sequence[Picture]
    ) -> tuple[tuple[Page, ...], tuple[Reading, ...]]:
        pages = tuple(self._page(picture) for picture in pictures)
        layered = [has_text(picture.words) for picture in pictures]
        words = read_words(pages, [Source.PDF_TEXT if text else Source.OCR for text in layered])
        codes = Reading(Kind.OTHER, None, read_codes(pictures))
        return pages, (codes, words)

    def _page(self, picture: Picture) -> Page:
        height, width = picture.pixels.shape[:2]
        words = picture.words if has_text(picture.words) else self._ocr(picture)
        return Page(picture.number, width, height, words)

    def _ocr(self, picture: Picture) -> tuple[Word, ...]:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader.read(picture.pixels)


def has_text(words: Sequence[Word]) -> bool:
    """Say whether a text layer is there and readable: fonts without a map give no characters."""
    shown = "".join(word.text for word in words)
    readable = sum(character.isprintable() and character != "\ufffd" for character in shown)
    return readable >= MIN_TEXT and readable >= 0.9 * len(shown)


def _read_ofd(data: bytes) -> tuple[tuple[Page, ...], tuple[Reading, ...]]:
    pages = read_ofd_pages(data)
    reading = read_ofd(data)
    if reading.kind is Kind.OTHER and pages:
        reading = read_words(pages, [Source.OFD] * len(pages))
    return pages, (reading,)
