"""Chooses among the readings of a figure the one that the paper's own arithmetic confirms.

A paper says its amounts several times: rows, totals, words, codes with check characters. Where a
check fails, what further looks read and the characters that the reader held for next likeliest are
tried at the values that the check touched. A value is changed only when two independent checks then
agree that did not before, or one does and a further look read it so (``SECOND_LOOK``), no check
turns against it, and no other reading does as well; the paper says so in a check of its own
(``DECODER``) and the value keeps what was read in ``raw``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from features.flags.catalogue import DOCUMENT_CHECKS
from features.records.document import Check, CheckStatus, Document, Field, Line, cell_name
from features.records.paper_schema import SCHEMAS, Entry, Form, PaperSchema
from models.recognizer.normal_forms import normal_of

CODE, LOOK = "DECODER", "SECOND_LOOK"
_DECODED = frozenset(
    {
        Form.AMOUNT,
        Form.DECIMAL,
        Form.CAPITALS,
        Form.CREDIT_CODE,
        Form.DIGITS,
        Form.RATE,
        Form.RESIDENT_ID,
    }
)
_NEEDED = 2  # checks that must agree
_ROUNDS = 6
_MOST_READINGS = 24  # of one value
WHOLE = -1
"""The row of a header field."""
Scope = tuple[str, int]
"""A check and what it was run on: the whole paper (-1) or one row alone."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands: a row and a cell, or -1 and a header field."""

    row: int
    name: str

    @property
    def shown(self) -> str:
        """Return the name by which the paper's lists call it."""
        return self.name if self.row == WHOLE else cell_name(self.row, self.name)

    @property
    def names(self) -> set[tuple[int, str]]:
        """Return the names by which checks of the whole paper and of its own row call it."""
        return {(WHOLE, self.shown), (self.row, cell_name(0, self.name))}

    def entry(self, schema: PaperSchema) -> Entry | None:
        """Return what the table of papers says of the value: a field's name may be a cell's."""
        entries = schema.fields if self.row == WHOLE else schema.cells
        return next((entry for entry in entries if entry.name == self.name), None)


@dataclass(frozen=True, slots=True)
class _Change:
    """Another reading of one value and the checks that speak for it."""

    place: _Place
    read: Field
    value: str
    agreeing: tuple[str, ...]


def decode_constraints(document: Document) -> Document:
    """Return the paper with the values that its checks correct, and the check that says which."""
    changes: list[_Change] = []
    for _ in range(_ROUNDS):
        change = _best_change(document)
        if change is None:
            break
        document = _changed(document, change.place, change.value, (CODE,))
        changes.append(change)
    if not changes:
        return document
    told = "; ".join(_told(change) for change in changes)
    fields = tuple(change.place.shown for change in changes)
    return replace(
        document, checks=(*document.checks, Check(CODE, CheckStatus.PASSED, told, fields))
    )


def readings(field: Field) -> tuple[str, ...]:
    """Return other spellings of a value, likeliest first: one or two characters by their rivals.

    What further looks read comes before.
    """
    doubts = [
        (at, character, share)
        for at, glyph in enumerate(field.glyphs)
        for character, share in glyph.rivals
    ]
    spelled = [glyph.character for glyph in field.glyphs]
    ranked: list[tuple[float, str]] = []
    for count in (1, 2):
        for chosen in combinations(doubts, count):
            if len({at for at, _, _ in chosen}) == count:
                letters = list(spelled)
                likelihood = 1.0
                for at, character, share in chosen:
                    letters[at] = character
                    likelihood *= share
                ranked.append((likelihood, "".join(letters)))
    ordered = sorted(ranked, key=lambda pair: -pair[0])
    spelt = tuple(dict.fromkeys(text for _, text in ordered))[:_MOST_READINGS]
    return (*dict.fromkeys(text for text in field.looks if text != field.raw), *spelt)


def doubted(document: Document) -> Iterator[tuple[int, str]]:
    """Yield row and name of the values that a failing check names; a header field has row -1."""
    before = _verdicts(document, range(len(document.lines)))
    touched = _touched(before, _failing(before))
    for place, _ in _places(document):
        if place.names & touched:
            yield place.row, place.name


def _best_change(document: Document) -> _Change | None:
    """Return the one change with most agreement, None where there is none or two are as good."""
    before = _verdicts(document, range(len(document.lines)))
    failing = _failing(before)
    if not failing:
        return None
    found = [
        change
        for place, field in _suspects(document, before, failing)
        for change in _confirmed(document, place, field, before)
    ]
    ranked = sorted(found, key=lambda change: -len(change.agreeing))
    if not ranked:
        return None
    tied = [c for c in ranked[1:] if len(c.agreeing) == len(ranked[0].agreeing)]
    rivals = [c for c in tied if c.place == ranked[0].place and c.value != ranked[0].value]
    return None if rivals else ranked[0]


