import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Source, Word
from models.recognizer.evidence import Evidence
from models.recognizer.invoice_fields import read_invoice
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import ASPECT, digital_form, turned, vat_form, word

VAT = {
    "invoice_code": "033002300611",
    "invoice_number": "48213007",
    "issue_date": "2023-03-09",
    "check_code": "11223344556677889900",
    "machine_number": "661911902155",
    "buyer_name": "云澜市青禾镇芦汀村股份经济合作社",
    "buyer_tax_id": "N2330498MF0LT0A30D",
    "seller_name": "云澜市砺岚金属制品有限公司",
    "seller_tax_id": "91330498MAD0LL7K02",
    "seller_address_phone": "云澜市铸新路00号 10055500137",
    "seller_bank_account": "云澜农商银行 201000000055",
    "amount_without_tax": "4000.00",
    "tax_amount": "520.00",
    "amount_with_tax": "4520.00",
    "amount_in_words": "肆仟伍佰贰拾圆整",
    "remark": "芦汀村篮球场",
    "payee": "秦未名",
    "reviewer": "宋可期",
    "drawer": "沈砚青",
}
DIGITAL = {
    "invoice_number": "25332000000900417263",
    "issue_date": "2025-10-22",
    "buyer_name": "云澜市青禾镇芦汀村股份经济合作社",
    "buyer_tax_id": "N2330498MF0LT0A30D",
    "seller_name": "云澜市砺岚金属制品有限公司",
    "seller_tax_id": "91330498MAD0LL7K02",
    "amount_without_tax": "39600.00",
    "tax_amount": "5148.00",
    "amount_with_tax": "44748.00",
    "amount_in_words": "肆万肆仟柒佰肆拾捌圆整",
    "remark": "合同编号:QHLT-CG-2025-0917",
    "drawer": "沈砚青",
}


def _read(words, source=Source.OCR):
    return read_invoice(Evidence(lay_out(words, ASPECT), source))


def _values(words):
    return {field.name: field.value for field in _read(words).fields}


def _replaced(words, old, new):
    return [Word(new, w.confidence, w.box) if w.text == old else w for w in words]


def _without(words, text):
    return [w for w in words if w.text != text]


@pytest.mark.parametrize(("form", "wanted"), [(vat_form, VAT), (digital_form, DIGITAL)])
def test_every_field_of_the_form_is_read(form, wanted):
    assert _values(form()) == wanted


@given(degrees=st.floats(-9, 9))
@settings(max_examples=12, deadline=None)
def test_a_turned_form_says_the_same(degrees):
    assert _values(turned(vat_form(), degrees, ASPECT)) == VAT


def test_lines_are_read_with_their_wrapped_names():
    lines = [{c.name: c.value for c in line.cells} for line in _read(vat_form()).lines]
    assert [line["item_name"] for line in lines] == ["*金属制品*不锈钢栏杆", "*金属制品*膨胀螺栓"]
    assert lines[0]["specification"] == "304(06Cr19Ni10)"
    assert [line["tax"] for line in lines] == ["514.80", "5.20"]


def test_the_title_is_the_subkind():
    assert _read(vat_form()).subkind == "增值税电子普通发票"
    assert _read(digital_form()).subkind == "电子发票（普通发票）"


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("校验码：11223 34455 66778 89900", "：11223344556677889900", "check_code"),
        ("发票代码：033002300611", "发票代：033002300611", "invoice_code"),
        ("发票号码：48213007", "48213007", "invoice_number"),
        ("开票日期：2023年03月09日", "2023年03月09日", "issue_date"),
        ("纳税人识别号：91330498MAD0LL7K02", "税人别号：91330498MAD0LL7KO2", "seller_tax_id"),
        ("金额", "全领", "amount_without_tax"),
    ],
)
def test_a_damaged_label_does_not_lose_its_value(old, new, name):
    assert _values(_replaced(vat_form(), old, new))[name] == VAT[name]


def test_a_value_named_by_its_form_alone_is_less_sure():
    labelled = _read(vat_form()).field("check_code").confidence
    alone = _read(
        _replaced(vat_form(), "校验码：11223 34455 66778 89900", "：" + VAT["check_code"])
    )
    assert alone.field("check_code").confidence < labelled


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("（小写）￥4520.00", "（小写）￥45Z0.0O", "amount_with_tax"),
        ("⊗肆仟伍佰贰拾圆整", "⊗肆任伍佰贰抬圆整", "amount_in_words"),
        ("开票日期：2023年03月09日", "开票日期：2023年3?月09日", "issue_date"),
    ],
)
def test_a_value_that_is_none_is_left_out(old, new, name):
    assert name not in _values(_replaced(vat_form(), old, new))


def test_the_sums_are_found_without_the_table_header():
    headers = {
        "货物或应税劳务、服务名称",
        "规格型号",
        "单位",
        "数量",
        "单价",
        "金额",
        "税率",
        "税额",
    }
    found = _values([w for w in vat_form() if w.text not in headers])
    assert (found["amount_without_tax"], found["tax_amount"]) == ("4000.00", "520.00")


def test_a_lost_sum_is_not_taken_from_the_last_item():
    words = _without(_without(vat_form(), "￥4000.00"), "￥520.00")
    found = _values([w for w in words if w.text not in ("合", "计")])
    assert found.get("amount_without_tax") != "4000.00"


def test_a_name_over_two_rows_is_joined():
    words = _replaced(digital_form(), "名称：云澜市砺岚金属制品有限公司", "名称：云澜市砺岚金属")
    words.append(word("制品有限公司", 0.60, 0.275, size=0.8))
    assert _values(words)["seller_name"] == VAT["seller_name"]


def test_a_seal_over_the_remark_is_no_remark():
    seal = [word("发票专用章", 0.80, 0.90), word("91330498MAD0LL7K02", 0.80, 0.86)]
    words = [*_without(vat_form(), "芦汀村篮球场"), *seal]
    found = _values(words)
    assert found["seal_text"] == "发票专用章"
    assert "remark" not in found


def test_confidence_is_that_of_the_least_sure_word():
    words = [w for w in vat_form() if w.text != "栏杆"]
    words.append(word("栏杆", 0.03, 0.46, confidence=0.4))
    assert _read(words).lines[0].cell("item_name").confidence == 0.4


def test_source_and_page_are_kept():
    field = _read(vat_form(), Source.PDF_TEXT).field("invoice_code")
    assert (field.source, field.page) == (Source.PDF_TEXT, 1)


@given(st.lists(st.sampled_from(vat_form()), unique=True))
@settings(max_examples=60, deadline=None)
def test_what_is_read_of_a_torn_form_stands_on_it(words):
    """Any words may be missing: nothing fails, and header numbers are right or absent."""
    found = _values(words)
    for name in ("invoice_code", "invoice_number", "check_code", "issue_date", "amount_in_words"):
        assert found.get(name) in (None, VAT[name])
