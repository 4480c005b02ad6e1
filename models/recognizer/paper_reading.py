"""The pages of one paper to one reading: kind first, then fields by the better of two readers.

Labels (``words_source``) and the line tagger both read; which of them serves a kind was decided
by ``experiments/tagger_against_anchors.py`` on layouts that neither had seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from features.records.document import Field, Kind, Line
from models.recognizer.agreeing_amounts import with_agreeing_amounts
from models.recognizer.cell_search import search_cells
from models.recognizer.column_order import in_order
from models.recognizer.doubted_characters import look_at_characters
from models.recognizer.evidence import Evidence
from models.recognizer.field_confidence import READERS_CHECK
from models.recognizer.foot_date import with_foot_date
from models.recognizer.labels import plain
from models.recognizer.layout import Sheet, lay_out
from models.recognizer.line_tagger import LineTagger, TaggedSheet
from models.recognizer.lost_beginnings import with_beginnings
from models.recognizer.lost_points import with_lost_points
from models.recognizer.one_place import with_one_field_each
from models.recognizer.page_reading import ReadPage
from models.recognizer.paper_kind import paper_kind
from models.recognizer.reading import Reading
from models.recognizer.repeated_names import with_repeated_names
from models.recognizer.seal_text import with_seal
from models.recognizer.second_look import look_again
from models.recognizer.signature_cells import look_for_signatures
from models.recognizer.slip_order import with_sides_apart
from models.recognizer.stamped_day import without_stamped_day
from models.recognizer.stamped_remark import without_stamped_remark
from models.recognizer.sum_in_words import with_sum_told_twice
from models.recognizer.tagged_fields import read_tagged
from models.recognizer.total_search import search_totals
from models.recognizer.words_source import read_form

BY_LABELS: frozenset[Kind] = frozenset()
"""Kinds whose printed labels serve better than the tagger."""

_MOST_LOST = 2  # characters before a value
_UNSURE = 0.7  # confidence, before calibration, below which a value gives way to a surer one
_TOLD_BY_WORDS = frozenset({"duration_days"})
"""Figures that only the words around them tell from others: 工期7天, 10日内签订合同."""
_HEADING = re.compile("第[一二三四五六七八九十]+条|[一二三四五六七八九十]、")
CLAUSES = frozenset({"payment_terms", "retention", "remark"})
"""Values that are whole clauses or blocks of text: their headings and frames cut them better."""


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """A page as laid out and tagged."""

    read: ReadPage
    sheet: Sheet
    tagged: TaggedSheet | None


class PaperReader:
    """Reads papers from their pages; the tagger is loaded when the first one comes."""

    def __init__(self, tagger: LineTagger | None = None) -> None:
        self._tagger = tagger

    def read(self, pages: Sequence[ReadPage]) -> Reading:
        """Return the reading of one paper, its boxes on the pages as given."""
        pages = with_repeated_names(look_at_characters(pages))
        laid = [self._laid(page) for page in pages]
        kinds = [page.tagged.kinds for page in laid if page.tagged is not None]
        sheets = [page.sheet for page in laid]
        kind = paper_kind(sheets, kinds).kind
        reading = with_beginnings(_fields(kind, laid), pages)
        reading = search_totals(search_cells(reading, pages), pages)
        reading = look_again(with_lost_points(reading), pages)
        reading = look_for_signatures(reading, [(page.read, page.tagged) for page in laid])
        return _as_given(with_seal(reading, pages), pages)

    def _laid(self, read: ReadPage) -> _Laid:
        page = read.page
        sheet = lay_out(page.words, page.height / page.width, page.number)
        if self._tagger is None:
            self._tagger = LineTagger()
        return _Laid(read, sheet, self._tagger.tag(sheet))


def _fields(kind: Kind, laid: Sequence[_Laid]) -> Reading:
    pages = [Evidence(page.sheet, page.read.source) for page in laid]
    labelled = read_form(kind, pages)
    tagged = read_tagged(
        kind, [(page.tagged, page.read.source) for page in laid if page.tagged is not None]
    )
    best, other = (labelled, tagged) if kind in BY_LABELS else (tagged, labelled)
    best = replace(best, fields=tuple(f for f in best.fields if not _is_clause(f, labelled)))
    joined = with_one_field_each(completed(best, other))
    joined = without_stamped_remark(without_stamped_day(joined))
    joined = with_sides_apart(with_foot_date(joined, pages), pages)
    joined = with_sum_told_twice(with_agreeing_amounts(joined, best, other), pages)
    joined = in_order(joined)
    return replace(joined, subkind=labelled.subkind or tagged.subkind)


def _is_clause(field: Field, labelled: Reading) -> bool:
    """Say whether a value is the prose of a clause, which headings cut out better than tags.

    Not where they cut out a part of it: a label may stand beside the last line of its cell; nor
    where the heading of another clause was missed.
    """
    other = labelled.field(field.name)
    if field.name not in CLAUSES or other is None or _HEADING.search(other.value):
        return False
    return other.value not in field.value and len(other.value) > len(field.value) / 2


def completed(best: Reading, other: Reading) -> Reading:
    """Return the better reading with the fields that only the other one has.

    A value that both give says so (check ``READERS``); cells are compared where both have as
    many rows.
    """
    added = [field for field in other.fields if best.field(field.name) is None]
    fields = [_surer(field, other.field(field.name)) for field in best.fields]
    lines = best.lines or other.lines
    if len(best.lines) == len(other.lines):
        lines = tuple(map(_agreed_line, best.lines, other.lines))
    return replace(best, fields=(*fields, *added), lines=lines)


def _surer(field: Field, other: Field | None) -> Field:
    """Return the better reader's value, the other one's where the better one hardly knows.

    A label that is known ends where the value begins: of a value that lost its first characters
    the other reader has them.
    """
    if other is None:
        return field
    doubted = field.confidence < _UNSURE <= other.confidence
    told = field.name in _TOLD_BY_WORDS and field.value != other.value
    return other if doubted or told or _is_cut(field.value, other.value) else _agreed(field, other)


def _is_cut(value: str, whole: str) -> bool:
    lost = len(whole) - len(value)
    return 0 < lost <= _MOST_LOST and whole.endswith(value) and whole[:lost].isalpha()


def _agreed_line(line: Line, other: Line) -> Line:
    """Return a row with the surer cells, and with those that only the other reader has."""
    cells = [_surer(cell, other.cell(cell.name)) for cell in line.cells]
    added = [cell for cell in other.cells if line.cell(cell.name) is None]
    return Line((*cells, *added))


def _agreed(field: Field, other: Field) -> Field:
    if plain(other.value) != plain(field.value):
        return field
    return replace(field, passed=(*field.passed, READERS_CHECK))


def _as_given(reading: Reading, pages: Sequence[ReadPage]) -> Reading:
    places = {read.page.number: read.place for read in pages}

    def placed(field: Field) -> Field:
        if field.box is None or field.page is None:
            return field
        return replace(field, box=places[field.page](field.box))

    lines = tuple(Line(tuple(placed(cell) for cell in line.cells)) for line in reading.lines)
    return replace(reading, fields=tuple(placed(f) for f in reading.fields), lines=lines)