def _suspects(
    document: Document, before: Mapping[Scope, Check], failing: set[Scope]
) -> Iterator[tuple[_Place, Field]]:
    """Yield the values that failing checks touched; a total that fails throws doubt on its rows."""
    touched = _touched(before, failing)
    for place, field in _places(document):
        in_row = place.row != WHOLE and any(row == WHOLE for _, row in failing)
        if place.names & touched or (place.row, place.name) in touched or in_row:
            yield place, field


def _failing(before: Mapping[Scope, Check]) -> set[Scope]:
    return {scope for scope, check in before.items() if check.status is CheckStatus.FAILED}


def _touched(before: Mapping[Scope, Check], failing: set[Scope]) -> set[tuple[int, str]]:
    """Return the row of each failing check, -1 for the whole paper, with the names it touched."""
    return {(row, name) for code, row in failing for name in before[code, row].fields}


def _places(document: Document) -> Iterator[tuple[_Place, Field]]:
    """Yield the values whose form admits decoding."""
    schema = SCHEMAS.get(document.kind)
    if schema is None:
        return
    header = [(_Place(WHOLE, field.name), field) for field in document.fields]
    cells = [
        (_Place(row, c.name), c) for row, line in enumerate(document.lines) for c in line.cells
    ]
    for place, field in (*header, *cells):
        entry = place.entry(schema)
        if entry is not None and entry.form in _DECODED:
            yield place, field


def _confirmed(
    document: Document, place: _Place, field: Field, before: Mapping[Scope, Check]
) -> Iterator[_Change]:
    """Yield the other readings of one value for which two checks speak and none against."""
    entry = place.entry(SCHEMAS[document.kind])
    if entry is None:
        return
    normal = normal_of(document.kind, entry)
    values = dict.fromkeys(value for text in readings(field) if (value := normal(text)))
    looked = {normal(text) for text in field.looks}
    for value in values:
        if value == field.value:
            continue
        checks = _agreeing(_changed(document, place, value), place, before)
        agreeing = (*checks, LOOK) if checks and value in looked else checks
        if len(agreeing) >= _NEEDED:
            yield _Change(place, field, value, agreeing)


def _agreeing(changed: Document, place: _Place, before: Mapping[Scope, Check]) -> tuple[str, ...]:
    """Return the checks that speak for a change, none where one turns against the paper.

    A check speaks for it that failed and passes, or that failed on this value and now passes it.
    One at least must have failed: a change that mends nothing needs no reason.
    """
    after = _verdicts(changed, () if place.row == WHOLE else (place.row,))
    mended, passing = set[str](), set[str]()
    for scope, check in after.items():
        was = before[scope].status
        if check.status is CheckStatus.FAILED and was is not CheckStatus.FAILED:
            return ()
        if check.status is not CheckStatus.PASSED:
            continue
        if was is CheckStatus.FAILED:
            mended.add(scope[0])
        elif _is_about(check, scope, place):
            passing.add(scope[0])
    return tuple(sorted(mended | passing)) if mended else ()


def _is_about(check: Check, scope: Scope, place: _Place) -> bool:
    if place.row == WHOLE:
        return scope[1] == WHOLE and place.name in check.fields
    if scope[1] == WHOLE:
        return False  # every check of rows is run on the row alone, too
    names = {place.name, cell_name(0, place.name)}
    return scope[1] == place.row and bool(names & set(check.fields))


def _verdicts(document: Document, rows: Sequence[int]) -> dict[Scope, Check]:
    """Run all checks on the paper and on each of these rows alone."""
    scopes = [(WHOLE, document)]
    scopes += [(row, replace(document, lines=(document.lines[row],), fields=())) for row in rows]
    checked = ((row, check(part)) for (row, part), check in product(scopes, DOCUMENT_CHECKS))
    return {(check.code, row): check for row, check in checked}


def _changed(document: Document, place: _Place, value: str, passed: Sequence[str] = ()) -> Document:
    """Return the paper with another value in this place."""

    def mended(field: Field) -> Field:
        if field.name != place.name:
            return field
        return replace(field, value=value, passed=(*field.passed, *passed))

    if place.row == WHOLE:
        return replace(document, fields=tuple(map(mended, document.fields)))
    lines = list(document.lines)
    lines[place.row] = Line(tuple(map(mended, lines[place.row].cells)))
    return replace(document, lines=tuple(lines))


def _told(change: _Change) -> str:
    codes = ", ".join(change.agreeing)
    return (
        f"{change.place.shown} 读作 {change.read.raw}，按 {codes} 一致更正为 {change.value} / "
        f"{change.place.shown} was read as {change.read.raw} and is taken for {change.value}, "
        f"on which {codes} agree"
    )
