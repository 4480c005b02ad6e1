"""DOC-12: where a person should look on a paper, from its pixels and from its file.

Sums, dates and numbers that OCR read are compared with all other print of their page; the traces
in the file are judged beside them. The answer is a check in neutral words, and the values that
stand out carry its code.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from features.flags.look_here import RULE
from features.records.document import (
    Box,
    Check,
    CheckStatus,
    Document,
    Field,
    Line,
    Source,
    cell_name,
)
from features.records.finding import Text
from features.records.paper_schema import SCHEMAS, Form
from models.recognizer.file_traces import signals
from models.recognizer.picture import Picture
from models.recognizer.print_measures import Pixels
from models.recognizer.print_outliers import Compared, Judged, Spot, compared, is_figures
from models.recognizer.quarter_turns import turned_box, turned_page

_FORMS = {
    Form.AMOUNT: Judged.SUM,
    Form.DECIMAL: Judged.SUM,
    Form.DATE: Judged.OTHER,
    Form.DIGITS: Judged.OTHER,
    Form.NUMBER: Judged.OTHER,
}
_LEAST_DIGITS, _LEAST_SIGNS = 3, 4
_NAMED = {
    "shape": Text("字形", "shape of the figures"),
    "sharpness": Text("清晰度", "sharpness"),
    "darkness": Text("墨色", "darkness of the ink"),
    "grain": Text("底纹", "grain of the paper"),
    "ground": Text("底色", "colour of the paper"),
}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value with the name that the review list gives it."""

    name: str
    field: Field


def look_here(document: Document, pictures: Sequence[Picture]) -> Document:
    """Return the paper with the check DOC-12 among its checks and on the values it touched."""
    found: dict[str, Compared] = {}
    for picture in pictures:
        found.update(_on_page(document, picture))
    texts = [text for picture in pictures if picture.traces for text in signals(picture.traces)]
    check = _check(found, texts)
    return replace(
        document,
        fields=tuple(_marked(field, found.get(field.name)) for field in document.fields),
        lines=tuple(_marked_line(line, row, found) for row, line in enumerate(document.lines)),
        checks=(*document.checks, check),
    )


def _on_page(document: Document, picture: Picture) -> Iterator[tuple[str, Compared]]:
    values = [
        value
        for value in _values(document)
        if value.field.page == picture.number and value.field.source is Source.OCR
    ]
    spots = [_spot(document, value) for value in values]
    if all(spot.judged is Judged.NOT for spot in spots):
        return
    pixels, all_spots = _level(picture, [*spots, *_company(document, picture.number, spots)])
    answers = compared(pixels, all_spots)
    for value, answer in zip(values, answers, strict=False):
        if answer is not None:
            yield value.name, answer


def _level(picture: Picture, spots: list[Spot]) -> tuple[Pixels, list[Spot]]:
    """Return the page with its lines across: one that lies on its side is turned by a quarter."""
    height, width = picture.pixels.shape[:2]
    wide = [
        (spot.box.x1 - spot.box.x0) * width > (spot.box.y1 - spot.box.y0) * height
        for spot in spots
        if len(spot.text) >= _LEAST_DIGITS
    ]
    if 2 * sum(wide) >= len(wide):
        return picture.pixels, spots
    turned = [replace(spot, box=turned_box(spot.box, 1)) for spot in spots]
    return turned_page(picture.pixels, 1), turned


def _values(document: Document) -> Iterator[_Value]:
    for field in document.fields:
        yield _Value(field.name, field)
    for row, line in enumerate(document.lines):
        for cell in line.cells:
            yield _Value(cell_name(row, cell.name), cell)


def _spot(document: Document, value: _Value) -> Spot:
    field = value.field
    return Spot(field.box or _NOWHERE, field.raw, judged(document, field))


def judged(document: Document, field: Field) -> Judged:
    """Return how a value is judged: not at all where its kind or its few figures forbid it."""
    schema = SCHEMAS.get(document.kind)
    entry = schema.entry(field.name) if schema else None
    digits = sum(sign.isdigit() for sign in field.raw)
    few = digits < _LEAST_DIGITS or len(field.raw.strip()) < _LEAST_SIGNS
    if entry is None or few or not is_figures(field.raw):
        return Judged.NOT
    return _FORMS.get(entry.form, Judged.NOT)


_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


def _company(document: Document, number: int, spots: Sequence[Spot]) -> list[Spot]:
    """Return the words of the page that are no value: labels, names, all other print."""
    words = [word for page in document.pages if page.number == number for word in page.words]
    return [
        Spot(word.box, word.text)
        for word in words
        if len(word.text) > 1 and not any(word.box.holds_middle_of(spot.box) for spot in spots)
    ]


def _check(found: dict[str, Compared], texts: Sequence[Text]) -> Check:
    strange = {name: answer for name, answer in found.items() if answer.stands_out}
    told = [*texts, *([_unlike(strange)] if strange else [])]
    if told:
        zh, en = "；".join(text.zh for text in told), "; ".join(text.en for text in told)
        detail = f"疑点：{zh}，请看此处，待核查 / to be checked: {en}; look here"
        return Check(RULE.code, CheckStatus.FAILED, detail, tuple(strange))
    if not found:
        return Check(RULE.code, CheckStatus.NOT_APPLICABLE, _TOO_LITTLE)
    return Check(RULE.code, CheckStatus.PASSED, _EVEN, tuple(found))


def _unlike(strange: dict[str, Compared]) -> Text:
    reasons = list(dict.fromkeys(name for answer in strange.values() for name in answer.reasons))
    zh = "、".join(_NAMED[name].zh for name in reasons)
    en = ", ".join(_NAMED[name].en for name in reasons)
    return Text(
        f"{len(strange)}处数字的{zh}与同页其他字迹不同",
        f"{len(strange)} value(s) differ from the rest of their page in {en}",
    )


def _marked_line(line: Line, row: int, found: dict[str, Compared]) -> Line:
    return Line(tuple(_marked(cell, found.get(cell_name(row, cell.name))) for cell in line.cells))


def _marked(field: Field, answer: Compared | None) -> Field:
    if answer is None:
        return field
    if answer.stands_out:
        return replace(field, failed=(*field.failed, RULE.code))
    return replace(field, passed=(*field.passed, RULE.code))


_TOO_LITTLE = "没有足够的图片字迹可比较 / there is not enough print read from a picture to compare"
_EVEN = "数字字迹与同页其他字迹相符 / the figures are printed like the rest of their page"
