import pytest

from features.records.document import Kind, Source
from models.recognizer.delivery_note_fields import read_delivery_note
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import turned, word

ASPECT = 0.75
S = 0.8


def delivery_note():
    return [
        word("云澜市砺岚金属制品有限公司", 0.37, 0.15, size=S),
        word("送货单", 0.44, 0.21),
        word("No.0042817", 0.76, 0.21),
        word("收货单位：云澜市青禾镇芦汀村股份经济合作社", 0.10, 0.27, size=S),
        word("送货日期：2025年10月14日", 0.64, 0.27, size=S),
        word("送货地址：青禾镇芦汀村文化广场", 0.10, 0.32, size=S),
        word("合同编号：QHLT-CG-2025-0917", 0.64, 0.32, size=S),
        *(
            word(text, x, 0.37, size=S)
            for text, x in (
                ("序号", 0.10),
                ("货物名称", 0.18),
                ("规格型号", 0.35),
                ("单位", 0.49),
                ("数量", 0.55),
                ("单价", 0.64),
                ("金额", 0.73),
                ("备注", 0.83),
            )
        ),
        *(
            word(text, x, 0.42, size=S)
            for text, x in (
                ("1", 0.11),
                ("不锈钢栏杆", 0.17),
                ("202(12Cr18Mn9Ni5N)", 0.305),
                ("米", 0.49),
                ("120", 0.55),
                ("372.90", 0.63),
                ("44748.00", 0.72),
            )
        ),
        word("合计金额（大写）：", 0.10, 0.65, size=S),
        word("肆万肆仟柒佰肆拾捌圆整", 0.26, 0.65, size=S),
        word("（小写）：¥44748.00", 0.64, 0.65, size=S),
        word("送货单位（章）：", 0.10, 0.77, size=S),
        word("送货人：沈砚青", 0.43, 0.77, size=S),
        word("收货人（签字）：陆闻舟", 0.64, 0.77, size=S),
    ]


WANTED = {
    "delivery_number": "0042817",
    "delivery_date": "2025-10-14",
    "buyer_name": "云澜市青禾镇芦汀村股份经济合作社",
    "seller_name": "云澜市砺岚金属制品有限公司",
    "contract_number": "QHLT-CG-2025-0917",
    "project_place": "青禾镇芦汀村文化广场",
    "amount_in_words": "肆万肆仟柒佰肆拾捌圆整",
    "amount": "44748.00",
    "deliverer": "沈砚青",
    "receiver": "陆闻舟",
}


def _read(words):
    return read_delivery_note([Evidence(lay_out(words, ASPECT), Source.OCR)])


def test_every_field_of_a_note_is_read():
    reading = _read(delivery_note())
    assert reading.kind is Kind.DELIVERY_NOTE
    assert {field.name: field.value for field in reading.fields} == WANTED


def test_the_substituted_steel_stands_in_its_cell():
    [line] = _read(delivery_note()).lines
    wanted = next(w for w in delivery_note() if w.text.startswith("202"))
    cell = line.cell("specification")
    assert cell.value == "202(12Cr18Mn9Ni5N)"
    assert cell.box.as_list() == pytest.approx(wanted.box.as_list())
    assert (line.cell("quantity").value, line.cell("amount").value) == ("120", "44748.00")


def test_a_photographed_note_that_lies_askew_says_the_same():
    reading = _read(turned(delivery_note(), -4, ASPECT))
    assert {field.name: field.value for field in reading.fields} == WANTED
    assert reading.lines[0].cell("specification").value == "202(12Cr18Mn9Ni5N)"
