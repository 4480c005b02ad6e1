"""A second look at figures that a check doubts: the same place is read again in other cuts.

What a network reads of a small or blurred figure hangs on where its strip begins and how wide it
is drawn. Each value that a failing check touches is read anew in several cuts, on a sealed page
also with red ink taken out; what they read (``Field.looks``) is weighed by the constraint decoder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Box, Document, Field, Line
from models.recognizer.constraint_decoder import WHOLE, doubted
from models.recognizer.layout import turn_of
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading
from models.recognizer.seal_ink import without_red
from models.recognizer.seal_ring import StripReader
from models.recognizer.strip_cuts import cuts_of

_MOST = 16  # values of a paper that are looked at: where more are in doubt, the page is unreadable


def look_again(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading, its doubted figures with what other cuts of the page read there."""
    by_number = {page.page.number: page for page in pages}
    places = list(doubted(_paper(reading)))[:_MOST]
    turns = {number: _turn(page) for number, page in by_number.items()} if places else {}

    def looked(row: int, field: Field) -> Field:
        page = by_number.get(field.page or 0)
        if (row, field.name) not in places or page is None or field.box is None:
            return field
        return replace(field, looks=tuple(_looks(page, field.box, turns[page.page.number])))

    fields = tuple(looked(WHOLE, field) for field in reading.fields)
    lines = tuple(
        Line(tuple(looked(row, cell) for cell in line.cells))
        for row, line in enumerate(reading.lines)
    )
    return replace(reading, fields=fields, lines=lines)


def _paper(reading: Reading) -> Document:
    """Return the reading as a paper, for checks that look at values alone."""
    return Document("", "", "", reading.kind, reading.subkind, (), reading.fields, reading.lines)


def _turn(page: ReadPage) -> float:
    height, width = page.pixels.shape[:2]
    return turn_of(page.page.words, height / width)


def _looks(page: ReadPage, box: Box, turn: float) -> Iterator[str]:
    if not isinstance(page.reader, StripReader):
        return
    grounds = (page.pixels, without_red(page.pixels)) if page.patches else (page.pixels,)
    for strip in (strip for ground in grounds for strip in cuts_of(ground, box, turn)):
        word = page.reader.read_strip(strip)
        if word is not None:
            yield word.text
