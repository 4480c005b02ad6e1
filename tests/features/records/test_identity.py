from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from features.records.identity import (
    credit_code_check,
    is_credit_code,
    is_resident_id,
    resident_birth_date,
    resident_id_check,
)

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
REGION = st.sampled_from(["330421", "330402", "110101", "310104"])
FIRST17 = st.builds(
    "{}{}{}{}".format,
    st.sampled_from("159ANY"),
    st.sampled_from("12349"),
    REGION,
    st.text(ALPHABET, min_size=9, max_size=9),
)
ID17 = st.builds(
    lambda region, day, serial: f"{region}{day:%Y%m%d}{serial:03d}",
    REGION,
    st.dates(date(1930, 1, 1), date(2020, 1, 1)),
    st.integers(0, 999),
)


@given(FIRST17)
def test_a_code_with_its_check_character_is_right(first17):
    assert is_credit_code(first17 + credit_code_check(first17))


@given(FIRST17.filter(lambda code: code[0].isdigit()))
def test_check_character_agrees_with_python_stdnum(first17):
    assert credit_code_check(first17) == uscc.calc_check_digit(first17)


@given(FIRST17, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_changed_character_is_noticed(first17, at, other):
    code = first17 + credit_code_check(first17)
    changed = code[:at] + other + code[at + 1 :]
    assert not is_credit_code(changed) or changed == code


def test_letters_are_allowed_in_position_one_where_stdnum_refuses():
    code = "N2330421MF00000016"
    assert is_credit_code(code)
    assert not uscc.is_valid(code)


@pytest.mark.parametrize(
    "code",
    ["", "9133042100000000", "913304210000000006 ", "91330421000000000O", "9133042100000000066",
     "9I3304210000000006", "91330421000000000\n", "91330421000000000a",
     "913304210000000006\n", "91３３０４２１0000000006"],
)  # fmt: skip
def test_ill_formed_codes_are_no_codes(code):
    assert not is_credit_code(code)


@given(ID17)
def test_resident_id_agrees_with_python_stdnum(first17):
    number = first17 + resident_id_check(first17)
    assert is_resident_id(number)
    assert resident_id_check(first17) == ric.calc_check_digit(number)
    assert resident_birth_date(number) == ric.get_birth_date(number)


@given(ID17, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_changed_digit_of_a_resident_id_is_noticed(first17, at, other):
    number = first17 + resident_id_check(first17)
    changed = number[:at] + other + number[at + 1 :]
    assert not is_resident_id(changed) or changed == number


@pytest.mark.parametrize("end", ["\n", " ", "0"])
def test_resident_id_with_something_after_it_is_none(end):
    assert is_resident_id("330421197001010019")
    assert not is_resident_id("330421197001010019" + end)


@pytest.mark.parametrize("digits", ["33042120230230123", "33042120231301123", "03042120230101123"])
def test_impossible_dates_and_regions_are_no_resident_ids(digits):
    assert not is_resident_id(digits + resident_id_check(digits))
