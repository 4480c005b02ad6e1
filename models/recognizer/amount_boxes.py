"""Amounts written one digit a box under 万千百十元角分, as printed receipts have them."""

from collections.abc import Iterator, Sequence

from models.recognizer.labels import plain
from models.recognizer.layout import Run, Sheet, joined, rows
from models.recognizer.table_header import fragments

_PLACES = frozenset("亿千百十万元角分拾佰仟圆")
_LEAST = 4
_BELOW = 4.0  # heights of the captions within which their digits stand


def boxed_amount(sheet: Sheet) -> tuple[Run, int] | None:
    """Return the digits of the first row of boxes and their value in fen.

    None where there are no boxes, or where one between the first digit and 分 is empty: a
    digit that was not read could stand in it.
    """
    for row in rows(sheet.runs):
        captions = _captions(row)
        if len(captions) < _LEAST or plain(captions[-1].text) != "分":
            continue
        digits = dict(_digits(sheet, captions))
        if digits and set(digits) == set(range(max(digits) + 1)):
            fen = sum(int(plain(run.text)) * 10**place for place, run in digits.items())
            return joined([digits[place] for place in sorted(digits, reverse=True)]), fen
    return None


def _captions(row: Sequence[Run]) -> list[Run]:
    """Return the captions of boxes in a row, from left to right."""
    single = [part for run in row for part in _characters(run) if plain(part.text) in _PLACES]
    return sorted(single, key=lambda run: run.x0)


def _digits(sheet: Sheet, captions: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    """Yield each digit below the captions with its place, 分 being 0."""
    last = captions[-1]
    below = sheet.between(last.y1, last.y1 + _BELOW * last.height)
    width = (last.centre - captions[0].centre) / (len(captions) - 1)
    for part in (part for run in below for part in _characters(run)):
        nearest = min(captions, key=lambda caption: abs(caption.centre - part.centre))
        is_near = abs(nearest.centre - part.centre) < 0.7 * width
        if plain(part.text).isdigit() and is_near:
            yield len(captions) - 1 - list(captions).index(nearest), part


def _characters(run: Run) -> Iterator[Run]:
    """Yield the characters of a short run that belong to boxes, one run each."""
    for part in fragments(run):
        if len(part.text) == 1:
            yield part
        elif set(part.text) <= _PLACES or part.text.lstrip("¥￥").isdigit():
            yield from (part.part(at, at + 1) for at in range(len(part.text)))
