"""Names whose first character was cut off: a second look a little further to the left.

A detector draws its boxes tight; the left-falling stroke with which 广 begins stays outside, and
the recognizer reads 东 where 广东 stands. Where ink touches a word from the left, its beginning is
read again with a margin; one Chinese character more is believed.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from features.records.document import Box, Field, Line, Source, Word
from features.records.paper_schema import SCHEMAS, Form
from models.recognizer.chinese import is_chinese
from models.recognizer.page_reading import ReadPage
from models.recognizer.patch import Patch
from models.recognizer.reading import Reading
from models.recognizer.seal_ring import StripReader

_MARGIN = 0.35  # heights left of a word
_BEGINNING = 6.0  # heights of a word that are read again
_INKED = 0.08  # share of the margin's darkest column that must be dark
_SURE = 0.8  # confidence of the character that is added
_SAME = 3  # characters that must be read as before


def with_beginnings(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    """Return the reading, names with the first character that was cut off."""
    by_number = {page.page.number: page for page in pages}
    schema = SCHEMAS.get(reading.kind)
    if schema is None:
        return reading
    fields = {entry.name for entry in schema.fields if entry.form is Form.NAME}
    cells = {entry.name for entry in schema.cells if entry.form is Form.NAME}

    def begun(field: Field, names: set[str]) -> Field:
        page = by_number.get(field.page or 0)
        fits = field.name in names and field.source is Source.OCR
        return _begun(field, page) if fits and page is not None else field

    return replace(
        reading,
        fields=tuple(begun(field, fields) for field in reading.fields),
        lines=tuple(Line(tuple(begun(c, cells) for c in line.cells)) for line in reading.lines),
    )


def _begun(field: Field, page: ReadPage) -> Field:
    word = _word_of(field, page)
    if word is None or not isinstance(page.reader, StripReader) or not _is_touched(word, page):
        return field
    if any(_reaches(other, word, page) for other in page.page.words):
        return field
    again = page.reader.read_strip(_patch(word.box, page, _BEGINNING).crop(page.pixels))
    if again is None or not again.glyphs:
        return field
    first, rest = again.glyphs[0], again.text[1:]
    is_more = rest[:_SAME] == word.text[:_SAME] and is_chinese(first.character)
    if not is_more or first.confidence < _SURE:
        return field
    return replace(field, value=first.character + field.value, raw=first.character + field.raw)


def _word_of(field: Field, page: ReadPage) -> Word | None:
    """Return the word with which a value begins, None where it begins within one."""
    begin = field.raw[:_SAME]
    if field.box is None or len(begin) < _SAME or not is_chinese(begin[0]):
        return None
    middle = (field.box.y0 + field.box.y1) / 2
    near = 0.3 * (field.box.y1 - field.box.y0)
    return next(
        (
            word
            for word in page.page.words
            if word.text.startswith(begin)
            and word.box.y0 <= middle <= word.box.y1
            and abs(word.box.x0 - field.box.x0) <= near
        ),
        None,
    )


def _reaches(other: Word, word: Word, page: ReadPage) -> bool:
    """Say whether another word, as a label, ends so near that its ink is what is touched."""
    level = min(other.box.y1, word.box.y1) - max(other.box.y0, word.box.y0)
    high = (word.box.y1 - word.box.y0) * page.pixels.shape[0] / page.pixels.shape[1]
    between = (word.box.x0 - other.box.x1) / high
    return other.box.x0 < word.box.x0 and level > 0 and -1 < between < _MARGIN / 2


def _is_touched(word: Word, page: ReadPage) -> bool:
    """Say whether dark ink stands in the margin left of a word, against its own ink and paper."""
    grey = _patch(word.box, page, _BEGINNING).crop(page.pixels).max(axis=2).astype(np.int16)
    margin = round(_MARGIN * (word.box.y1 - word.box.y0) * page.pixels.shape[0])
    if margin < 1 or grey.shape[1] <= margin:
        return False
    dark = grey < (np.percentile(grey, 5) + np.percentile(grey, 90)) / 2
    return bool(dark[:, :margin].mean(axis=0).max() > _INKED)


def _patch(box: Box, page: ReadPage, longest: float) -> Patch:
    height, width = page.pixels.shape[:2]
    high = (box.y1 - box.y0) * height / width
    x0, x1 = max(box.x0 - _MARGIN * high, 0.0), min(box.x1, box.x0 + longest * high)
    return Patch.of(Box(x0, box.y0, x1, box.y1), page.pixels.shape, least=2)
