"""Columns of figures under the names that their arithmetic gives them.

Who takes the pay of a day for the sum paid out reads every figure right and the paper wrong. A
payroll of many rows says itself which column is which: days times rate is the gross pay in every
row, and the net pay adds up to the total. Columns change names only where hardly a row holds as
read and nearly every one does after the change; of the ways that do, the one that changes least
is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from features.records.document import Field, Kind, Line
from features.records.field_values import decimal_of, fen_of
from features.records.money import round_to_fen
from models.recognizer.normal_forms import cell_forms
from models.recognizer.reading import Reading
from models.recognizer.values import Normal

_FEWEST = 3  # rows from which arithmetic is no chance
_HOLDS, _FAILS = 0.8, 0.3  # shares of rows
Row = Mapping[str, Decimal]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Arithmetic:
    """What the rows of a kind of paper must fulfil; ``total`` is the cell that is summed."""

    names: Names
    products: tuple[tuple[str, str, str], ...]
    differences: tuple[tuple[str, str, str], ...] = ()
    total: tuple[str, str] = ("amount", "amount")


_GOODS = _Arithmetic(("quantity", "unit_price", "amount"), (("quantity", "unit_price", "amount"),))
_ARITHMETIC: Mapping[Kind, _Arithmetic] = {
    Kind.ROSTER: _Arithmetic(
        ("days", "rate", "gross", "deductions", "net"),
        (("days", "rate", "gross"), ("days", "rate", "net")),
        (("gross", "deductions", "net"),),
        ("net", "total"),
    ),
    Kind.CONTRACT: _GOODS,
    Kind.ACCEPTANCE: _GOODS,
    Kind.DELIVERY_NOTE: _GOODS,
}


def in_order(reading: Reading) -> Reading:
    """Return the reading with its columns of figures named so that the rows hold."""
    rules = _ARITHMETIC.get(reading.kind)
    if rules is None or len(reading.lines) < _FEWEST:
        return reading
    rows = [dict(_figures(line, rules.names)) for line in reading.lines]
    columns = tuple(name for name in rules.names if sum(name in row for row in rows) >= _FEWEST)
    if _holding(rows, rules) > _FAILS * len(rows):
        return reading
    best = max(_orders(columns, rules), key=lambda order: _worth(rows, order, reading, rules))
    if _holding(_renamed(rows, best), rules) < _HOLDS * len(rows):
        return reading
    normals = cell_forms(reading.kind)
    return replace(reading, lines=tuple(_with_names(line, best, normals) for line in reading.lines))


def _figures(line: Line, names: Names) -> Iterator[tuple[str, Decimal]]:
    for name in names:
        value = decimal_of(line.cell(name))
        if value is not None:
            yield name, value


def _orders(columns: Names, rules: _Arithmetic) -> Iterator[Mapping[str, str]]:
    """Yield every way to name the columns: the old name of each to the new one."""
    for names in permutations(rules.names, len(columns)):
        yield dict(zip(columns, names, strict=True))


def _worth(
    rows: Sequence[Row], order: Mapping[str, str], reading: Reading, rules: _Arithmetic
) -> tuple[int, bool, int]:
    """Return rows that hold, whether they add up to the total, columns that keep their names."""
    named = _renamed(rows, order)
    kept = sum(old == new for old, new in order.items())
    return _holding(named, rules), _adds_up(named, reading, rules), kept


def _renamed(rows: Sequence[Row], order: Mapping[str, str]) -> list[Row]:
    return [{order[name]: value for name, value in row.items() if name in order} for row in rows]


def _holding(rows: Sequence[Row], rules: _Arithmetic) -> int:
    """Count the rows of which all that can be computed is right, and something can."""
    return sum(bool(verdicts := list(_verdicts(row, rules))) and all(verdicts) for row in rows)


def _verdicts(row: Row, rules: _Arithmetic) -> Iterator[bool]:
    for one, other, result in rules.products:
        if {one, other, result} <= row.keys() and not _superseded(row, result):
            yield abs(round_to_fen(row[one] * row[other]) - round_to_fen(row[result])) <= 1
    for whole, part, rest in rules.differences:
        if part in row:  # what is kept back, without the sums before and after it, is none
            both = whole in row and rest in row
            yield both and row[whole] - row[part] == row[rest]


def _superseded(row: Row, result: str) -> bool:
    """Say whether days times rate make the gross pay, so that the net pay may differ."""
    return result == "net" and "gross" in row


def _adds_up(rows: Sequence[Row], reading: Reading, rules: _Arithmetic) -> bool:
    cell, name = rules.total
    summed = sum(round_to_fen(row.get(cell, Decimal(0))) for row in rows)
    return fen_of(reading.field(name)) == summed


def _with_names(line: Line, order: Mapping[str, str], normals: Mapping[str, Normal]) -> Line:
    """Return a line under the new names; a stray figure whose name is taken now goes."""
    taken = set(order.values())
    kept = (cell for cell in line.cells if cell.name in order or cell.name not in taken)
    return Line(tuple(_named(cell, order.get(cell.name, cell.name), normals) for cell in kept))


def _named(cell: Field, name: str, normals: Mapping[str, Normal]) -> Field:
    if cell.name == name:
        return cell
    return replace(cell, name=name, value=normals[name](cell.raw) or cell.value)
