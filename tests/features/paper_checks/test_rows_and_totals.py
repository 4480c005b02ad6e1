from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.paper_checks import lines_total, roster_rows, row_product
from features.records.document import Kind
from features.records.money import round_to_fen, yuan_text
from tests.features.paper_checks.checked_papers import FAILED, NA, PASSED, paper

quantities = st.integers(1, 10**6).map(lambda n: Decimal(n) / 100)
prices = st.integers(1, 10**7).map(lambda n: Decimal(n) / 1000)
fen = st.integers(1, 10**9)


def _goods(price, quantity, amount):
    return {"unit_price": str(price), "quantity": str(quantity), "amount": amount}


@given(prices, quantities)
def test_a_rounded_product_is_the_amount(price, quantity):
    row = _goods(price, quantity, yuan_text(round_to_fen(price * quantity)))
    assert row_product.check(paper(Kind.CONTRACT, rows=[row])).status is PASSED


@given(prices, quantities, st.integers(2, 10**6))
def test_two_fen_more_are_too_many_but_not_on_an_invoice(price, quantity, more):
    row = _goods(price, quantity, yuan_text(round_to_fen(price * quantity) + more))
    made = row_product.check(paper(Kind.DELIVERY_NOTE, rows=[row]))
    assert made.status is FAILED
    assert made.fields == ("lines[0].unit_price", "lines[0].quantity", "lines[0].amount")
    wanted = PASSED if more <= 6 else FAILED
    assert row_product.check(paper(Kind.INVOICE, rows=[row])).status is wanted


def test_only_the_wrong_rows_are_touched():
    rows = [_goods(2, 3, "6.00"), _goods(2, 3, "7.00"), {"unit_price": "2"}, _goods(1, 1, "9.00")]
    made = row_product.check(paper(Kind.RECEIPT, rows=rows))
    assert {name.partition(".")[0] for name in made.fields} == {"lines[1]", "lines[3]"}
    assert "（另有1处）" in made.detail


def test_a_row_without_a_price_allows_no_product():
    made = row_product.check(paper(Kind.RECEIPT, rows=[{"quantity": "2", "amount": "6.00"}]))
    assert (made.status, made.fields) == (NA, ())


@pytest.mark.parametrize(
    ("kind", "cell", "total"),
    [
        (Kind.INVOICE, "amount", "amount_without_tax"),
        (Kind.INVOICE, "tax", "tax_amount"),
        (Kind.ROSTER, "net", "total"),
        (Kind.CONTRACT, "amount", "amount"),
        (Kind.ACCEPTANCE, "amount", "amount"),
        (Kind.DELIVERY_NOTE, "amount", "amount"),
        (Kind.RECEIPT, "amount", "amount"),
    ],
)
@given(amounts=st.lists(fen, min_size=1, max_size=45), off=st.sampled_from([0, 0, 1, -1, 100]))
def test_rows_add_up_for_every_kind_with_lines(kind, cell, total, amounts, off):
    rows = [{cell: yuan_text(amount)} for amount in amounts]
    made = lines_total.check(paper(kind, {total: yuan_text(sum(amounts) + off)}, rows))
    assert made.status is (FAILED if off else PASSED)
    assert made.fields == (total,)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ({}, [{"amount": "1.00"}]),
        ({"amount": "1.00"}, []),
        ({"amount": "1.00"}, [{"amount": "1.00"}, {"item_name": "沙"}]),
    ],
)
def test_a_sum_with_a_gap_says_nothing(header, rows):
    assert lines_total.check(paper(Kind.RECEIPT, header, rows)).status is NA


def test_a_bank_slip_has_no_rows():
    assert lines_total.check(paper(Kind.BANK_SLIP, {"amount": "1.00"})).status is NA


@given(st.integers(1, 310), st.integers(100, 100_000), st.integers(0, 50_000))
def test_a_payroll_row_that_holds_both_formulas_passes(tenths, rate, deducted):
    gross = round_to_fen(Decimal(tenths) / 10 * Decimal(rate) / 100)
    row = {
        "days": str(Decimal(tenths) / 10),
        "rate": yuan_text(rate),
        "gross": yuan_text(gross),
        "deductions": yuan_text(deducted),
        "net": yuan_text(gross - deducted),
    }
    assert roster_rows.check(paper(Kind.ROSTER, rows=[row])).status is PASSED
    wrong_net = {**row, "net": yuan_text(gross - deducted + 200)}
    made = roster_rows.check(paper(Kind.ROSTER, rows=[row, wrong_net]))
    assert made.status is FAILED
    assert made.fields == ("lines[1].gross", "lines[1].deductions", "lines[1].net")
    wrong_days = {**row, "gross": yuan_text(gross + 200), "net": yuan_text(gross + 200 - deducted)}
    made = roster_rows.check(paper(Kind.ROSTER, rows=[wrong_days]))
    assert made.fields == ("lines[0].days", "lines[0].rate", "lines[0].gross")


def test_a_list_with_one_amount_pays_days_times_rate():
    row = {"days": "10", "rate": "200", "net": "2000.00"}
    assert roster_rows.check(paper(Kind.ROSTER, rows=[row])).status is PASSED
    odd = {**row, "net": "2600.00"}
    assert roster_rows.check(paper(Kind.ROSTER, rows=[odd])).status is FAILED
    with_deductions = {**odd, "deductions": "20.00"}
    assert roster_rows.check(paper(Kind.ROSTER, rows=[with_deductions])).status is NA


def test_relief_of_one_sum_a_head_has_no_formula():
    rows = [{"name": "某甲", "net": "500.00"}]
    assert roster_rows.check(paper(Kind.ROSTER, rows=rows)).status is NA
    assert roster_rows.check(paper(Kind.CONTRACT, rows=rows)).status is NA
