from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.adapters.cell_numbers import measure
from serving.adapters.mapping import FieldSource, MeasureUnit
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Missing

WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def source(unit="元", **more):
    return FieldSource(column="金额", unit=MeasureUnit(unit), **more)


def refusal(cell, *unit, **more):
    with pytest.raises(CellRefused) as refused:
        measure(cell, source(*unit, **more))
    return refused.value.code


@given(st.integers(-(10**12), 10**12), st.booleans(), st.booleans(), st.sampled_from("¥￥ "))
def test_every_way_of_writing_an_amount_is_the_same_amount(fen, commas, wide, mark):
    sign, yuan, part = "-" if fen < 0 else "", *divmod(abs(fen), 100)
    text = f"{mark}{yuan:,}.{part:02d}元" if commas else f"{mark}{yuan}.{part:02d}"
    text = text.translate(WIDE) if wide else text
    assert measure(sign + text, source()) == fen
    if fen < 0:
        assert measure(f"({text})", source()) == fen


@given(st.integers(-(10**12), 10**12))
def test_a_stored_number_is_the_amount_it_shows(fen):
    assert measure(float(Decimal(fen) / 100), source()) == fen
    assert measure(float(Decimal(fen) / 1_000_000), source("万元")) == fen
    assert measure(fen, source("分")) == fen


@given(st.integers(1, 10**9), st.integers(1, 99))
def test_nothing_finer_than_a_fen_is_taken_unless_it_may_be_rounded(yuan, more):
    fine = f"{yuan}.00{more:02d}"
    assert refusal(fine) == "AMOUNT_TOO_FINE"
    assert measure(fine, source(round_to_fen=True)) == yuan * 100 + (more >= 50)


def test_noise_of_binary_fractions_is_no_amount():
    assert measure(0.1 + 0.2, source()) == 30
    assert measure(1.23456, source("万元")) == 1_234_560


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1,23.00", "BAD_AMOUNT"),
        ("1.2.3", "BAD_AMOUNT"),
        ("12 abc", "BAD_AMOUNT"),
        ("1e5", "BAD_AMOUNT"),
        ("（100", "BAD_AMOUNT"),
        ("壹佰元", "BAD_AMOUNT"),
        (True, "BAD_AMOUNT"),
        (float("nan"), "CELL_ERROR"),
        (float("inf"), "CELL_ERROR"),
        ("#N/A", "CELL_ERROR"),
        (Missing.FORMULA, "FORMULA_WITHOUT_VALUE"),
        ("3.5万元", "UNIT_CONFLICT"),
        (10**15, "AMOUNT_TOO_LARGE"),
    ],
)
def test_what_is_no_amount_is_refused(cell, code):
    assert refusal(cell) == code


def test_working_time_is_in_minutes():
    assert [measure(1.5, source(unit)) for unit in ("小时", "天")] == [90, 720]
    assert measure("8小时", source("小时")) == 480
    assert refusal("0.01", "小时") == "BAD_QUANTITY"
    assert refusal("often", "天") == "BAD_QUANTITY"
