"""One row of a file to one fact: each field from its cell, all that is wrong told at once."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from serving.adapters.cell_days import day_of
from serving.adapters.cell_ids import named, refuse_resident_ids
from serving.adapters.cell_numbers import measure
from serving.adapters.cell_text import number_text, require_short, text_of
from serving.adapters.headings import Headed, folded
from serving.adapters.lines_below import is_summary
from serving.adapters.mapping import FieldName, FieldSource, ImportKind, SheetMapping
from serving.adapters.pseudonyms import Pseudonyms
from serving.adapters.refusals import CellRefused
from serving.adapters.row_cells import RowCells
from serving.adapters.row_faults import Fault, RowRefused
from serving.adapters.sheet import Cell, Line

CHINA = timezone(timedelta(hours=8))
_END_OF_DAY = time(23, 59, 59)
_NAMED = (FieldName.SELLER, FieldName.PERSON, FieldName.HOUSEHOLD, FieldName.ACCOUNT)
_DAYS = (FieldName.EVENT_DAY, FieldName.KNOWN_DAY)
_MEASURES = (FieldName.AMOUNT, FieldName.QUANTITY)
_OPTIONAL = frozenset(FieldName) - {
    FieldName.UNIT, FieldName.FOCUS, FieldName.KIND, *_DAYS, FieldName.AMOUNT,
}  # fmt: skip
_KINDS = {
    ImportKind.LEDGER: {},
    ImportKind.PAYROLL: {FieldName.KIND: FactKind.WAGE, FieldName.FOCUS: Focus.LABOUR},
    ImportKind.RELIEF: {FieldName.KIND: FactKind.RELIEF, FieldName.FOCUS: Focus.RELIEF},
}

Value = str | int | date


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one sheet."""

    mapping: SheetMapping
    headed: Headed
    keyed: Pseudonyms
    _cells: RowCells = field(init=False)

    def __post_init__(self) -> None:
        self._cells = RowCells(self.headed, frozenset(map(folded, self.mapping.blanks)))

    def fact(self, line: Line) -> Fact:
        """Return the fact of a row, still without its id; raises RowRefused."""
        values: dict[FieldName, Value] = dict(_KINDS[self.mapping.kind])
        faults: list[Fault] = []
        if self._has_too_many(line):
            faults.append(Fault("", "TOO_MANY_CELLS"))
        for name, source in self.mapping.fields.items():
            try:
                value = self.value(name, source, line)
            except CellRefused as refused:
                faults.append(Fault(_heading(source), refused.code))
                continue
            if value is not None:
                values[name] = value
        if not faults:
            faults += self._finish(values)
        if faults:
            raise RowRefused(tuple(faults))
        return self._made(values)

    def _has_too_many(self, line: Line) -> bool:
        """Say whether a comma moved cells: programs write as many in a row as in the heading."""
        return self.headed.sheet.is_delimited and len(line.cells) > self.headed.width

    def names_somebody(self, line: Line) -> bool:
        """Say whether a line names a person, firm or account, as no line of totals does.

        A word for a total that stands in such a column names nobody.
        """
        sources = (self.mapping.fields.get(name) for name in _NAMED)
        columns = {self.headed.columns[h] for source in sources if source for h in source.headings}
        shown = (folded(cell) for n, cell in enumerate(line.cells) if n in columns)
        return any(text and not is_summary(text) for text in shown)

    def amount_in(self, line: Line) -> int | None:
        """Return the amount of a line in fen, None where there is none that can be read."""
        return self._measure(FieldName.AMOUNT, line)

    def is_note(self, line: Line) -> bool:
        """Say whether a line without an amount begins as the notes of the mapping do."""
        first = next((text for cell in line.cells if (text := folded(cell))), "")
        pattern = self.mapping.notes
        return pattern is not None and bool(re.match(pattern, first)) and not self.measures(line)

    def measures(self, line: Line) -> bool:
        """Say whether a line has an amount or a quantity that can be read."""
        return any(self._measure(name, line) is not None for name in _MEASURES)

    def _measure(self, name: FieldName, line: Line) -> int | None:
        source = self.mapping.fields.get(name)
        if source is None or not source.headings:
            return None
        try:
            measured = self.value(name, source, line)
        except CellRefused:
            return None
        return measured if isinstance(measured, int) else None

    def value(self, name: FieldName, source: FieldSource, line: Line) -> Value | None:
        """Return what one field says, None where it may be empty; raises CellRefused."""
        if source.days_after is not None:
            return source.days_after
        cells = self._cells.of(source, line)
        if cells:
            return self._read(name, source, cells)
        if self._is_needed(name):
            raise CellRefused("EMPTY_CELL")
        return None

    def _is_needed(self, name: FieldName) -> bool:
        kind = self.mapping.kind
        if name is FieldName.PERSON:
            return kind is not ImportKind.LEDGER and FieldName.HOUSEHOLD not in self.mapping.fields
        return name not in _OPTIONAL or (name in _MEASURES and kind is not ImportKind.LEDGER)

    def _read(self, name: FieldName, source: FieldSource, cells: tuple[Cell, ...]) -> Value:
        if name in _MEASURES:
            return measure(cells[0], source)
        if name in _DAYS:
            return day_of(cells[0], self.mapping.dates, self.headed.sheet.serial_origin)
        if name in _NAMED:
            return named(cells[0], name, source.read_as, self.keyed)
        code = _CODES.get(name)
        if code is not None:
            return _code(code, text_of(cells[0]))
        joined = source.join.join(map(number_text, cells))
        return require_short(refuse_resident_ids(joined))

    def _finish(self, values: dict[FieldName, Value]) -> list[Fault]:
        """Count days behind the event, and say what fields that are all right do not fit."""
        known, event = values[FieldName.KNOWN_DAY], values[FieldName.EVENT_DAY]
        assert isinstance(event, date), "read by day_of"
        if isinstance(known, int):
            values[FieldName.KNOWN_DAY] = event + timedelta(days=known)
        elif isinstance(known, date) and known < event:
            return [Fault(_heading(self.mapping.fields[FieldName.KNOWN_DAY]), "BAD_CLOCK")]
        return [Fault(_heading(self.mapping.fields.get(name)), "EMPTY_CELL")
                for name in self._lacking(values)]  # fmt: skip

    def _lacking(self, values: Mapping[FieldName, Value]) -> Iterator[FieldName]:
        """Yield what may be empty alone and is needed beside the others."""
        measured = _MEASURE_OF.get(FactKind(str(values[FieldName.KIND])), FieldName.AMOUNT)
        if measured not in values:
            yield measured
        people = {FieldName.PERSON, FieldName.HOUSEHOLD}
        if self.mapping.kind is ImportKind.RELIEF and not people & set(values):
            yield FieldName.HOUSEHOLD

    def _made(self, values: Mapping[FieldName, Value]) -> Fact:
        event, known = values[FieldName.EVENT_DAY], values[FieldName.KNOWN_DAY]
        assert isinstance(event, date), "read by day_of"
        assert isinstance(known, date), "read by day_of, or counted from the event"
        rest = {_NAMES.get(name, name.value): value for name, value in values.items()
                if name not in _DAYS}  # fmt: skip
        return Fact(
            fact_id="",
            event_time=int(datetime.combine(event, time(), CHINA).timestamp()),
            known_at=int(datetime.combine(known, _END_OF_DAY, CHINA).timestamp()),
            **{"source": self.mapping.kind.value, **rest},  # type: ignore[arg-type]
        )


_CODES: dict[FieldName, Callable[[str], Value]] = {
    FieldName.FOCUS: Focus,
    FieldName.KIND: FactKind,
}
_NAMES = {FieldName.AMOUNT: "amount_fen"}
_MEASURE_OF = {FactKind.ATTENDANCE: FieldName.QUANTITY}


def _code(codes: Callable[[str], Value], text: str) -> Value:
    try:
        return codes(text)
    except ValueError:
        raise CellRefused("UNKNOWN_VALUE") from None


def _heading(source: FieldSource | None) -> str:
    return "、".join(source.headings) if source is not None else ""
