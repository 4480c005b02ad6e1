"""A ledger, payroll or relief list to facts: good rows are kept, bad rows are named, none is lost.

For every file ``rows == facts + refused``; lines of totals, balances and repeated headings are no
rows and are counted beside them.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import orjson

from features.records.fact import Fact
from serving.adapters.chosen_sheets import chosen_sheets
from serving.adapters.headings import Headed, headed
from serving.adapters.lines_below import LineKind, kind_of
from serving.adapters.mapping import FieldName, SheetMapping
from serving.adapters.pseudonyms import Pseudonyms
from serving.adapters.row_fact import RowReader
from serving.adapters.row_faults import Fault, RowRefused
from serving.adapters.sheet import Line
from serving.adapters.totals import Totals

_ID_DIGITS = 32
_SUMMARIES = (LineKind.TOTAL, LineKind.CARRIED)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a file, as a spreadsheet program shows it; ``sheet`` is empty for a CSV file."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that made no fact and why."""

    place: Place
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at that refuses no row: a line of totals that is not the sum."""

    place: Place
    fault: Fault


Outcome = Fact | RefusedRow | Remark | LineKind


@dataclass(slots=True)
class RowImport:
    """The import of one file with one mapping."""

    file: str
    mapping: SheetMapping
    keyed: Pseudonyms
    _seen: Counter[bytes] = field(default_factory=Counter)

    def outcomes(self, data: bytes) -> Iterator[Outcome]:
        """Yield what became of every line below the headings, in order.

        Raises Unreadable for a file or a sheet that cannot be read; what was yielded before is
        then not to be used.
        """
        for sheet in chosen_sheets(data, self.mapping):
            yield from self._of_sheet(headed(sheet, self.mapping))

    def _of_sheet(self, below: Headed) -> Iterator[Outcome]:
        reader, totals = RowReader(self.mapping, below, self.keyed), Totals()
        for line in below.sheet.lines:
            kind = self._kind(reader, line)
            if kind is LineKind.ROW:
                outcome = self._of_row(reader, line)
                totals.add(
                    outcome.amount_fen if isinstance(outcome, Fact) else reader.amount_in(line)
                )
                yield outcome
                continue
            yield kind
            if kind is LineKind.TOTAL and totals.differ_from(reader.amount_in(line)):
                yield Remark(self._place(below, line), Fault(self._amount_heading, "TOTAL_DIFFERS"))

    def _kind(self, reader: RowReader, line: Line) -> LineKind:
        kind = kind_of(line, reader.headed)
        if kind is LineKind.ROW and reader.is_note(line):
            return LineKind.NOTE
        is_row = kind in _SUMMARIES and reader.names_somebody(line)
        return LineKind.ROW if is_row else kind

    def _of_row(self, reader: RowReader, line: Line) -> Fact | RefusedRow:
        try:
            return self._with_id(reader.fact(line))
        except RowRefused as refused:
            return RefusedRow(self._place(reader.headed, line), refused.faults)

    def _place(self, below: Headed, line: Line) -> Place:
        return Place(self.file, below.sheet.name, line.number)

    @property
    def _amount_heading(self) -> str:
        source = self.mapping.fields.get(FieldName.AMOUNT)
        return "、".join(source.headings) if source else ""

    def _with_id(self, fact: Fact) -> Fact:
        """Name a fact by what it says, so that the same file sent again stores nothing twice.

        Rows of a file that say the same are told apart by their order.
        """
        content = hashlib.sha256(orjson.dumps(fact, option=orjson.OPT_SORT_KEYS)).digest()
        self._seen[content] += 1
        numbered = hashlib.sha256(content + str(self._seen[content]).encode()).hexdigest()
        return replace(fact, fact_id=f"{self.mapping.kind}-{numbered[:_ID_DIGITS]}")
