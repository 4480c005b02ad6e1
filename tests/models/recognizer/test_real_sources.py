"""The real invoices of the benchmark data: what they say is consistent; no value is ever shown."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from features.records.capitals import fen_from_capitals
from features.records.identity import is_credit_code
from features.records.money import fen_from_text, round_to_fen
from models.recognizer.decode import decode
from models.recognizer.ofd_source import PAGE_CHECK, read_ofd
from models.recognizer.qr_source import read_codes
from models.recognizer.sniff import MediaType, sniff
from models.recognizer.xml_source import read_xml

FOLDER = os.environ.get("YUNJING_BENCH_DATA")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="YUNJING_BENCH_DATA is not set")
HEADER = {
    "invoice_number",
    "issue_date",
    "buyer_name",
    "buyer_tax_id",
    "seller_name",
    "seller_tax_id",
    "amount_without_tax",
    "tax_amount",
    "amount_with_tax",
    "amount_in_words",
    "drawer",
    "seller_address_phone",
    "seller_bank_account",
}
ONLY_2019 = {
    "invoice_code",
    "check_code",
    "machine_number",
    "buyer_address_phone",
    "buyer_bank_account",
    "payee",
    "reviewer",
}
CELLS = {"item_name", "unit", "quantity", "unit_price", "amount", "tax_rate", "tax"}


def _bytes(name):
    return (Path(FOLDER or "") / "data" / "documents" / name).read_bytes()


def _reading(name):
    data = _bytes(name)
    return read_xml(data) if sniff(data) is MediaType.XML else read_ofd(data)


def _fen(field):
    return fen_from_text(field.value)


@pytest.mark.parametrize(
    ("name", "fields", "lines"),
    [("einvoice_2025.xml", HEADER, 1), ("ofd_2019_invoice.ofd", HEADER | ONLY_2019, 3)],
)
def test_every_field_and_cell_is_read(name, fields, lines):
    reading = _reading(name)
    assert fields == {field.name for field in reading.fields}
    assert [CELLS - {cell.name for cell in line.cells} for line in reading.lines] == [set()] * lines


@pytest.mark.parametrize("name", ["einvoice_2025.xml", "ofd_2019_invoice.ofd"])
def test_the_amounts_agree_with_each_other(name):
    reading = _reading(name)
    total = _fen(reading.field("amount_with_tax"))
    without, tax = _fen(reading.field("amount_without_tax")), _fen(reading.field("tax_amount"))
    checks = {
        "total": without + tax == total,
        "words": fen_from_capitals(reading.field("amount_in_words").value) == total,
        "lines": sum(_fen(line.cell("amount")) for line in reading.lines) == without,
        "taxes": sum(_fen(line.cell("tax")) for line in reading.lines) == tax,
        "rates": all(_tax_agrees(line) for line in reading.lines),
        "prices": all(_price_agrees(line) for line in reading.lines),
    }
    assert [check for check, passed in checks.items() if not passed] == []


def test_the_check_character_of_the_seller_is_kept_as_it_stands():
    """Right in the XML; wrong in the OFD sample, on its page as in its attachment: not mended."""
    assert is_credit_code(_reading("einvoice_2025.xml").field("seller_tax_id").value)
    shown = _reading("ofd_2019_invoice.ofd").field("seller_tax_id")
    assert not is_credit_code(shown.value) and PAGE_CHECK in shown.passed


def _tax_agrees(line):
    rate = Decimal(line.cell("tax_rate").value.rstrip("%")) / 100
    return round_to_fen(Decimal(line.cell("amount").value) * rate) == _fen(line.cell("tax"))


def _price_agrees(line):
    product = Decimal(line.cell("unit_price").value) * Decimal(line.cell("quantity").value)
    return abs(round_to_fen(product) - _fen(line.cell("amount"))) <= 1


def test_each_value_of_the_real_ofd_has_its_box_on_the_page():
    reading = _reading("ofd_2019_invoice.ofd")
    cells = [*reading.fields, *(cell for line in reading.lines for cell in line.cells)]
    assert [cell.name for cell in cells if cell.box is None] == []
    unchecked = [field.name for field in reading.fields if PAGE_CHECK not in field.passed]
    assert unchecked == ["amount_in_words"]


def test_the_real_photographs_are_decoded_whatever_their_name_says():
    for path in sorted((Path(FOLDER or "") / "data" / "documents").glob("vat_*.jpg"))[:6]:
        data = path.read_bytes()
        (page,) = decode(data, sniff(data))
        assert page.pixels.ndim == 3
        fields = {field.name for field in read_codes((page,))}
        assert not fields or {"invoice_number", "amount_without_tax", "issue_date"} <= fields
