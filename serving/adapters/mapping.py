"""The mapping of a file: which column is which field of a fact, and in which units (YAML).

Nothing is assumed: what a mapping does not say of a needed field is refused, not guessed.
"""

import re
from enum import StrEnum
from typing import Annotated, Literal

import orjson
import yaml
from pydantic import Field, field_validator, model_validator

from features.records.fact import FactKind
from features.records.focus import Focus
from models.errors import Unreadable
from serving.adapters.sheet import folded_text
from serving.errors import BadBody
from serving.wire.strict import Strict, parse

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SHOWN_PLACES = 3
Heading = Annotated[str, Field(min_length=1, max_length=200)]
Pattern = Annotated[str, Field(min_length=1, max_length=200)]


class ImportKind(StrEnum):
    """What the rows of a file are."""

    LEDGER = "ledger"  # 三资台账: one entry of the village's books a row
    PAYROLL = "payroll"  # 工资表: one worker a row
    RELIEF = "relief"  # 救助发放表: one recipient a row


class FieldName(StrEnum):
    """The fields of a fact, days instead of clocks; ``amount`` and ``quantity`` have units."""

    UNIT = "unit"
    FOCUS = "focus"
    KIND = "kind"
    EVENT_DAY = "event_day"
    KNOWN_DAY = "known_day"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    CASE = "case"
    SELLER = "seller"
    PERSON = "person"
    HOUSEHOLD = "household"
    ASSET = "asset"
    ACCOUNT = "account"
    ITEM = "item"
    CATEGORY = "category"
    SOURCE = "source"


class Reading(StrEnum):
    """How a field that names somebody is read; what is keyed leaves as a pseudonym."""

    RESIDENT_ID = "resident_id"  # keyed
    CREDIT_CODE = "credit_code"  # as it is; a resident id in its place is keyed
    NAME = "name"  # keyed
    CODE = "code"  # the submitter's own number: of a person keyed, of a firm as it is
    KEYED = "keyed"
    PLAIN = "plain"


class MeasureUnit(StrEnum):
    """Units of amounts and of working time."""

    FEN = "分"
    YUAN = "元"
    TEN_THOUSAND_YUAN = "万元"
    MINUTES = "分钟"
    HOURS = "小时"
    DAYS = "天"  # eight hours


MONEY = frozenset({MeasureUnit.FEN, MeasureUnit.YUAN, MeasureUnit.TEN_THOUSAND_YUAN})
TIME = frozenset({MeasureUnit.MINUTES, MeasureUnit.HOURS, MeasureUnit.DAYS})


class FieldSource(Strict):
    """Where a field comes from: one of ``column`` to ``days_after``, and how its text is read.

    ``columns`` are joined by ``join``. ``sheet`` and ``above`` are regular expressions that are
    looked for in the name of the sheet and in the cells above the heading, without the white
    space in them; their first group, or all that they match, is the text. ``days_after`` counts
    from ``event_day``. ``values`` puts other texts in the place of those in the file and refuses
    all others. ``fill_down`` takes the cell above for an empty one, as merged cells need.
    """

    column: Heading | None = None
    columns: tuple[Heading, ...] = ()
    join: str = "/"
    constant: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    sheet: Pattern | None = None
    above: Pattern | None = None
    days_after: Annotated[int, Field(ge=0, le=3660)] | None = None
    values: dict[str, str] | None = None
    fill_down: bool = False
    read_as: Annotated[Reading | None, Field(alias="as")] = None
    unit: MeasureUnit | None = None
    round_to_fen: bool = False

    @field_validator("values")
    @classmethod
    def _folded(cls, values: dict[str, str] | None) -> dict[str, str] | None:
        return values and {folded_text(text): other for text, other in values.items()}

    @model_validator(mode="after")
    def _one_origin(self) -> "FieldSource":
        origins = (self.column, self.columns or None, self.constant, self.sheet, self.above,
                   self.days_after)  # fmt: skip
        if sum(origin is not None for origin in origins) != 1:
            raise ValueError("exactly one of column, columns, constant, sheet, above, days_after")
        for pattern in filter(None, (self.sheet, self.above)):
            _require_pattern(pattern)
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns that are read."""
        return (self.column,) if self.column is not None else self.columns


Fields = dict[FieldName, FieldSource]


class SheetMapping(Strict):
    """How the rows of one file become facts.

    ``header_row`` counts from 1; without it the first of 30 lines that has every heading is
    taken. ``header_rows`` are the lines of a heading whose cells are merged. ``dates`` are forms
    of ``strptime``; without them the Chinese and ISO forms are read. ``blanks`` are texts that
    mean an empty cell. ``notes`` is a regular expression for the first text of lines without an
    amount that are no rows (制表人, 审核).
    """

    version: Literal[1]
    kind: ImportKind
    sheets: tuple[str, ...] = ()
    header_row: Annotated[int, Field(ge=1, le=1000)] | None = None
    header_rows: Annotated[int, Field(ge=1, le=4)] = 1
    delimiter: Literal[",", ";", "\t"] = ","
    dates: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    notes: Pattern | None = None
    fields: Fields

    @model_validator(mode="after")
    def _whole(self) -> "SheetMapping":
        missing = sorted(_NEEDED[self.kind] - set(self.fields))
        if missing:
            raise ValueError(f"{self.kind} needs the fields {', '.join(missing)}")
        _require_somebody(self.kind, self.fields)
        for name, source in self.fields.items():
            _require_fit(name, source)
        if self.notes is not None:
            _require_pattern(self.notes)
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of all fields, each once."""
        every = (heading for source in self.fields.values() for heading in source.headings)
        return tuple(dict.fromkeys(every))


