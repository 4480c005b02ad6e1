import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.adapters.cell_ids import named, refuse_resident_ids, resident_number
from serving.adapters.cell_text import number_text
from serving.adapters.csv_sheet import csv_sheet
from serving.adapters.mapping import FieldName, Reading
from serving.adapters.pseudonyms import Pseudonyms, open_pseudonyms
from serving.adapters.refusals import CellRefused
from serving.errors import SettingsError
from tests.serving.adapters.made_files import FIRM, KEYED, resident

PERSON, ACCOUNT, SELLER = FieldName.PERSON, FieldName.ACCOUNT, FieldName.SELLER
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９ｘ")


def refusal(cell, field, reading=None):
    with pytest.raises(CellRefused) as refused:
        named(cell, field, reading, KEYED)
    return refused.value.code


@given(st.integers(0, 999), st.integers(0, 999))
def test_a_person_has_one_pseudonym_however_the_id_is_written(one, other):
    number = resident(one)
    old = number[:6] + number[8:17]
    written = (number, number.translate(WIDE), f" {number[:6]} {number[6:]} ", f"'{number}",
               f'="{number}"', old, int(old))  # fmt: skip
    made = {named(cell, PERSON, None, KEYED) for cell in written}
    assert len(made) == 1
    assert re.fullmatch(r"p-[0-9a-f]{32}", *made)
    assert (made == {named(resident(other), PERSON, None, KEYED)}) == (one == other)


def test_another_key_makes_another_pseudonym():
    other = Pseudonyms(b"another key, also of some thirty-two bytes")
    assert named(resident(1), PERSON, None, KEYED) != named(resident(1), PERSON, None, other)


@given(st.integers(10**15, 10**19))
def test_a_long_number_that_was_stored_as_a_figure_is_never_used(number):
    cut = str(number)[:15] + "0" * (len(str(number)) - 15)
    (line,) = csv_sheet(f"{cut}\n".encode(), ",").lines
    for cell in (number, float(number), f"{number:.5E}", f"{number:.14e}", *line.cells):
        for field in (PERSON, ACCOUNT, SELLER):
            assert refusal(cell, field) == "PRECISION_LOST"


@given(st.integers(100_000, 10**15 - 1))
def test_a_shorter_number_is_whole_in_a_figure(number):
    assert number_text(number) == number_text(float(number)) == str(number)
    keyed = named(number, ACCOUNT, None, KEYED)
    assert keyed == named(str(number), ACCOUNT, None, KEYED)
    assert str(number) not in keyed


@pytest.mark.parametrize(
    ("cell", "field", "code"),
    [
        (resident(1)[:-1] + "*", PERSON, "BAD_RESIDENT_ID"),
        ("330498********0018", PERSON, "MASKED_ID"),
        (resident(1)[:-1] + ("1" if resident(1)[-1] != "1" else "2"), PERSON, "BAD_RESIDENT_ID"),
        ("330498196813010018", PERSON, "BAD_RESIDENT_ID"),
        ("青禾", PERSON, "BAD_RESIDENT_ID"),
        ("6222 **** 1234", ACCOUNT, "MASKED_ID"),
        ("现金", ACCOUNT, "BAD_ACCOUNT"),
        (float("nan"), ACCOUNT, "CELL_ERROR"),
        (float("inf"), PERSON, "PRECISION_LOST"),
        (FIRM[:-1] + "3", SELLER, "BAD_CREDIT_CODE"),
        ("砺岚公司", SELLER, "BAD_CREDIT_CODE"),
    ],
)
def test_what_names_nobody_is_refused(cell, field, code):
    assert refusal(cell, field) == code


def test_a_firm_keeps_its_credit_code_and_a_person_who_sells_does_not():
    assert named(FIRM.lower(), SELLER, None, KEYED) == FIRM
    assert named(resident(3), SELLER, None, KEYED) == named(resident(3), PERSON, None, KEYED)
    assert "砺岚" not in named("砺岚 金属", SELLER, Reading.NAME, KEYED)


def test_codes_of_people_are_keyed_and_codes_of_firms_are_not():
    assert named("A-017", PERSON, Reading.CODE, KEYED).startswith("c-")
    assert named(resident(5), PERSON, Reading.CODE, KEYED).startswith("p-")
    assert named("S-17", SELLER, Reading.CODE, KEYED) == "S-17"
    assert refusal(f"S {resident(5)}", SELLER, Reading.CODE) == "RESIDENT_ID_IN_TEXT"


@given(st.integers(0, 999), st.text("工程款补贴- /号", max_size=5))
def test_a_resident_id_in_a_text_is_found(number, around):
    for written in (resident(number), resident(number)[:6] + resident(number)[8:17]):
        with pytest.raises(CellRefused) as refused:
            refuse_resident_ids(f"{around}{written}{around}")
        assert refused.value.code == "RESIDENT_ID_IN_TEXT"


def test_other_long_numbers_are_no_resident_ids():
    for text in ("25332000000900417263", FIRM, "case-330498-2025", "2010000000550137008"):
        assert refuse_resident_ids(text) == text
    assert resident_number("990498196801010018") is None


def test_a_key_that_is_too_short_is_refused(tmp_path):
    (tmp_path / "key").write_text("short\n")
    for file in (tmp_path / "key", tmp_path / "none"):
        with pytest.raises(SettingsError):
            open_pseudonyms(file)
