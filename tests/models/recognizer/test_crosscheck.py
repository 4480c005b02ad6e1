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


def test_a_right_invoice_passes_all_four_checks():
    document = _invoice()
    assert {check.code: check.status for check in document.checks} == dict.fromkeys(
        ("DOC-01", "DOC-02", "DOC-03", "DOC-04"), CheckStatus.PASSED
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
    assert {"lines[1].amount", "lines[1].tax_rate", "lines[1].tax"} == set(named)


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


def test_an_exempt_invoice_wants_no_tax():
    header = {k: v for k, v in HEADER.items() if k != "tax_amount"}
    document = _invoice(header, lines=())
    assert set(needs_review(document)) == {"tax_amount", "lines"}
    free = Line((_field("item_name", "*蔬菜*白菜"), _field("tax_rate", "免税")))
    exempt = Document("d", "0", "x", Kind.INVOICE, None, (), document.fields, (free,))
    assert needs_review(exempt) == ()
