"""From tagged characters to the fields of a paper.

Stretches of one value that stand beside or below each other are joined, in prose also over the
end of a line; of several values, the likeliest that has the form it needs is taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from features.records.document import Field, Kind, Line, Source
from features.records.paper_schema import SCHEMAS, Entry, Form
from models.recognizer.contract_dates import on_days_said, without_deadlines
from models.recognizer.evidence import Evidence
from models.recognizer.free_stretch import FILLING, filled
from models.recognizer.keyed_values import behind_keys
from models.recognizer.layout import Run, joined, rows
from models.recognizer.line_tagger import Span, TaggedSheet, with_role
from models.recognizer.normal_forms import normal_of
from models.recognizer.reading import Reading
from models.recognizer.slip_labels import on_sides_said
from models.recognizer.tagged_rows import tagged_rows
from models.recognizer.tags import Role
from models.recognizer.values import Normal
from models.recognizer.whole_lines import TERMS, lines_of_terms
from models.recognizer.whole_values import line_after, line_before, whole

_LEADING = 1.7  # heights of text between two lines of one value
_INDENT = 4.0  # heights of text by which a first line may be shorter
_PROSE_LEADING = 3.4  # heights of text between two lines of prose
_STRAYS = 3  # pieces on from the end of a line to the next one: ink of seals may lie between
_NAME = 4  # characters of a name that is said again within a longer one
_WHERE = re.compile("[\u4e00-\u9fff]+(?:省|市|县|区|镇|乡|街道|村)")
_UNSEEN = 0.5  # factor on the confidence of a value that only its label tells
_UNBROKEN = frozenset(
    {Form.AMOUNT, Form.DECIMAL, Form.RATE, Form.DAYS, Form.DIGITS, Form.CREDIT_CODE}
)


def read_tagged(kind: Kind, pages: Sequence[tuple[TaggedSheet, Source]]) -> Reading:
    """Return the fields and rows of a paper of this kind; a kind without a table has none."""
    schema = SCHEMAS.get(kind)
    if schema is None:
        return Reading(kind, None, ())
    found: dict[str, list[tuple[float, Field]]] = {}
    lines: list[Line] = []
    for tagged, source in pages:
        evidence = Evidence(tagged.sheet, source)
        spans = _as_labels_say(kind, tagged.spans(kind), tagged.pieces)
        values = with_role(spans, Role.VALUE)
        values[TERMS.name] = list(lines_of_terms(spans, tagged.pieces))
        for entry in schema.fields:
            own = values.get(entry.name, [])
            own = filled(own, spans, tagged.pieces) if entry.name in FILLING else own
            groups = _groups(_whole(own, entry, tagged), entry, tagged)
            normal = normal_of(kind, entry)
            offers = list(_offers(groups, entry, normal, evidence))
            behind = () if offers else behind_keys(spans, entry, tagged.pieces)
            offers += _read(behind, entry, normal, evidence)
            found.setdefault(entry.name, []).extend(offers)
        lines += tagged_rows(kind, tagged, spans, evidence)
    fields = [_elected(offers) for offers in found.values() if offers]
    return Reading(kind, None, tuple(fields), tuple(lines))


def _as_labels_say(kind: Kind, spans: Sequence[Span], pieces: Sequence[Run]) -> Sequence[Span]:
    """Return the stretches as the words before them say, where a kind has such words."""
    if kind is Kind.BANK_SLIP:
        return on_sides_said(spans, pieces)
    days = on_days_said(spans, pieces) if kind is Kind.CONTRACT else spans
    return without_deadlines(days, pieces)


def _offers(
    groups: Sequence[Sequence[Span]], entry: Entry, normal: Normal, evidence: Evidence
) -> Iterator[tuple[float, Field]]:
    """Yield what may be the value with its likelihood; longer texts count for more."""
    for group in groups:
        run = joined([joined(row, " ") for row in rows(span.run for span in group)])
        probability = float(np.mean([span.probability for span in group]))
        field = evidence.read(entry.name, run, normal)
        if field is not None:
            weight = probability * min(len(run.text), 6)
            yield weight, replace(field, confidence=field.confidence * probability)


def _read(
    behind: Iterable[tuple[float, Run]], entry: Entry, normal: Normal, evidence: Evidence
) -> Iterator[tuple[float, Field]]:
    """Yield what stands behind a label, doubted since the tagger did not see the value."""
    for probability, run in behind:
        field = evidence.read(entry.name, run, normal)
        if field is not None:
            yield probability, replace(field, confidence=field.confidence * _UNSEEN)


def _elected(offers: Sequence[tuple[float, Field]]) -> Field:
    """Return the likeliest field; a value that stands in several places gathers their weights.

    A name that ends with another one says it, too.
    """

    def support(field: Field) -> float:
        return sum(weight for weight, other in offers if _says(field.value, other.value))

    return max(offers, key=lambda offer: (support(offer[1]), offer[0]))[1]


def _says(value: str, other: str) -> bool:
    """Say whether a value is another one, or the same name with the places that it lies in."""
    if value == other:
        return True
    where = value.removesuffix(other)
    is_name = len(other) >= _NAME and where != value and _WHERE.fullmatch(where)
    return bool(is_name) and other[:2] not in where


def _whole(spans: Sequence[Span], entry: Entry, tagged: TaggedSheet) -> list[Span]:
    """Return the stretches of a field, none of which begins or ends within its value."""
    found: list[Span] = []
    for span in spans:
        before = line_before(span, entry.form, tagged.pieces)
        if before is not None and _goes_on(before, span, entry, tagged.pieces):
            found.append(before)
        found.append(whole(span, entry.form, tagged.pieces))
        found += _rest_below(found[-1], spans, entry.form, tagged.pieces)
    return list(dict.fromkeys(found))


def _rest_below(span: Span, spans: Sequence[Span], form: Form, pieces: Sequence[Run]) -> list[Span]:
    """Return the end of a name at the beginning of its next line, if nothing tagged it."""
    begun = {other.piece for other in spans if other.start == 0}
    after = (part for part in line_after(span, form, pieces) if part.piece not in begun)
    return [part for part in after if _wraps(span, part, pieces)][:1]


def _groups(spans: Sequence[Span], entry: Entry, tagged: TaggedSheet) -> list[list[Span]]:
    """Gather the stretches that make one value: beside each other or line below line.

    Figures are never broken between lines.
    """
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: span.run.middle):
        home = next((g for g in groups if any(_is_beside(span.run, s.run) for s in g)), None)
        if home is None and entry.form not in _UNBROKEN:
            home = next(
                (g for g in groups if any(_goes_on(s, span, entry, tagged.pieces) for s in g)),
                None,
            )
        if home is None:
            groups.append([span])
        else:
            home.append(span)
    return groups


def _is_beside(run: Run, other: Run) -> bool:
    height = max(run.height, other.height, 1e-6)
    gap = max(run.x0, other.x0) - min(run.x1, other.x1)
    return abs(run.middle - other.middle) < 0.6 * height and gap < 3 * height


def _goes_on(span: Span, other: Span, entry: Entry, pieces: Sequence[Run]) -> bool:
    return _is_below(span.run, other.run, entry.form) or _wraps(span, other, pieces)


def _is_below(run: Run, other: Run, form: Form) -> bool:
    """Say whether the other stretch is the next line of a cell: not much longer than the first.

    Lines of prose in a cell stand further apart than those of a name, on one left edge.
    """
    height = max(run.height, other.height, 1e-6)
    down = (other.middle - run.middle) / height
    overlap = min(run.x1, other.x1) - max(run.x0, other.x0)
    longer = (other.x1 - other.x0) - (run.x1 - run.x0)
    is_prose = form is Form.TEXT and abs(other.x0 - run.x0) < height
    leading = _PROSE_LEADING if is_prose else _LEADING
    return 0.6 <= down < leading and overlap > -height and longer < _INDENT * height


def _wraps(span: Span, other: Span, pieces: Sequence[Run]) -> bool:
    """Say whether a stretch ends its line of prose and the other one begins the next line."""
    height = max(span.run.height, other.run.height, 1e-6)
    down = (other.run.middle - span.run.middle) / height
    if not 0.6 <= down < _PROSE_LEADING or not 0 < other.piece - span.piece <= _STRAYS:
        return False
    ends = pieces[span.piece].x1 - span.run.x1 < 0.3 * height
    begins = other.run.x0 - pieces[other.piece].x0 < 0.3 * height
    flows = _line_begin(span.piece, pieces) < other.run.x0 + _INDENT * height
    return ends and begins and flows and other.run.x1 < span.run.x0 + height


def _line_begin(number: int, pieces: Sequence[Run]) -> float:
    """Return where the line of prose begins that this piece ends, left of it piece by piece."""
    while number > 0 and _is_beside(pieces[number], pieces[number - 1]):
        number -= 1
    return pieces[number].x0
