import pytest

from features.records.document import Kind, Source
from models.recognizer.acceptance_fields import read_acceptance
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import word

ASPECT = 0.75
S = 0.6


def read(*pages, aspect=ASPECT):
    reading = read_acceptance(
        [Evidence(lay_out(p, aspect, n), Source.OCR) for n, p in enumerate(pages, start=1)]
    )
    assert reading.kind is Kind.ACCEPTANCE
    return reading, {field.name: field.value for field in reading.fields}


def goods(rows, y=0.5):
    places = {"序号": 0.05, "名称": 0.15, "规格型号": 0.35, "单位": 0.5, "数量": 0.58}
    places |= {"单价": 0.68, "金额": 0.8}
    head = [word(text, x, y, size=S) for text, x in places.items()]
    cells = [
        word(text, x, y + 0.05 * (i + 1), size=S)
        for i, row in enumerate(rows)
        for text, x in zip(row, places.values(), strict=True)
    ]
    return [*head, *cells]


def test_an_acceptance_paper_names_its_day_and_conclusion():
    words = [
        word("货物验收单", 0.4, 0.1),
        word("项目名称：芦汀村篮球场围栏采购", 0.1, 0.2),
        word("验收日期：2025年10月16日", 0.1, 0.3),
        word("竣工日期：2025年10月14日", 0.6, 0.3),
        word("验收结论：质量合格，同意验收。", 0.1, 0.4),
        word("验收人：陆闻舟、沈砚青", 0.1, 0.5),
    ]
    assert read(words)[1] == {
        "project_name": "芦汀村篮球场围栏采购",
        "acceptance_date": "2025-10-16",
        "conclusion": "质量合格,同意验收",
        "receiver": "陆闻舟、沈砚青",
    }


def test_goods_over_two_pages_are_one_table_with_the_total_of_the_last():
    first = [word("货物验收单", 0.4, 0.1), *goods([("1", "栏杆", "304", "米", "2", "3", "6.00")])]
    second = [
        *goods([("2", "螺栓", "M10", "套", "4", "1", "4.00")], y=0.1),
        word("合计", 0.05, 0.3, size=S),
        word("10.00", 0.8, 0.3, size=S),
    ]
    reading, fields = read(first, second)
    assert [line.cell("item_name").value for line in reading.lines] == ["栏杆", "螺栓"]
    assert fields["amount"] == "10.00"
    assert [line.cell("amount").page for line in reading.lines] == [1, 2]


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "　　根据合同（编号：HT-2025-0334）约定，青禾镇芦汀村村民委员会验收小组于二〇二五年十",
            "月十六日对云澜市砺岚金属制品有限公司承接的芦汀村篮球场围栏项目进行了验收，项目总价为¥",
            "44748.00元（大写：肆万肆仟柒佰肆拾捌元整）。",
            "　　验收结论：合格。",
        ),
        (
            "　　芦汀村篮球场围栏项目由云澜市砺岚金属制品有限公司负责实施，合同编号HT-2025-0334，",
            "合同金额44748.00元（肆万肆仟柒佰肆拾捌元整）。现已完工，青禾镇芦汀村村民委员会于2025年10",
            "月16日组织验收。",
            "　　质量评定：合格。",
        ),
    ],
)
def test_a_report_is_read_from_its_sentences(sentences):
    lines = [word(text, 0.05, 0.3 + 0.06 * i, size=S) for i, text in enumerate(sentences)]
    _, fields = read([word("工程验收报告", 0.4, 0.1), *lines])
    assert fields == {
        "contract_number": "HT-2025-0334",
        "buyer_name": "青禾镇芦汀村村民委员会",
        "acceptance_date": "2025-10-16",
        "seller_name": "云澜市砺岚金属制品有限公司",
        "project_name": "芦汀村篮球场围栏项目",
        "amount": "44748.00",
        "amount_in_words": "肆万肆仟柒佰肆拾捌元整",
        "conclusion": "合格",
    }
