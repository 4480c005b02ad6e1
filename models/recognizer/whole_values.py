"""Values from their first to their last character, where a tag begins or ends within them.

A number does not end before its last figure, nor an amount in capitals between two numerals, nor
a name within the word that ends it (有限公司, 支行, 工程). What is beside the tagged characters and
can only be part of the same value is taken with them, for capitals also from the end of the line
before, for names also from the beginning of the next one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from features.records.capitals import CHARACTERS
from features.records.paper_schema import Form
from models.recognizer.body_names import BODY_ENDINGS
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.person_names import person_ends

_FIGURES = frozenset("0123456789")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_LEAD_WORDS = frozenset("受由致送经与对在为称按将就应于因依")
_ENDINGS = (
    *BODY_ENDINGS,
    "经营部",
    "制作部",
    "办公用品店",
    "营业部",
    "分理处",
    "信用社",
    "支行",
    "工程",
    "项目",
    "采购项目",
    "工程项目",
    "东侧",
    "南侧",
    "西侧",
    "北侧",
    "停车场",
    "广场",
)
_PERSONS = frozenset({"project_manager"})
"""Fields that name one person, often in a sentence."""
_LABELS_BEGIN = frozenset({"项目", "工程"})
_NEAR = 3  # pieces on from the end of a line to the next one: ink of seals may lie between
_COLONS = frozenset(":：")
_PARTS: Mapping[Form, frozenset[str]] = {
    Form.AMOUNT: _FIGURES | set(",."),
    Form.CAPITALS: CHARACTERS,
    Form.DAYS: _FIGURES,
    Form.DIGITS: _FIGURES,
    Form.ACCOUNT: _FIGURES,
    Form.CREDIT_CODE: _FIGURES | _LATIN,
    Form.NUMBER: _FIGURES | _LATIN | set("-〔〕[]()（）第号"),
    Form.DATE: _FIGURES | set("年月-/〇○一二三四五六七八九十"),
}


def whole(span: Span, form: Form, pieces: Sequence[Run]) -> Span:
    """Return the stretch with the characters around it that belong to a value of this form."""
    piece = pieces[span.piece]
    if span.tag.name in _PERSONS:
        start, stop = person_ends(piece.text, span.start, span.stop)
    elif form is Form.NAME:
        start, stop = _name_begin(span, piece.text), span.stop + _rest_of_form(span, piece.text)
    else:
        start, stop = _ends(span, _PARTS.get(form, frozenset()), piece.text)
    if (start, stop) == (span.start, span.stop):
        return span
    return replace(span, run=piece.part(start, stop), start=start, stop=stop)


def _ends(span: Span, parts: frozenset[str], text: str) -> tuple[int, int]:
    start, stop = span.start, span.stop
    while start > 0 and text[start - 1] in parts:
        start -= 1
    while stop < len(text) and text[stop] in parts:
        stop += 1
    return start, stop


def _name_begin(span: Span, text: str) -> int:
    """Return where a name begins: a lone character before it, at an edge, is its first one."""
    at = span.start - 1
    is_edge = at == 0 or (at > 0 and text[at - 1] in _COLONS)
    is_stray = is_edge and text[at].isalpha() and text[at] not in _LEAD_WORDS
    return at if is_stray else span.start


def _rest_of_form(span: Span, text: str) -> int:
    """Return how many characters behind the stretch complete a word that ends names."""
    return _rest(text[span.start : span.stop], text[span.stop :])


def _rest(name: str, behind: str) -> int:
    for form in _ENDINGS:
        for begun in range(len(form) - 1, 0, -1):
            if name.endswith(form[:begun]) and behind.startswith(form[begun:]):
                return len(form) - begun
    return 0


def line_before(span: Span, form: Form, pieces: Sequence[Run]) -> Span | None:
    """Return the numerals at the end of the piece before, where capitals begin with their piece."""
    if form is not Form.CAPITALS or span.start > 0 or span.piece == 0:
        return None
    piece = pieces[span.piece - 1]
    start = len(piece.text)
    while start > 0 and piece.text[start - 1] in CHARACTERS:
        start -= 1
    if start == len(piece.text):
        return None
    run = piece.part(start, len(piece.text))
    return replace(span, run=run, piece=span.piece - 1, start=start, stop=len(piece.text))


def line_after(span: Span, form: Form, pieces: Sequence[Run]) -> Iterator[Span]:
    """Yield what the beginnings of the next pieces add to the name that ends with its piece."""
    text = pieces[span.piece].text
    if form is not Form.NAME or span.stop < len(text):
        return
    for number in range(span.piece + 1, min(span.piece + 1 + _NEAR, len(pieces))):
        piece = pieces[number]
        rest = _rest(text[span.start :], piece.text)
        if rest and piece.text[:rest] not in _LABELS_BEGIN:
            yield replace(span, run=piece.part(0, rest), piece=number, start=0, stop=rest)
