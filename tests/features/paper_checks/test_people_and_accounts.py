from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from features.paper_checks import (
    card_numbers,
    repeated_people,
    resident_ids,
    slip_parties,
    worker_age,
)
from features.records.document import Kind
from tests.features.paper_checks.checked_papers import FAILED, NA, PASSED, paper, resident

CARD = "6212345678900000003"
PAYROLL = {"title": "劳务工资发放表", "period": "2025-07"}


def _list(*ids, header=None):
    return paper(Kind.ROSTER, header or {}, [{"id_number": number} for number in ids])


@given(st.integers(1, 999), st.dates(date(1930, 1, 1), date(2020, 1, 1)))
def test_a_right_id_passes_and_any_other_last_character_fails(serial, born):
    number = resident(f"{born:%Y%m%d}", serial)
    assert resident_ids.check(_list(number)).status is PASSED
    other = number[:17] + ("1" if number[17] != "1" else "2")
    assert resident_ids.check(_list(number, other)).fields == ("lines[1].id_number",)


def test_a_birth_date_that_no_calendar_has_fails():
    assert resident_ids.check(_list(resident("20000230"))).status is FAILED


def test_masked_and_old_ids_carry_no_check():
    assert resident_ids.check(_list("330498********0011", "330498800101001")).status is NA


def test_no_id_is_told_in_the_detail():
    number = resident()[:17] + "Z"
    assert number not in resident_ids.check(_list(number)).detail


@pytest.mark.parametrize(
    ("born", "period", "status"),
    [
        ("20090731", "2025-07", PASSED),  # 16 on the last day
        ("20090801", "2025-07", FAILED),
        ("20090716", "2025-07-01/2025-07-15", FAILED),
        ("20080229", "2024-02-01/2024-02-28", FAILED),
    ],
)
def test_workers_are_sixteen(born, period, status):
    made = worker_age.check(_list(resident(born), header={**PAYROLL, "period": period}))
    assert made.status is status
    assert made.fields == ("lines[0].id_number",)


@pytest.mark.parametrize(
    "header",
    [
        {"title": "困难群众救助金发放表", "period": "2025-07"},
        {"title": "劳务工资发放表"},
        {"title": "劳务工资发放表", "period": "七月"},
    ],
)
def test_children_on_relief_lists_and_lists_without_period_are_left_out(header):
    assert worker_age.check(_list(resident("20200101"), header=header)).status is NA


def test_days_of_work_make_a_payroll_of_any_title():
    rows = [{"id_number": resident("20200101"), "days": "3"}]
    made = worker_age.check(paper(Kind.ROSTER, {"period": "2025-07"}, rows))
    assert made.status is FAILED


def test_a_repeated_id_and_a_repeated_account_are_named_with_all_their_rows():
    rows = [
        {"id_number": resident(serial=1), "account": CARD},
        {"id_number": resident(serial=2), "account": CARD},
        {"id_number": resident(serial=1)},
        {"id_number": resident(serial=4)},
    ]
    made = repeated_people.check(paper(Kind.ROSTER, rows=rows))
    assert made.status is FAILED
    assert set(made.fields) == {
        "lines[0].id_number",
        "lines[2].id_number",
        "lines[0].account",
        "lines[1].account",
    }
    assert CARD not in made.detail


def test_masked_ids_may_be_two_people():
    assert repeated_people.check(_list(*["330498********0011"] * 2)).status is NA
    assert repeated_people.check(_list(resident(serial=1), resident(serial=2))).status is PASSED
    assert repeated_people.check(_list(resident())).status is NA


@given(st.integers(10**13, 10**16 - 1).map(lambda n: f"62{n}"))
def test_luhn_agrees_with_the_reference(number):
    assert card_numbers.has_luhn_digit(number) is luhn.is_valid(number)


def test_only_numbers_like_cards_are_checked():
    wrong = CARD[:-1] + "9"
    slip = paper(Kind.BANK_SLIP, {"payer_account": "201000000055", "payee_account": wrong})
    assert card_numbers.check(slip).fields == ("payee_account",)
    assert card_numbers.check(slip).status is FAILED
    firm = paper(Kind.BANK_SLIP, {"payer_account": "1204060009200000000"})
    assert card_numbers.check(firm).status is NA
    roster = paper(Kind.ROSTER, rows=[{"account": CARD}, {"account": wrong}])
    assert card_numbers.check(roster).fields == ("lines[1].account",)


def test_money_goes_from_one_account_to_another():
    both = {"payer_name": "芦汀村", "payee_name": "砺岚公司"}
    assert slip_parties.check(paper(Kind.BANK_SLIP, both)).status is PASSED
    same = {**both, "payer_account": "1", "payee_account": "1"}
    made = slip_parties.check(paper(Kind.BANK_SLIP, same))
    assert (made.status, made.fields) == (FAILED, ("payer_account", "payee_account"))
    assert slip_parties.check(paper(Kind.BANK_SLIP, {"payer_name": "芦汀村"})).status is NA
    assert slip_parties.check(paper(Kind.RECEIPT, same)).status is NA
