import pytest

from features.records.document import Kind, Source
from models.recognizer.bank_slip_fields import read_bank_slip
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import turned, word

ASPECT = 0.55
S = 0.7
PAYER = ("青禾镇芦汀村股份经济合作社", "201000000055170", "云澜农商银行青禾支行")
PAYEE = ("云澜市砺岚金属制品有限公司", "1204060009200001234", "云山商业银行营业部")
WANTED = {
    "serial_number": "E1065955720867",
    "transaction_date": "2025-07-08",
    "payer_name": PAYER[0],
    "payer_account": PAYER[1],
    "payer_bank": PAYER[2],
    "payee_name": PAYEE[0],
    "payee_account": PAYEE[1],
    "payee_bank": PAYEE[2],
    "amount": "44748.00",
    "amount_in_words": "肆万肆仟柒佰肆拾捌圆整",
    "purpose": "围栏采购款",
}
FOOT = [
    word("流水号：E1065955720867", 0.05, 0.18, size=S),
    word("记账日期：2025年07月08日", 0.60, 0.18, size=S),
    word("金额（大写）", 0.05, 0.66, size=S),
    word("人民币肆万肆仟柒佰肆拾捌圆整", 0.18, 0.66, size=S),
    word("（小写）", 0.60, 0.66, size=S),
    word("RMB 44,748.00", 0.70, 0.66, size=S),
    word("用途", 0.05, 0.76, size=S),
    word("围栏采购款", 0.18, 0.76, size=S),
    word("手续费", 0.60, 0.76, size=S),
    word("2.00", 0.70, 0.76, size=S),
]
TITLE = word("云山商业银行电子回单", 0.38, 0.08)


def side(label_x, top, caption, values):
    """One side of the form: an upright caption, three labels and their values."""
    upright = [word(c, label_x - 0.04, top + 0.06 * i, size=S) for i, c in enumerate(caption)]
    rows = zip(("户名", "账号", "开户行"), values, strict=True)
    printed = [
        part
        for i, (label, value) in enumerate(rows)
        for part in (
            word(label, label_x, top + 0.07 * i, size=S),
            word(value, label_x + 0.07, top + 0.07 * i, size=S),
        )
    ]
    return [*upright, *printed]


def beside():
    return [*side(0.09, 0.30, "付款人", PAYER), *side(0.56, 0.30, "收款人", PAYEE)]


def stacked():
    return [*side(0.09, 0.26, "付款人", PAYER), *side(0.09, 0.47, "收款人", PAYEE)]


def named():
    labels = ("付款人户名", "付款账号", "付款人开户行", "收款人户名", "收款账号", "收款人开户行")
    pairs = enumerate(zip(labels, (*PAYER, *PAYEE), strict=True))
    return [
        part
        for i, (label, value) in pairs
        for part in (
            word(f"{label}：", 0.05, 0.26 + 0.06 * i, size=S),
            word(value, 0.22, 0.26 + 0.06 * i, size=S),
        )
    ]


def read(words):
    reading = read_bank_slip([Evidence(lay_out(words, ASPECT), Source.OCR)])
    assert reading.kind is Kind.BANK_SLIP
    return {field.name: field.value for field in reading.fields}


@pytest.mark.parametrize("form", [beside, stacked, named])
def test_both_sides_are_told_apart_in_every_form(form):
    assert read([TITLE, *form(), *FOOT]) == WANTED


@pytest.mark.parametrize("form", [beside, stacked, named])
def test_a_slip_that_lies_askew_says_the_same(form):
    assert read(turned([TITLE, *form(), *FOOT], 3, ASPECT)) == WANTED


def test_payee_left_of_payer_is_told_by_the_captions():
    swapped = [*side(0.09, 0.30, "收款人", PAYEE), *side(0.56, 0.30, "付款人", PAYER)]
    assert read([TITLE, *swapped, *FOOT]) == WANTED


def test_a_name_over_two_lines_of_its_cell_is_one_name():
    wrapped = [w for w in beside() if w.text != PAYEE[0]]
    lines = [word(PAYEE[0][:8], 0.63, 0.28, size=S), word(PAYEE[0][8:], 0.63, 0.32, size=S)]
    assert read([TITLE, *wrapped, *lines, *FOOT])["payee_name"] == PAYEE[0]


def test_a_day_without_a_label_is_the_day_of_the_slip():
    foot = [w for w in FOOT if not w.text.startswith("记账日期")]
    day = word("二〇二五年七月八日", 0.70, 0.18, size=S)
    assert read([TITLE, *beside(), *foot, day])["transaction_date"] == "2025-07-08"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        (("受理备查号：", "E1065955720867"), "E1065955720867"),
        (("受理备查号：E1065955720867",), "E1065955720867"),
        (("划出账号：201000000055170",), None),
        (("柜员号：2010",), None),
    ],
)
def test_a_number_under_an_unknown_label_of_numbers_is_the_slips(printed, number):
    beside = [word(text, 0.05 + 0.25 * n, 0.18, size=S) for n, text in enumerate(printed)]
    reading = read_bank_slip([Evidence(lay_out([TITLE, *beside, *FOOT[1:]], ASPECT), Source.OCR)])
    found = reading.field("serial_number")
    assert (found and found.value) == number
