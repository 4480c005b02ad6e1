from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.paper_checks import (
    contract_dates,
    contract_duration,
    invoice_numbers,
    payment_terms,
    receipt_code,
    retention,
)
from features.records.document import Kind
from tests.features.paper_checks.checked_papers import FAILED, NA, PASSED, paper

OLD = {"invoice_code": "033002300611", "issue_date": "2023-03-09"}
NEW = {"invoice_number": "25332000000900417263", "issue_date": "2025-10-22"}


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (OLD, PASSED),
        ({**OLD, "invoice_code": "3300231130"}, PASSED),
        ({**OLD, "invoice_code": "131880930505"}, FAILED),  # a code of training software
        ({**OLD, "invoice_code": "033002400611"}, FAILED),  # from after the day of issue
        ({**OLD, "invoice_code": "039902300611"}, FAILED),  # no such region
        ({**OLD, "invoice_code": "033002300699"}, FAILED),  # no such kind
        ({**OLD, "invoice_code": "03300230061"}, FAILED),
        (NEW, PASSED),
        ({**NEW, "issue_date": "2024-10-22"}, FAILED),
        ({**NEW, "invoice_number": "25992000000900417263"}, FAILED),
        ({"invoice_number": "48213007"}, NA),
        ({}, NA),
    ],
)
def test_code_and_number_are_built_as_they_should_be(header, status):
    assert invoice_numbers.check(paper(Kind.INVOICE, header)).status is status


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("031001800411", PASSED),
        ("031000800411", FAILED),
        ("031001500111", PASSED),
        ("033001900113", FAILED),
        ("033002000113", PASSED),
    ],
)
def test_no_code_is_older_than_its_kind(code, status):
    header = {"invoice_code": code, "issue_date": "2021-01-09"}
    assert invoice_numbers.check(paper(Kind.INVOICE, header)).status is status


def test_the_kind_in_the_code_is_that_of_the_form():
    made = invoice_numbers.check(paper(Kind.INVOICE, OLD, subkind="增值税电子专用发票"))
    assert (made.status, made.fields) == (FAILED, ("invoice_code",))


@pytest.mark.parametrize(
    ("terms", "status"),
    [
        ("货到并验收合格后15日内支付合同总价的95%,即95元;其余5%作为质保金,一次付清。", PASSED),
        ("签订后预付30%,安装完毕付至80%,验收合格付至97%,余3%质保金一年后付清。", PASSED),
        ("预付款到账后开工,签订后支付30%,验收合格后支付60%,剩余10%一年后付清。", PASSED),
        ("合同签订后付30%,余款验收后一次性付清。", PASSED),
        ("验收合格后支付95%,留5%作为质保金,质保期满后支付剩余5%。", PASSED),
        ("签订后支付30%,验收后支付60%,一年后支付5%。", FAILED),
        ("签订后支付30%,验收后支付80%。", FAILED),
        ("含13%增值税,验收后支付100%,逾期按5%支付违约金。", PASSED),
        ("按月支付已完工程量的80%,竣工验收后付至97%。", NA),
        ("签订后支付30%。", NA),
        ("货到付款。", NA),
    ],
)
def test_the_shares_of_payment_make_the_whole(terms, status):
    assert payment_terms.check(paper(Kind.CONTRACT, {"payment_terms": terms})).status is status


def test_a_share_kept_back_in_another_clause_is_added():
    header = {"payment_terms": "签订后支付30%,验收后支付65%。", "retention": "5%"}
    assert payment_terms.check(paper(Kind.CONTRACT, header)).status is PASSED
    assert payment_terms.check(paper(Kind.CONTRACT, {**header, "retention": "3%"})).status is FAILED


@given(st.lists(st.integers(1, 60), min_size=2, max_size=5))
def test_plain_shares_pass_only_when_they_are_whole(shares):
    terms = "，".join(f"第{i}期支付{share}%" for i, share in enumerate(shares))
    made = payment_terms.check(paper(Kind.CONTRACT, {"payment_terms": terms}))
    assert made.status is (PASSED if sum(shares) == 100 else FAILED)


@pytest.mark.parametrize(("share", "status"), [("3%", PASSED), ("103%", FAILED), ("三成", NA)])
def test_no_more_than_all_is_kept_back(share, status):
    assert retention.check(paper(Kind.CONTRACT, {"retention": share})).status is status


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(0, 900))
def test_days_in_order_pass_and_turned_days_fail(signed, until_start, until_end):
    start = signed + timedelta(days=until_start)
    end = start + timedelta(days=until_end)
    header = {"sign_date": str(signed), "start_date": str(start), "end_date": str(end)}
    assert contract_dates.check(paper(Kind.CONTRACT, header)).status is PASSED
    turned = {**header, "end_date": str(start - timedelta(days=1))}
    made = contract_dates.check(paper(Kind.CONTRACT, turned))
    assert (made.status, made.fields) == (FAILED, ("start_date", "end_date"))


def test_without_a_start_signature_and_end_are_compared():
    header = {"sign_date": "2025-03-02", "end_date": "2025-03-01"}
    assert contract_dates.check(paper(Kind.CONTRACT, header)).fields == ("sign_date", "end_date")
    assert contract_dates.check(paper(Kind.CONTRACT, {"sign_date": "2025-03-02"})).status is NA


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(1, 900), st.integers(-3, 3))
def test_duration_counts_the_last_day_or_not(start, days, off):
    header = {
        "start_date": str(start),
        "end_date": str(start + timedelta(days=days)),
        "duration_days": str(days + off),
    }
    wanted = PASSED if off in (0, 1) else FAILED
    assert contract_duration.check(paper(Kind.CONTRACT, header)).status is wanted


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ({"receipt_code": "33060225", "receipt_date": "2025-07-08"}, PASSED),
        ({"receipt_code": "33060226", "receipt_date": "2025-07-08"}, FAILED),
        ({"receipt_code": "99060225"}, FAILED),
        ({}, NA),
    ],
)
def test_the_code_of_a_fiscal_receipt_has_region_and_year(header, status):
    assert receipt_code.check(paper(Kind.RECEIPT, header)).status is status
