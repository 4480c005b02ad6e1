"""Values from their first to their last character, where a tag begins or ends within them.

A number does not end before its last figure, nor an amount in capitals between two numerals. What
is beside the tagged characters and can only be part of the same value is taken with them, for
capitals also from the end of the line before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from features.records.paper_schema import Form
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span

_FIGURES = frozenset("0123456789")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正")
_PARTS: Mapping[Form, frozenset[str]] = {
    Form.AMOUNT: _FIGURES | set(",."),
    Form.CAPITALS: _CAPITALS,
    Form.DAYS: _FIGURES,
    Form.DIGITS: _FIGURES,
    Form.ACCOUNT: _FIGURES,
    Form.CREDIT_CODE: _FIGURES | _LATIN,
    Form.NUMBER: _FIGURES | _LATIN | set("-〔〕[]()（）"),
    Form.DATE: _FIGURES | set("年月-/〇○一二三四五六七八九十"),
}


def whole(span: Span, form: Form, pieces: Sequence[Run]) -> Span:
    """Return the stretch with the characters around it that belong to a value of this form."""
    parts, piece = _PARTS.get(form), pieces[span.piece]
    if parts is None:
        return span
    start, stop = span.start, span.stop
    while start > 0 and piece.text[start - 1] in parts:
        start -= 1
    while stop < len(piece.text) and piece.text[stop] in parts:
        stop += 1
    if (start, stop) == (span.start, span.stop):
        return span
    return replace(span, run=piece.part(start, stop), start=start, stop=stop)


def line_before(span: Span, form: Form, pieces: Sequence[Run]) -> Span | None:
    """Return the numerals at the end of the piece before, where capitals begin with their piece."""
    if form is not Form.CAPITALS or span.start > 0 or span.piece == 0:
        return None
    piece = pieces[span.piece - 1]
    start = len(piece.text)
    while start > 0 and piece.text[start - 1] in _CAPITALS:
        start -= 1
    if start == len(piece.text):
        return None
    run = piece.part(start, len(piece.text))
    return replace(span, run=run, piece=span.piece - 1, start=start, stop=len(piece.text))
