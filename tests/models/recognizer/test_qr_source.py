import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Box, Source
from models.recognizer.picture import Code, Picture
from models.recognizer.qr_source import read_codes
from models.recognizer.qr_text import read_code
from tests.models.recognizer.small_papers import QR_TEXT

BOX = Box(0.1, 0.1, 0.2, 0.2)
PIXELS = np.zeros((2, 2, 3), np.uint8)


def _values(text):
    return {field.name: field.value for field in read_code(text)}


def test_a_paper_invoice_code_gives_the_total_without_tax():
    assert _values(QR_TEXT) == {
        "invoice_code": "033002100611",
        "invoice_number": "12345678",
        "issue_date": "2021-07-08",
        "check_code": "12345678901234567890",
        "amount_without_tax": "300.00",
    }


@pytest.mark.parametrize("kind", ["31", "32"])
def test_a_digital_invoice_code_gives_the_total_with_tax(kind):
    assert _values(f"01,{kind},,25330000000012345678,318.00,20250708,,0A1B") == {
        "invoice_number": "25330000000012345678",
        "issue_date": "2025-07-08",
        "amount_with_tax": "318.00",
    }


def test_a_kind_whose_total_is_not_known_gives_no_amount():
    fields = _values("01,14,033002100611,12345678,300.00,20210708,12345678901234567890,0A1B")
    assert "invoice_number" in fields
    assert not {name for name in fields if "amount" in name}


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/receipt?id=01,10",
        "02,10,033002100611,12345678,300.00,20210708,12345678901234567890,0A1B",
        "01,10,033002100611,1234567,300.00,20210708,12345678901234567890,0A1B",
        "01,10,033002100611,12345678,300.00,2021-07-08,12345678901234567890,0A1B",
        "01,10,033002100611,12345678",
        "",
    ],
)
def test_unknown_layouts_are_left_alone(text):
    assert read_code(text) == ()


@given(
    st.text(max_size=60) | st.lists(st.text("0123456789.-", max_size=20), max_size=9).map(",".join)
)
def test_any_text_is_read_or_ignored(text):
    assert all(field.source is Source.QR for field in read_code(text))


def test_the_first_invoice_code_of_the_pages_is_taken_with_its_place():
    other = Code("http://example.org", BOX)
    pages = (
        Picture(1, PIXELS, codes=(other,)),
        Picture(2, PIXELS, codes=(Code(QR_TEXT, BOX), other)),
    )
    fields = read_codes(pages)
    assert {(field.page, field.box) for field in fields} == {(2, BOX)}
    assert read_codes(pages[:1]) == ()
