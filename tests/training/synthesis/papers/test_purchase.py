from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.identity import is_credit_code
from features.records.money import fen_from_text, round_to_fen
from training.synthesis.papers.purchase import VAT_RATE, Goods, credit_code
from training.synthesis.papers.story import CLEAN, SUBSTITUTED


@given(
    body=st.sampled_from(["91", "N2", "54"]),
    region=st.from_regex(r"\A[1-6][0-9]{5}\Z"),
    organisation=st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8),
)
def test_made_up_credit_codes_have_right_check_characters(body, region, organisation):
    assert is_credit_code(credit_code(body, region, organisation))


@given(price=st.integers(1, 10**7), quantity=st.integers(1, 5_000))
def test_tax_of_a_row_is_rounded_half_up_once(price, quantity):
    goods = Goods("栏杆", "304", "米", quantity, price)
    assert goods.tax_fen == round_to_fen(Decimal(price * quantity) / 100 * VAT_RATE)
    assert goods.gross_fen == goods.net_fen + goods.tax_fen


@pytest.mark.parametrize("purchase", [SUBSTITUTED, CLEAN])
def test_amounts_of_the_story_agree_on_every_paper(purchase):
    for goods in purchase.goods:
        assert fen_from_text(goods.gross_price) * goods.quantity == goods.gross_fen
    assert purchase.gross_fen == sum(goods.gross_fen for goods in purchase.goods)


def test_twins_differ_in_identity_and_in_one_delivered_specification_only():
    assert SUBSTITUTED.goods == CLEAN.goods
    assert SUBSTITUTED.seller == CLEAN.seller
    for name in ("case_id", "contract_number", "invoice_number", "delivery_number", "buyer"):
        assert getattr(SUBSTITUTED, name) != getattr(CLEAN, name)
    pairs = zip(SUBSTITUTED.delivered_specifications, CLEAN.delivered_specifications, strict=True)
    assert [first == second for first, second in pairs] == [False, True]


def test_papers_of_a_purchase_are_dated_in_order():
    for purchase in (SUBSTITUTED, CLEAN):
        dates = purchase.dates
        assert dates.signed < dates.delivered <= dates.deliver_by < dates.invoiced < dates.paid
