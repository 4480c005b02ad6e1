"""The one entry: bytes of a paper in, a Document out; names and declared types play no part."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from features.records.document import (
    Document,
    Field,
    Kind,
    Line,
    Page,
    Seal,
    Source,
    document_id_of,
)
from models.recognizer.constraint_decoder import decode_constraints
from models.recognizer.crosscheck import cross_check
from models.recognizer.decode import decode
from models.recognizer.field_confidence import FieldConfidence
from models.recognizer.look_here import look_here
from models.recognizer.merge import check_sources, merge
from models.recognizer.ofd_source import read_ofd, read_ofd_pages
from models.recognizer.page_hash import page_hash
from models.recognizer.page_reading import PageReader, ReadPage, has_text
from models.recognizer.paper_reading import PaperReader
from models.recognizer.paper_views import View, papers_on
from models.recognizer.picture import Picture
from models.recognizer.qr_source import read_codes
from models.recognizer.reader import ReaderFactory
from models.recognizer.reading import Reading
from models.recognizer.review import needs_review
from models.recognizer.seal_finder import SEALS
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.sum_in_words import check_sums
from models.recognizer.words_source import read_words
from models.recognizer.xml_source import read_xml


class Calibrator(Protocol):
    """Says of each value how likely it is right."""

    def calibrated(self, document: Document) -> Document:
        """Return the paper with other confidences."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """One paper of a file: its pages, and what each source read from it, surest first.

    ``pictures`` are those of the file, as given; none for XML and OFD.
    """

    pages: tuple[Page, ...]
    readings: tuple[Reading, ...]
    pictures: tuple[Picture, ...] = ()


class Recognizer:
    """Recognises papers; ``reader`` makes the OCR engine when the first paper needs it.

    XML and OFD never touch pixels; a PDF page with a text layer is read by OCR only where an
    image lies on it. Networks are loaded when the first page needs them.
    """

    def __init__(self, reader: ReaderFactory, confidence: Calibrator | None = None) -> None:
        self._pages = PageReader(reader)
        self._papers = PaperReader()
        self._confidence = confidence or FieldConfidence()

    def recognise(self, data: bytes) -> Document:
        """Recognise the papers of one file; the first one holds the others as its ``parts``.

        Raises Unreadable with the code that says what is wrong.
        """
        media_type = sniff(data)
        digest = hashlib.sha256(data).hexdigest()
        first, *others = [
            self._document(paper, digest, media_type) for paper in self._read(data, media_type)
        ]
        return replace(first, parts=tuple(others))

    def _document(self, paper: _Paper, digest: str, media_type: MediaType) -> Document:
        reading = merge(paper.readings)
        document = Document(
            document_id=document_id_of(digest),
            sha256=digest,
            media_type=media_type.value,
            kind=reading.kind,
            subkind=reading.subkind,
            pages=paper.pages,
            fields=reading.fields,
            lines=reading.lines,
        )
        decoded = decode_constraints(document)
        checked = cross_check(decoded)
        own = (check_sources(document.fields), *check_sums(document.fields), *decoded.checks)
        checked = replace(checked, checks=(*checked.checks, *own))
        settled = _settled(self._confidence.calibrated(checked))
        looked = look_here(settled, paper.pictures) if paper.pictures else settled
        return replace(looked, needs_review=needs_review(looked))

    def _read(self, data: bytes, media_type: MediaType) -> Sequence[_Paper]:
        if media_type is MediaType.XML:
            return (_Paper((), (read_xml(data),)),)
        if media_type is MediaType.OFD:
            return (_read_ofd(data),)
        pictures = decode(data, media_type)
        papers = [self._paper(views, pictures) for views in papers_on(pictures)]
        return [replace(paper, pictures=pictures) for paper in papers]

    def _paper(self, views: Sequence[View], pictures: Sequence[Picture]) -> _Paper:
        given = {picture.number: picture for picture in pictures}
        read = [self._pages.read(view.picture, view.place) for view in views]
        codes = Reading(Kind.OTHER, None, read_codes([view.picture for view in views]))
        reading = self._papers.read(read)
        if reading.kind is Kind.CONTRACT:  # which wants seals: PAP-15
            read = [self._pages.looked_at(page) for page in read]
        pages = tuple(_given(page, given[page.page.number]) for page in read)
        return _Paper(pages, (codes, reading))


def _settled(document: Document) -> Document:
    """Drop what characters else might be: all choices are made, and records are kept for years."""
    fields = tuple(map(_decided, document.fields))
    lines = tuple(Line(tuple(map(_decided, line.cells))) for line in document.lines)
    pages = tuple(
        replace(page, words=tuple(replace(word, glyphs=()) for word in page.words))
        for page in document.pages
    )
    return replace(document, fields=fields, lines=lines, pages=pages)


def _decided(field: Field) -> Field:
    return replace(field, glyphs=(), looks=(), others=tuple(map(_decided, field.others)))


def _given(read: ReadPage, picture: Picture) -> Page:
    """Return the page as it was given, with the words where they stand on it.

    A page with a text layer has no hash: papers of one form are drawn alike, and nobody
    photographed them.
    """
    words = tuple(replace(word, box=read.place(word.box)) for word in read.page.words)
    height, width = picture.pixels.shape[:2]
    seen = None if has_text(picture.words) else page_hash(picture.pixels)
    return Page(read.page.number, width, height, words, seen, seals=_seals(read))


def _seals(read: ReadPage) -> tuple[Seal, ...] | None:
    if read.marks is None:
        return None
    found = (mark for mark in read.marks if mark.kind in SEALS)
    return tuple(Seal(read.place(mark.box), mark.confidence) for mark in found)


def _read_ofd(data: bytes) -> _Paper:
    pages = read_ofd_pages(data)
    reading = read_ofd(data)
    if reading.kind is Kind.OTHER and pages:
        reading = read_words(pages, [Source.OFD] * len(pages))
    return _Paper(pages, (reading,))
