"""Columns of figures take the names under which their rows hold, and only then."""

from collections.abc import Sequence

import pytest

from features.records.document import Field, Kind, Line, Source
from models.recognizer.column_order import in_order
from models.recognizer.reading import Reading

PAYROLL = [("10", "340.00", "3400.00"), ("18", "360.00", "6480.00"), ("27", "300.00", "8100.00")]
GOODS = [("12", "25.50", "306.00"), ("3", "180.00", "540.00"), ("7", "9.90", "69.30")]


def cell(name: str, value: str) -> Field:
    return Field(name, value, value, 0.9, Source.OCR, 1, None)


def reading(kind: Kind, names: Sequence[str], rows: Sequence[Sequence[str]], **fields: str):
    lines = tuple(Line(tuple(map(cell, names, row))) for row in rows)
    return Reading(kind, None, tuple(cell(*pair) for pair in fields.items()), lines)


def names_of(read: Reading) -> list[str]:
    return [c.name for c in read.lines[0].cells]


def test_pay_of_a_day_and_sum_paid_out_change_places():
    read = in_order(reading(Kind.ROSTER, ("days", "net", "rate"), PAYROLL, total="17980.00"))
    assert names_of(read) == ["days", "rate", "net"]
    assert [c.value for c in read.lines[0].cells] == ["10", "340.00", "3400.00"]


def test_nothing_is_kept_back_where_both_sums_are_the_same():
    rows = [(*row, row[2]) for row in PAYROLL]
    read = in_order(reading(Kind.ROSTER, ("days", "net", "gross", "rate"), rows, total="17980.00"))
    assert names_of(read) == ["days", "rate", "gross", "net"]


def test_of_two_sums_the_total_tells_which_one_is_paid_out():
    rows = [(*row, str(float(row[2]) - 50)) for row in PAYROLL]
    names = ("days", "rate", "net", "gross")
    read = in_order(reading(Kind.ROSTER, names, rows, total="17830.00"))
    assert names_of(read) == ["days", "rate", "gross", "net"]


def test_quantity_price_and_amount_of_goods():
    read = in_order(reading(Kind.DELIVERY_NOTE, ("amount", "quantity", "unit_price"), GOODS))
    assert {"amount"} == {read.lines[0].cells[2].name}
    assert {c.name for c in read.lines[0].cells} == {"quantity", "unit_price", "amount"}


@pytest.mark.parametrize(
    "rows",
    [
        PAYROLL[:2],
        [("10", "340.00", "3401.00"), ("18", "360.00", "6000.00"), ("27", "300.00", "1.00")],
    ],
    ids=["two rows may be chance", "no names make these rows hold"],
)
def test_columns_stay_where_arithmetic_does_not_speak(rows):
    given = reading(Kind.ROSTER, ("days", "net", "rate"), rows)
    assert in_order(given) is given


def test_rows_that_hold_stay_as_they_are():
    given = reading(Kind.ROSTER, ("days", "rate", "net"), PAYROLL)
    assert in_order(given) is given
