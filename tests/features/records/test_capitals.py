import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from features.errors import BadRecord
from features.records.capitals import MAX_FEN, capitals, fen_from_capitals

TO_A_BILLION = st.integers(1, 10**11)
DIGITS = "零壹贰叁肆伍陆柒捌玖"


@given(TO_A_BILLION)
@example(1)
@example(10**11)
@example(10_000_000_001)
@example(100_001_000)
@example(1_000_000_000_010)
@example(10_500_000)
def test_amounts_round_trip(fen):
    assert fen_from_capitals(capitals(fen)) == fen
    assert fen_from_capitals(capitals(-fen)) == -fen


@given(st.lists(st.integers(0, 9), min_size=11, max_size=11), st.integers(0, 11))
def test_amounts_with_many_noughts_round_trip(digits, keep):
    fen = int("".join(str(d if i < keep else 0) for i, d in enumerate(digits)) or "0")
    assert fen_from_capitals(capitals(fen)) == fen


@given(TO_A_BILLION)
def test_writing_follows_the_rules_for_bills(fen):
    text = capitals(fen)
    assert text.endswith(("整", "分"))
    assert "零零" not in text
    assert not text.startswith("零")
    assert re.fullmatch(f"[{DIGITS}拾佰仟万亿圆角分整]+", text)


@given(TO_A_BILLION)
def test_common_variants_mean_the_same(fen):
    text = capitals(fen)
    for variant in (
        text.replace("圆", "元"),
        text.replace("整", "正"),
        text.removesuffix("整"),
        text.replace("万", "萬").replace("亿", "億"),
        f"人民币{text}",
        f"⊗ {text}",
        " ".join(text),
    ):
        assert fen_from_capitals(variant) == fen


@given(TO_A_BILLION, TO_A_BILLION)
def test_two_amounts_are_never_written_alike(one, other):
    assert (capitals(one) == capitals(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("零圆整", 0),
        ("伍分", 5),
        ("伍角整", 50),
        ("壹圆零伍分", 105),
        ("叁拾圆零伍分", 3005),
        ("拾圆整", 1000),
        ("壹佰零壹圆整", 10100),
        ("壹万零壹圆整", 1000100),
        ("壹拾万圆整", 10000000),
        ("壹亿圆整", 10**10),
        ("壹亿零壹圆整", 10000000100),
        ("壹佰贰拾叁万肆仟伍佰陆拾柒圆捌角玖分", 123456789),
        ("壹仟零伍拾圆零叁分", 105003),
        ("负伍拾圆整", -5000),
        ("一千二百元", 120000),
    ],
)
def test_amounts_as_they_stand_on_bills(text, fen):
    assert fen_from_capitals(text) == fen


@pytest.mark.parametrize(
    "text",
    ["", "圆", "整", "伍千仟圆整", "伍拾仟圆整", "壹贰叁圆整", "万圆整", "abc", "伍拾", "伍圆伍圆",
     "壹角贰角", "伍分叁角", "¥500.00", "壹亿零万伍圆整"],
)  # fmt: skip
def test_misread_characters_are_refused(text):
    with pytest.raises(BadRecord) as refused:
        fen_from_capitals(text)
    assert refused.value.code == "BAD_CAPITALS"


@given(TO_A_BILLION, st.data())
def test_a_lost_place_is_refused_or_another_amount(fen, data):
    text = capitals(fen)
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + text[at + 1 :]
    try:
        read = fen_from_capitals(damaged)
    except BadRecord:
        return
    assert read != fen or text[at] in "零整壹"


def test_too_large_an_amount_is_refused():
    assert fen_from_capitals(capitals(MAX_FEN)) == MAX_FEN
    with pytest.raises(BadRecord) as refused:
        capitals(MAX_FEN + 1)
    assert refused.value.code == "BAD_AMOUNT"


@given(st.text(alphabet=DIGITS + "拾佰仟万亿圆角分整负元〇一二", max_size=20))
def test_any_row_of_amount_characters_gives_an_amount_or_a_coded_error(text):
    try:
        fen_from_capitals(text)
    except BadRecord as refused:
        assert refused.code == "BAD_CAPITALS"
