from dataclasses import replace

import pytest

from features.records.document import Kind, Source
from models.recognizer.contract_fields import read_contract
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import word

A4 = 1.414
SMALL = 0.7


def _row(y, *cells):
    return [word(text, x, y, size=SMALL) for x, text in cells]


def first_page():
    return [
        word("采购合同", 0.42, 0.08),
        *_row(0.14, (0.60, "合同编号：QHLT-CG-2025-0917")),
        *_row(0.18, (0.13, "甲方（采购方）：云澜市青禾镇芦汀村股份经济合作社")),
        *_row(0.22, (0.13, "统一社会信用代码：N2330498MF0LT0A30D")),
        *_row(0.26, (0.13, "乙方（供货方）：云澜市砺岚金属制品有限公司")),
        *_row(0.30, (0.13, "统一社会信用代码：91330498MAD0LL7K02")),
        *_row(0.34, (0.13, "项目名称：芦汀村篮球场围栏采购")),
        *_row(0.38, (0.13, "项目地点：青禾镇芦汀村文化广场")),
        *_row(0.42, (0.13, "一、货物名称、规格型号、数量及价格")),
        *_row(0.46, (0.13, "序号"), (0.22, "名称"), (0.38, "规格型号"), (0.52, "单位")),
        *_row(0.46, (0.58, "数量"), (0.66, "单价（元）"), (0.78, "金额（元）")),
        *_row(0.50, (0.15, "1"), (0.20, "不锈钢栏杆"), (0.35, "304 (06Cr19Ni10)"), (0.53, "米")),
        *_row(0.50, (0.59, "120"), (0.67, "372.90"), (0.78, "44748.00")),
        *_row(0.56, (0.13, "合同总价（大写）：人民币肆万肆仟柒佰肆拾捌圆整")),
        *_row(0.56, (0.65, "（小写）：¥44748.00")),
    ]


def second_page():
    return [
        *_row(0.10, (0.13, "三、交货与验收")),
        *_row(0.14, (0.17, "工期为30日历天，自2025年9月20日起至2025年10月19日止。")),
        *_row(0.18, (0.13, "四、付款方式")),
        *_row(0.22, (0.17, "货到并验收合格后15日内支付合同总价的95％；其余5")),
        *_row(0.26, (0.13, "％作为质保金，质量保证期满后一次性付清。")),
        *_row(0.30, (0.13, "五、违约责任")),
        *_row(0.34, (0.17, "每逾期一日按合同总价的0.5‰支付违约金。")),
        *_row(0.60, (0.13, "甲方（盖章）："), (0.52, "乙方（盖章）：")),
        *_row(0.64, (0.13, "云澜市青禾镇芦汀村股份经济合作社"), (0.56, "合同专用章")),
        *_row(0.80, (0.13, "签订日期：2025年9月17日")),
        *_row(0.94, (0.45, "第2页 共2页")),
    ]


def _read(*pages):
    sheets = [lay_out(words, A4, number) for number, words in enumerate(pages, start=1)]
    return read_contract([Evidence(sheet, Source.OCR) for sheet in sheets])


def test_every_field_is_read_over_both_pages():
    reading = _read(first_page(), second_page())
    assert reading.kind is Kind.CONTRACT
    assert {field.name: (field.value, field.page) for field in reading.fields} == {
        "contract_number": ("QHLT-CG-2025-0917", 1),
        "party_a": ("云澜市青禾镇芦汀村股份经济合作社", 1),
        "party_a_id": ("N2330498MF0LT0A30D", 1),
        "party_b": ("云澜市砺岚金属制品有限公司", 1),
        "party_b_id": ("91330498MAD0LL7K02", 1),
        "project_name": ("芦汀村篮球场围栏采购", 1),
        "project_place": ("青禾镇芦汀村文化广场", 1),
        "amount_in_words": ("肆万肆仟柒佰肆拾捌圆整", 1),
        "amount": ("44748.00", 1),
        "start_date": ("2025-09-20", 2),
        "end_date": ("2025-10-19", 2),
        "duration_days": ("30", 2),
        "payment_terms": (
            "货到并验收合格后15日内支付合同总价的95%;其余5%作为质保金,质量保证期满后一次性付清。",
            2,
        ),
        "retention": ("5%", 2),
        "sign_date": ("2025-09-17", 2),
        "seal_text": ("合同专用章", 2),
    }


def test_goods_are_read_with_their_specification():
    [line] = _read(first_page(), second_page()).lines
    assert {cell.name: cell.value for cell in line.cells} == {
        "item_name": "不锈钢栏杆",
        "specification": "304 (06Cr19Ni10)",
        "unit": "米",
        "quantity": "120",
        "unit_price": "372.90",
        "amount": "44748.00",
    }


def test_codes_of_parties_side_by_side_go_to_their_party():
    words = [
        word("租赁合同", 0.42, 0.08),
        *_row(
            0.20, (0.10, "甲方：芦汀村股份经济合作社"), (0.55, "乙方：云澜市砺岚金属制品有限公司")
        ),
        *_row(0.24, (0.10, "统一社会信用代码：N2330498MF0LT0A30D")),
        *_row(0.24, (0.55, "统一社会信用代码：91330498MAD0LL7K02")),
    ]
    reading = _read(words)
    assert reading.field("party_a_id").value == "N2330498MF0LT0A30D"
    assert reading.field("party_b_id").value == "91330498MAD0LL7K02"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("质保金为合同总价的3%，满一年退还。", "3%"),
        ("预留合同价的5%作为质量保证金。", "5%"),
        ("支付至97%，剩余3%作为保修金。", "3%"),
    ],
)
def test_the_share_kept_back_is_found_in_prose(sentence, share):
    words = [*_row(0.2, (0.1, "四、付款方式")), *_row(0.24, (0.1, sentence))]
    assert _read(words).field("retention").value == share


