from dataclasses import replace

import pytest

from features.records.document import CheckStatus, Document, Field, Kind, Line, Source
from models.recognizer.crosscheck import cross_check
from models.recognizer.review import needs_review

HEADER = {
    "invoice_number": "25332000000900417263",
    "issue_date": "2025-10-22",
    "buyer_name": "芦汀村股份经济合作社",
    "seller_name": "云澜市砺岚金属制品有限公司",
    "seller_tax_id": "91330498MAD0LL7K02",
    "amount_without_tax": "4000.00",
    "tax_amount": "520.00",
    "amount_with_tax": "4520.00",
    "amount_in_words": "肆仟伍佰贰拾圆整",
}
LINES = (("3960.00", "13%", "514.80"), ("40.00", "13%", "5.20"))


def _field(name, value, confidence=0.99):
    return Field(name, value, value, confidence, Source.OCR)


def _invoice(header=HEADER, lines=LINES, sure=0.99):
    rows = tuple(
        Line(
            (
                _field("item_name", "*金属制品*栏杆"),
                _field("amount", amount),
                _field("tax_rate", rate),
                _field("tax", tax),
            )
        )
        for amount, rate, tax in lines
    )
    fields = tuple(_field(name, value, sure) for name, value in header.items())
    document = Document(
        "doc_0", "0", "image/jpeg", Kind.INVOICE, "电子发票（普通发票）", (), fields, rows
    )
    return cross_check(document)


def test_a_right_invoice_passes_every_check_that_it_allows():
    document = _invoice()
    applied = [c for c in document.checks if c.status is not CheckStatus.NOT_APPLICABLE]
    assert {check.code: check.status for check in applied} == dict.fromkeys(
        ("DOC-01", "DOC-02", "DOC-03", "DOC-04", "PAP-02", "PAP-08"), CheckStatus.PASSED
    )
    assert document.field("amount_with_tax").passed == ("DOC-01", "DOC-02")
    assert needs_review(document) == ()


def test_wrong_words_are_marked_and_named():
    document = _invoice({**HEADER, "amount_in_words": "肆仟伍佰叁拾圆整"})
    assert document.field("amount_in_words").failed == ("DOC-01",)
    assert needs_review(document) == ("amount_with_tax", "amount_in_words")


def test_a_credit_code_with_a_wrong_check_character_is_named():
    document = _invoice({**HEADER, "seller_tax_id": "91330498MAD0LL7K03"})
    assert needs_review(document) == ("seller_tax_id",)


def test_one_wrong_line_throws_no_doubt_on_the_others():
    document = _invoice(lines=(LINES[0], ("40.00", "13%", "9.20")))
    assert document.lines[0].cell("tax").failed == ()
    assert document.lines[1].cell("tax").failed == ("DOC-02",)
    named = needs_review(document)
    assert {"lines[1].amount", "lines[1].tax_rate", "lines[1].tax", "tax_amount"} == set(named)


def _roster(*rows):
    lines = tuple(Line(tuple(_field(n, v) for n, v in row.items())) for row in rows)
    fields = (_field("title", "工资发放表"), _field("total", "300.00"), _field("amount", "300.00"))
    return cross_check(Document("d", "0", "x", Kind.ROSTER, None, (), fields, lines))


def test_a_wrong_row_of_a_list_is_named_and_its_neighbour_passes():
    right = {"name": "某甲", "days": "1", "rate": "100", "net": "100.00"}
    document = _roster(right, {**right, "net": "200.00"})
    assert document.lines[0].cell("net").passed == ("PAP-03",)
    assert document.lines[1].cell("net").failed == ("PAP-03",)
    assert document.field("total").passed == ("PAP-02",)


def test_an_account_that_stands_twice_is_named_in_both_rows_only():
    row = {"name": "某甲", "net": "100.00", "account": "1001"}
    document = _roster(row, {**row, "account": "1002"}, row)
    failed = [line.cell("account").failed for line in document.lines]
    assert failed == [("PAP-06",), (), ("PAP-06",)]
    assert needs_review(document) == ("lines[0].account", "lines[2].account")


def test_an_amount_in_a_row_is_not_the_amount_of_the_paper():
    cells = {"item_name": "沙", "quantity": "2", "unit_price": "3", "amount": "7.00"}
    line = Line(tuple(_field(name, value) for name, value in cells.items()))
    fields = (_field("amount", "7.00"), _field("amount_in_words", "柒圆整"))
    document = cross_check(Document("d", "0", "x", Kind.RECEIPT, None, (), fields, (line,)))
    assert document.field("amount").failed == ()
    assert document.lines[0].cell("amount").failed == ("PAP-01",)
    assert document.lines[0].cell("amount").passed == ()


def test_a_row_without_the_cell_that_its_kind_needs_is_named():
    document = _roster({"name": "某甲"}, {"name": "某乙", "net": "300.00"})
    assert "lines[0].net" in needs_review(document)
    assert "lines[1].net" not in needs_review(document)


def test_missing_mandatory_fields_are_named():
    header = {k: v for k, v in HEADER.items() if k not in ("seller_name", "issue_date")}
    assert needs_review(_invoice(header)) == ("issue_date", "seller_name")


def test_an_unsure_reading_is_named():
    assert set(needs_review(_invoice(sure=0.3))) == set(HEADER)


def test_an_eight_digit_number_wants_its_code():
    assert needs_review(_invoice({**HEADER, "invoice_number": "48213007"})) == (
        "invoice_code",
        "check_code",
    )


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("增值税电子普通发票", ("invoice_number", "invoice_code", "check_code")),
        ("增值税专用发票", ("invoice_number", "invoice_code")),
        ("电子发票（普通发票）", ("invoice_number",)),
    ],
)
def test_without_its_number_the_form_says_what_else_is_missing(form, wanted):
    header = {k: v for k, v in HEADER.items() if k != "invoice_number"}
    assert needs_review(replace(_invoice(header), subkind=form)) == wanted


def test_an_exempt_invoice_wants_no_tax():
    header = {k: v for k, v in HEADER.items() if k != "tax_amount"}
    document = _invoice(header, lines=())
    assert set(needs_review(document)) == {"tax_amount", "lines"}
    free = Line((_field("item_name", "*蔬菜*白菜"), _field("tax_rate", "免税")))
    exempt = Document("d", "0", "x", Kind.INVOICE, None, (), document.fields, (free,))
    assert needs_review(exempt) == ()