_DATED = {FieldName.UNIT, FieldName.EVENT_DAY, FieldName.KNOWN_DAY}
_NEEDED: dict[ImportKind, set[FieldName]] = {
    ImportKind.LEDGER: _DATED | {FieldName.FOCUS, FieldName.KIND, FieldName.AMOUNT},
    ImportKind.PAYROLL: _DATED | {FieldName.PERSON},
    ImportKind.RELIEF: _DATED | {FieldName.AMOUNT},
}
_READINGS: dict[FieldName, frozenset[Reading]] = {
    FieldName.SELLER: frozenset({Reading.CREDIT_CODE, Reading.NAME, Reading.CODE}),
    FieldName.PERSON: frozenset({Reading.RESIDENT_ID, Reading.CODE}),
    FieldName.HOUSEHOLD: frozenset({Reading.RESIDENT_ID, Reading.CODE}),
    FieldName.ACCOUNT: frozenset({Reading.KEYED, Reading.PLAIN}),
}
_UNITS = {FieldName.AMOUNT: MONEY, FieldName.QUANTITY: TIME}
_CODES: dict[FieldName, frozenset[str]] = {
    FieldName.FOCUS: frozenset(Focus),
    FieldName.KIND: frozenset(FactKind),
}


def read_mapping(text: str, kind: ImportKind) -> SheetMapping:
    """Read a mapping of files of this kind.

    Raises Unreadable: MAPPING_NOT_YAML, MAPPING_INVALID (names the places), MAPPING_KIND.
    """
    try:
        body = orjson.dumps(yaml.load(text, _LOADER))
    except (yaml.YAMLError, orjson.JSONEncodeError) as error:
        raise Unreadable("MAPPING_NOT_YAML", "the mapping is not YAML") from error
    try:
        mapping = parse(SheetMapping, body)
    except BadBody as error:
        places = "; ".join(f"{place or '/'} {what}" for place, what in error.errors[:_SHOWN_PLACES])
        raise Unreadable("MAPPING_INVALID", places or error.detail) from None
    if mapping.kind is not kind:
        raise Unreadable("MAPPING_KIND", f"the mapping is for {mapping.kind}, not for {kind}")
    return mapping


def _require_somebody(kind: ImportKind, fields: Fields) -> None:
    if kind is ImportKind.RELIEF and not {FieldName.PERSON, FieldName.HOUSEHOLD} & set(fields):
        raise ValueError("relief needs the field person or household")
    if kind is ImportKind.PAYROLL and not {FieldName.AMOUNT, FieldName.QUANTITY} & set(fields):
        raise ValueError("payroll needs the field amount, or quantity for attendance")


def _require_fit(name: FieldName, source: FieldSource) -> None:
    units = _UNITS.get(name, frozenset())
    if (source.unit is None) != (not units) or (source.unit and source.unit not in units):
        raise ValueError(f"{name}: unit {'one of ' + ' '.join(sorted(units)) if units else 'none'}")
    if source.read_as is not None and source.read_as not in _READINGS.get(name, frozenset()):
        raise ValueError(f"{name} cannot be read as {source.read_as}")
    if source.fill_down and units:
        raise ValueError(f"{name}: fill_down would count one amount twice")
    if source.days_after is not None and name is not FieldName.KNOWN_DAY:
        raise ValueError(f"{name}: days_after is for known_day")
    codes = _CODES.get(name)
    if codes is not None and not _told_codes(source) <= codes:
        raise ValueError(f"{name} is one of {', '.join(sorted(codes))}")


def _told_codes(source: FieldSource) -> set[str]:
    constant = {source.constant} if source.constant else set()
    return constant if source.values is None else set(source.values.values())


def _require_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