def test_a_heading_with_prose_in_its_line_keeps_the_prose():
    words = _row(0.2, (0.1, "第五条付款方式：验收后一次性付清。"))
    assert _read(words).field("payment_terms").value == "验收后一次性付清。"


def test_the_price_may_stand_in_a_sentence():
    words = [
        *_row(0.2, (0.1, "第二条合同价款")),
        *_row(0.24, (0.1, "合同总价款为人民币44748.00元，含税。")),
    ]
    assert _read(words).field("amount").value == "44748.00"


def test_terms_over_two_pages_point_to_the_first():
    ending = [w for w in second_page() if w.box.y0 < 0.24]
    following = [replace(w) for w in second_page() if w.box.y0 > 0.24]
    field = _read(first_page(), ending, following).field("payment_terms")
    assert field.page == 2
    assert field.value.endswith("一次性付清。")
    assert field.box.y1 < 0.25


def test_an_empty_page_has_no_fields():
    reading = _read([])
    assert (reading.fields, reading.lines, reading.subkind) == ((), (), None)


def _prose(*sentences):
    """Read a contract of numbered clauses, a heading and its sentence each."""
    lines = [
        part
        for i, (title, sentence) in enumerate(sentences)
        for part in (
            *_row(0.2 + 0.08 * i, (0.1, f"第{'一二三四五'[i]}条 {title}")),
            *_row(0.24 + 0.08 * i, (0.1, f"　　{sentence}")),
        )
    ]
    return {field.name: field.value for field in _read(lines).fields}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("合同期限自2025/07/24起至2025/10/06止。", ("2025-07-24", "2025-10-06")),
        (
            "开工日期为2025.07.24，竣工日期为2025.10.06，工期75天。",
            ("2025-07-24", "2025-10-06"),
        ),
        ("计划于2025-07-24开始履行，2025-10-06前全部完成。", ("2025-07-24", "2025-10-06")),
        ("即二〇二五年七月二十四日至二〇二五年十月六日。", ("2025-07-24", "2025-10-06")),
    ],
)
def test_both_days_of_a_period_are_found_in_prose(sentence, wanted):
    fields = _prose(("履行期限", sentence))
    assert (fields["start_date"], fields["end_date"]) == wanted


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("工期为20日历天，以开工通知为准。", "20"),
        ("乙方应在合同签订后180日内完成全部内容。", "180"),
        ("履行期限共1096天，即2026年1月28日至2029年1月27日。", "1096"),
        ("合同期限自2025年7月4日起至2025年7月9日止。", None),
        ("全部内容应于45个日历日之内交验。", "45"),
    ],
)
def test_days_of_dates_are_no_duration(sentence, days):
    assert _prose(("工期", sentence)).get("duration_days") == days


@pytest.mark.parametrize(
    "sentence",
    [
        "双方确认工程价款为44748.00元（大写：肆万肆仟柒佰肆拾捌圆整），据实结算。",
        "租金合计人民币（大写）肆万肆仟柒佰肆拾捌圆整，（小写）44,748.00元。",
    ],
)
def test_the_price_is_found_in_both_ways_to_write_it(sentence):
    fields = _prose(("费用", sentence), ("付款方式", "签订后付10000.00元，余款验收后付清。"))
    assert (fields["amount"], fields["amount_in_words"]) == ("44748.00", "肆万肆仟柒佰肆拾捌圆整")


@pytest.mark.parametrize(
    "sentence",
    [
        "租赁标的为芦汀村闲置仓库，坐落位置为芦汀村老桥东侧，不得转租。",
        "甲方将坐落于芦汀村老桥东侧的芦汀村闲置仓库出租给乙方使用。",
        "乙方承租甲方芦汀村闲置仓库，位置在芦汀村老桥东侧，现状交付。",
    ],
)
def test_what_a_contract_is_about_and_where_is_found_in_prose(sentence):
    fields = _prose(("标的", sentence))
    assert fields["project_name"] == "芦汀村闲置仓库"
    assert fields["project_place"] == "芦汀村老桥东侧"


def test_pairs_that_run_over_lines_of_a_paragraph_are_read():
    texts = (
        "　　编号：HT-0917，发包方：青禾镇芦汀村股份经济合作社，施工单位（乙方）：云澜市砺岚金属制",
        "品有限公司，工程名称：芦汀村篮球场围栏项目，金额大写：人民币：肆万肆仟柒佰肆拾捌圆整，总工",
        "期：365日历天。",
    )
    words = [w for i, text in enumerate(texts) for w in _row(0.2 + 0.02 * i, (0.05, text))]
    fields = {field.name: field.value for field in _read(words).fields}
    assert fields == {
        "contract_number": "HT-0917",
        "party_a": "青禾镇芦汀村股份经济合作社",
        "party_b": "云澜市砺岚金属制品有限公司",
        "project_name": "芦汀村篮球场围栏项目",
        "amount_in_words": "肆万肆仟柒佰肆拾捌圆整",
        "duration_days": "365",
    }


def test_parties_may_be_named_by_their_signatures_only():
    words = [
        *_row(0.2, (0.1, "甲方（盖章）："), (0.25, "芦汀村经济合作社"), (0.55, "乙方（公章）：")),
        *_row(0.2, (0.70, "云澜砺岚公司")),
    ]
    reading = _read(words)
    assert reading.field("party_a").value == "芦汀村经济合作社"
    assert reading.field("party_b").value == "云澜砺岚公司"
