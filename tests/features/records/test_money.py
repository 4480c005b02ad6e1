from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.records.money import fen_from_text, round_to_fen, yuan_text

FEN = st.integers(-(10**14), 10**14)


@given(FEN)
def test_written_amounts_are_read_back(fen):
    assert fen_from_text(yuan_text(fen)) == fen


@given(FEN)
def test_decorated_amounts_are_read_back(fen):
    whole, part = divmod(abs(fen), 100)
    sign = "-" if fen < 0 else ""
    assert fen_from_text(f"¥{sign}{whole:,}.{part:02d}元") == fen


@given(st.integers(0, 10**11))
def test_full_width_digits_are_digits(fen):
    wide = "".join(chr(ord(character) + 0xFEE0) for character in yuan_text(fen))
    assert fen_from_text("¥ " + wide) == fen


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_rounding_is_never_off_by_more_than_half_a_fen(yuan):
    assert abs(Decimal(round_to_fen(yuan)) - yuan * 100) <= Decimal("0.5")
    assert round_to_fen(-yuan) == -round_to_fen(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "¥",
        "1.234",
        "1,23.00",
        "12a",
        "1.2.3",
        "--5",
        "NaN",
        "1e5",
        "五千",
        ",100",
        "٣٣",
        "5.00\n6",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(BadRecord) as refused:
        fen_from_text(text)
    assert refused.value.code == "BAD_AMOUNT"


@given(st.text(max_size=20))
def test_any_text_gives_an_integer_or_a_coded_error(text):
    try:
        assert isinstance(fen_from_text(text), int)
    except BadRecord as refused:
        assert refused.code == "BAD_AMOUNT"
