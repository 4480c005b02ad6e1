import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.capitals import capitals
from features.records.document import Kind, Source
from features.records.money import yuan_text
from models.recognizer.amount_boxes import boxed_amount
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.receipt_fields import read_receipt
from tests.models.recognizer.drawn_words import word

ASPECT = 0.55
S = 0.7
PLACES = "百十万千百十元角分"


def read(words, aspect=ASPECT):
    reading = read_receipt([Evidence(lay_out(words, aspect), Source.OCR)])
    assert reading.kind is Kind.RECEIPT
    return reading, {field.name: field.value for field in reading.fields}


def boxes(fen, y=0.4, captions=PLACES):
    places = [0.55 + 0.03 * i for i in range(len(captions))]
    above = [word(c, x, y, size=S) for c, x in zip(captions, places, strict=True)]
    digits = str(fen)
    below = [
        word(digit, x + 0.003, y + 0.06, size=S)
        for digit, x in zip(digits, places[-len(digits) :], strict=True)
    ]
    return above, below


HEAD = [
    word("收款收据", 0.42, 0.06),
    word("No. 0042817", 0.75, 0.06, size=S),
    word("2025年7月8日", 0.42, 0.14, size=S),
    word("今收到：沈砚青", 0.05, 0.24, size=S),
    word("交来：2025年度土地流转费", 0.45, 0.24, size=S),
]
FOOT = [
    word("收款单位（章）：青禾镇芦汀村股份经济合作社", 0.05, 0.70, size=S),
    word("收款人：秦未名", 0.55, 0.70, size=S),
]


def test_a_receipt_with_boxes_gives_payer_reason_and_amount():
    above, below = boxes(297000)
    words = [word("人民币（大写）：贰仟玖佰柒拾圆整", 0.05, 0.52, size=S)]
    _, fields = read([*HEAD, *above, *below, *words, *FOOT])
    assert fields == {
        "receipt_number": "0042817",
        "receipt_date": "2025-07-08",
        "payer_name": "沈砚青",
        "reason": "2025年度土地流转费",
        "amount": "2970.00",
        "amount_in_words": "贰仟玖佰柒拾圆整",
        "payee_name": "青禾镇芦汀村股份经济合作社",
        "handler": "秦未名",
    }


@given(st.integers(100, 999_999_999))
def test_digits_in_boxes_are_the_amount(fen):
    above, below = boxes(fen)
    run, read_fen = boxed_amount(lay_out([*above, *below], ASPECT))
    assert read_fen == fen
    assert run.text == str(fen)


@given(st.integers(1000, 999_999_999), st.data())
def test_an_empty_box_between_digits_leaves_the_amount_out(fen, data):
    above, below = boxes(fen)
    below.pop(data.draw(st.integers(1, len(below) - 1)))
    assert boxed_amount(lay_out([*above, *below], ASPECT)) is None


def test_captions_and_digits_that_a_reader_ran_together_are_cut():
    words = [word("百 十 元 角 分", 0.55, 0.4), word("¥  1  2  3  4", 0.55, 0.46)]
    _, fen = boxed_amount(lay_out(words, ASPECT))
    assert fen == 1234


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("今领到青禾镇芦汀村村民委员会保洁员工资人民币贰仟元整（¥2000.00）。", "保洁员工资"),
        ("兹领取青禾镇芦汀村村民委员会困难慰问金共计2000.00元（大写：贰仟圆整）。", "困难慰问金"),
        ("今收到青禾镇芦汀村村民委员会付来误工补贴款，金额贰仟圆整，￥2000.00。", "误工补贴"),
    ],
)
def test_a_note_of_one_sentence_says_from_whom_and_what_for(sentence, reason):
    words = [
        word("领 条", 0.45, 0.1),
        word(sentence, 0.05, 0.3, size=0.6),
        word("领款人：陆闻舟", 0.6, 0.6, size=S),
        word("2025年7月8日", 0.6, 0.7, size=S),
    ]
    _, fields = read(words)
    words_read = fields.pop("amount_in_words")
    assert words_read.translate(str.maketrans("元", "圆")) == capitals(200000)
    assert fields == {
        "payer_name": "青禾镇芦汀村村民委员会",
        "reason": reason,
        "amount": yuan_text(200000),
        "payee_name": "陆闻舟",
        "receipt_date": "2025-07-08",
    }


def test_a_fiscal_receipt_gives_its_codes_and_its_items():
    table = ("项目编码", "项目名称", "单位", "数量", "标准", "金额（元）")
    places = (0.06, 0.2, 0.42, 0.52, 0.62, 0.78)
    row = ("10303989", "停车管理收入", "车位", "3", "180.00", "540.00")
    words = [
        word("公益事业捐赠统一票据（电子）", 0.3, 0.06),
        word("票据代码：33010325", 0.05, 0.14, size=S),
        word("票据号码：9454545241", 0.6, 0.14, size=S),
        word("交款人：沈砚青", 0.05, 0.2, size=S),
        word("校验码：72f817", 0.6, 0.2, size=S),
        word("开票日期：2025年12月19日", 0.6, 0.26, size=S),
        *(word(text, x, 0.34, size=S) for text, x in zip(table, places, strict=True)),
        *(word(text, x, 0.42, size=S) for text, x in zip(row, places, strict=True)),
        word("金额合计（大写）：伍佰肆拾圆整", 0.05, 0.5, size=S),
        word("（小写）：540.00", 0.6, 0.5, size=S),
        word("收款单位（章）：青禾镇芦汀村股份经济合作社", 0.05, 0.6, size=S),
        word("复核人：", 0.05, 0.7, size=S),
        word("收款人：秦未名", 0.5, 0.7, size=S),
    ]
    reading, fields = read(words)
    assert fields["receipt_code"] == "33010325"
    assert fields["receipt_number"] == "9454545241"
    assert fields["check_code"] == "72f817"
    assert (fields["amount"], fields["handler"]) == ("540.00", "秦未名")
    assert "reason" not in fields
    [line] = reading.lines
    assert {c.name: c.value for c in line.cells} == {
        "item_name": "停车管理收入",
        "unit": "车位",
        "quantity": "3",
        "unit_price": "180.00",
        "amount": "540.00",
    }


def test_the_body_above_the_title_receives_the_money():
    letterhead = word("青禾镇芦汀村股份经济合作社", 0.35, 0.03, size=S)
    head = [word("专用收款收据", 0.42, 0.09), *HEAD[2:]]
    _, fields = read([letterhead, *head, word("收款人：秦未名", 0.55, 0.70, size=S)])
    assert fields["payee_name"] == "秦未名"
    _, fields = read([letterhead, *head])
    assert fields["payee_name"] == "青禾镇芦汀村股份经济合作社"
