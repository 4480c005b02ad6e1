import subprocess
import sys

import pytest

from features.records.capitals import fen_from_capitals
from features.records.document import Kind, Source
from features.records.money import fen_from_text
from models.errors import Unreadable
from models.recognizer.xml_source import read_xml
from tests.models.recognizer.small_papers import ATTACHMENT, EINVOICE


def _values(reading):
    return {field.name: field.value for field in reading.fields}


def _code_of(data):
    with pytest.raises(Unreadable) as refusal:
        read_xml(data)
    return refusal.value.code


def test_a_digital_invoice_gives_every_field():
    reading = read_xml(EINVOICE.encode())
    assert (reading.kind, reading.subkind) == (Kind.INVOICE, "电子发票（普通发票）")
    assert _values(reading) == {
        "invoice_number": "25330000000012345678",
        "issue_date": "2025-07-08",
        "buyer_name": "云山镇石桥村股份经济合作社",
        "buyer_tax_id": "N2330421MF1234567X",
        "seller_name": "云山县长虹五金商行",
        "seller_tax_id": "91330421MA2B00001X",
        "amount_without_tax": "300.00",
        "tax_amount": "18.00",
        "amount_with_tax": "318.00",
        "amount_in_words": "叁佰壹拾捌圆整",
        "remark": "合同编号:SQ-2025-07",
        "drawer": "王小明",
        "seller_address_phone": "云山县人民路1号 0573-80000000",
        "seller_bank_account": "云山农商银行 6200000000000000000",
    }
    (line,) = reading.lines
    assert {cell.name: cell.value for cell in line.cells} == {
        "item_name": "*金属制品*不锈钢栏杆",
        "specification": "304",
        "unit": "米",
        "quantity": "3",
        "unit_price": "100.000000000001",
        "amount": "300.00",
        "tax_rate": "6%",
        "tax": "18.00",
    }


def test_xml_values_are_certain_and_have_no_place():
    reading = read_xml(EINVOICE.encode())
    cells = [*reading.fields, *reading.lines[0].cells]
    assert {(f.source, f.confidence, f.page, f.box) for f in cells} == {
        (Source.XML, 1.0, None, None)
    }
    assert reading.field("amount_without_tax").raw == "300"


def test_the_2019_generation_is_read_too():
    reading = read_xml(ATTACHMENT.encode())
    values = _values(reading)
    assert values["invoice_code"] == "033002100611"
    assert values["amount_with_tax"] == "318.00"
    assert [line.cell("amount").value for line in reading.lines] == ["100.00", "200.00"]
    assert "buyer_address_phone" not in values
    assert reading.lines[1].cell("specification") is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_encodings_of_tax_software_are_read(encoding):
    declared = encoding if encoding.startswith("gb") else encoding.removesuffix("-sig")
    text = EINVOICE.replace('encoding="utf-8"', f'encoding="{declared}"')
    assert _values(read_xml(text.encode(encoding)))["drawer"] == "王小明"


def test_a_value_that_cannot_be_is_absent_not_guessed():
    reading = read_xml(EINVOICE.replace("<Amount>300.00", "<Amount>3OO.00").encode())
    assert reading.lines[0].cell("amount") is None
    assert reading.lines[0].cell("tax").value == "18.00"


def test_words_and_figures_stay_as_they_stand_when_they_disagree():
    reading = read_xml(EINVOICE.replace("叁佰壹拾捌", "肆佰壹拾捌").encode())
    words = fen_from_capitals(reading.field("amount_in_words").value)
    assert words - fen_from_text(reading.field("amount_with_tax").value) == 10_000


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><EInvoice>&b;</EInvoice>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><EInvoice>&a;</EInvoice>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (EINVOICE[: len(EINVOICE) // 2], "BROKEN_XML"),
        ("<?xml version='1.0'?>", "BROKEN_XML"),
        ("<?xml version='1.0' encoding='gb-none'?><EInvoice/>", "BROKEN_XML"),
        ("<order><number>1</number></order>", "UNKNOWN_XML"),
        ("<EInvoice/>", "UNKNOWN_XML"),
        (LAUGHS, "XML_UNSAFE"),
        (OUTSIDE, "XML_UNSAFE"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><EInvoice/>', "XML_UNSAFE"),
        ("<EInvoice>" + "<a>" * 5_000 + "</a>" * 5_000 + "</EInvoice>", "XML_UNSAFE"),
        ("<EInvoice>" + "<a/>" * 300_000 + "</EInvoice>", "XML_UNSAFE"),
    ],
    ids=["cut", "empty", "encoding", "other", "bare", "laughs", "outside", "dtd", "deep", "wide"],
)
def test_bad_xml_is_refused_by_code(text, code):
    assert _code_of(text.encode()) == code


def test_exact_sources_load_no_engine_and_no_arrays():
    script = (
        "import sys; import models.recognizer.ofd_source, models.recognizer.xml_source;"
        "sys.exit(len({'numpy', 'cv2', 'onnxruntime', 'PIL', 'paddleocr'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
