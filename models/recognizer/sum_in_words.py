"""A sum is stated twice: where one statement cannot be read, the other one tells it.

Capitals with a character misread are no amount at all; where they are as like the capitals of the
figures as one or two misread characters leave them, they state the same sum. Figures under the
stamp of a slip are told by its capitals, less surely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from features.errors import BadRecord
from features.records.capitals import CHARACTERS, capitals, fen_from_capitals
from features.records.document import Check, CheckStatus, Field, Kind
from features.records.field_values import fen_of
from features.records.money import yuan_text
from models.recognizer.evidence import Evidence
from models.recognizer.layout import Run
from models.recognizer.reading import Reading

STATED_ONCE = "STATED_ONCE"
_PAIRS = {
    Kind.INVOICE: ("amount_with_tax", "amount_in_words"),
    Kind.BANK_SLIP: ("amount", "amount_in_words"),
    Kind.CONTRACT: ("amount", "amount_in_words"),
    Kind.AWARD_NOTICE: ("amount", "amount_in_words"),
    Kind.RECEIPT: ("amount", "amount_in_words"),
}
_BOTH = frozenset({Kind.BANK_SLIP})
"""Kinds that never state their sum in capitals alone."""
_LEAST = 4  # characters in capitals that may be an amount
_ALIKE = 0.7  # share of the expected characters that were read
_LESS = 0.7  # factor on the confidence of what the other statement tells


def with_sum_told_twice(reading: Reading, pages: Sequence[Evidence]) -> Reading:
    """Return the reading with the statement of its sum that could not be read on its own."""
    if reading.kind not in _PAIRS:
        return reading
    figures, words = map(reading.field, _PAIRS[reading.kind])
    added = None
    if figures is not None and words is None:
        added = _capitals_of(figures, _PAIRS[reading.kind][1], pages)
    elif words is not None and figures is None and reading.kind in _BOTH:
        added = _figures_of(words, _PAIRS[reading.kind][0])
    return reading if added is None else replace(reading, fields=(*reading.fields, added))


def check_sums(fields: Sequence[Field]) -> Iterator[Check]:
    """Yield the check that names the sums of a paper that only their other statement tells."""
    told = [field for field in fields if STATED_ONCE in field.failed]
    if told:
        read = "; ".join(f"{field.name}: {field.raw} → {field.value}" for field in told)
        detail = f"由另一处写法推得，请核对 / told by the other statement, to be checked: {read}"
        names = tuple(field.name for field in told)
        yield Check(STATED_ONCE, CheckStatus.FAILED, detail, names)


def _capitals_of(figures: Field, name: str, pages: Sequence[Evidence]) -> Field | None:
    """Return the capitals that are most like those of the figures, if any are like enough."""
    fen = fen_of(figures)
    if fen is None:
        return None
    try:
        wanted = capitals(fen)
    except BadRecord:  # figures run together: no sum is as large
        return None
    found = [(_likeness(run.text, wanted), page, run) for page in pages for run in _stated(page)]
    likeness, page, run = max(found, key=lambda entry: entry[0], default=(0.0, None, None))
    if page is None or run is None or likeness < _ALIKE:
        return None
    value = wanted.replace("圆", "元") if "元" in run.text else wanted
    field = page.field(name, value, run)
    return replace(field, confidence=field.confidence * likeness * _LESS, failed=(STATED_ONCE,))


def _stated(page: Evidence) -> Iterator[Run]:
    """Yield what stands on a page from the first to the last character in capitals of a run."""
    for run in page.sheet.runs:
        places = [at for at, character in enumerate(run.text) if character in CHARACTERS]
        if len(places) >= _LEAST:
            yield run.part(places[0], places[-1] + 1)


def _likeness(text: str, wanted: str) -> float:
    return Levenshtein.normalized_similarity(*map(_plain, (text, wanted)))


def _plain(text: str) -> str:
    return text.replace("元", "圆").replace("正", "整")


def _figures_of(words: Field, name: str) -> Field | None:
    try:
        value = yuan_text(fen_from_capitals(words.value))
    except BadRecord:
        return None
    return replace(
        words,
        name=name,
        value=value,
        confidence=words.confidence * _LESS,
        passed=(),
        failed=(STATED_ONCE,),
        glyphs=(),
    )
