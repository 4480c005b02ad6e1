import pytest

from features.records.document import Kind, Source
from models.recognizer.award_notice_fields import read_award_notice
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from tests.models.recognizer.drawn_words import word

A4 = 1.414
S = 0.6
BUYER, WINNER = "青禾镇芦汀村股份经济合作社", "云澜市砺岚金属制品有限公司"
AGENCY = "云澜公允招标代理有限公司"
WANTED = {
    "project_name": "芦汀村篮球场围栏采购项目",
    "buyer_name": BUYER,
    "agency_name": AGENCY,
    "winner_name": WINNER,
    "amount": "44748.00",
    "amount_in_words": "肆万肆仟柒佰肆拾捌圆整",
    "duration_days": "30",
    "project_manager": "沈砚青",
    "award_date": "2025-09-02",
}


def read(words):
    reading = read_award_notice([Evidence(lay_out(words, A4), Source.OCR)])
    assert reading.kind is Kind.AWARD_NOTICE
    return {field.name: field.value for field in reading.fields}


def lines(*texts, top=0.3, x=0.06):
    return [word(text, x, top + 0.04 * i, size=S) for i, text in enumerate(texts)]


def test_a_form_is_read_by_its_labels():
    pairs = (
        ("通知书编号", "ZB-2025-089"),
        ("项目名称", WANTED["project_name"]),
        ("项目编号", "GC[2025]357号"),
        ("招标人", BUYER),
        ("代理机构", AGENCY),
        ("中标人", WINNER),
        ("中标价（小写）", "¥44,748.00"),
        ("大写", "人民币肆万肆仟柒佰肆拾捌圆整"),
        ("工期", "30日历天"),
        ("项目经理", "沈砚青"),
        ("日期", "2025年9月2日"),
    )
    words = [word("中标通知书", 0.4, 0.1)]
    for i, (label, value) in enumerate(pairs):
        words += [
            word(label, 0.1, 0.2 + 0.05 * i, size=S),
            word(value, 0.35, 0.2 + 0.05 * i, size=S),
        ]
    extra = {"notice_number": "ZB-2025-089", "project_number": "GC〔2025〕357号"}
    assert read(words) == WANTED | extra


LETTERS = (
    (
        "　　受青禾镇芦汀村股份经济合作社委托，我单位组织了芦汀村篮球场围栏采购项目（招标编号：",
        "GC[2025]357号）的招标，经评标委员会评审，贵单位中标，中标价（大写）肆万肆仟柒佰肆拾捌圆",
        "整，（小写）¥44,748.00。",
        "　　工期为30日历天，由沈砚青担任项目经理。",
    ),
    (
        "　　贵单位参加了芦汀村篮球场围栏采购项目的投标，采购人青禾镇芦汀村股份经济合作社确认，",
        "确定贵单位为中标人，中标价为¥44748.00元，大写人民币肆万肆仟柒佰肆拾捌圆整。",
        "　　供货期限为30天，项目负责人：沈砚青。",
    ),
)
SENDERS = [
    word(BUYER, 0.6, 0.7, size=S),
    word(AGENCY, 0.62, 0.76, size=S),
    word("二〇二五年九月二日", 0.7, 0.82, size=S),
]


@pytest.mark.parametrize("sentences", LETTERS)
def test_a_letter_is_read_from_its_sentences_addressee_and_senders(sentences):
    words = [
        word("成 交 通 知 书", 0.38, 0.1),
        word(f"{WINNER}：", 0.06, 0.24, size=S),
        *lines(*sentences),
        *SENDERS,
    ]
    assert {name: read(words).get(name) for name in WANTED} == WANTED


def test_who_is_addressed_has_won():
    words = [word("中标通知书", 0.4, 0.1), word(f"致：{WINNER}", 0.06, 0.24, size=S), *SENDERS]
    assert read(words) == {
        "winner_name": WINNER,
        "buyer_name": BUYER,
        "agency_name": AGENCY,
        "award_date": "2025-09-02",
    }


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "须在45个日历日内完工，由卢穗负责施工现场。",
            {"duration_days": "45", "project_manager": "卢穗"},
        ),
        ("60日历天完工，现场由欧阳澄牵头。", {"duration_days": "60", "project_manager": "欧阳澄"}),
        ("由成交人负责运输，由沈砚青驻场。", {"project_manager": "沈砚青"}),
        ("由招标人负责验收。", {}),
    ],
)
def test_who_is_in_charge_and_for_how_many_calendar_days_is_told_in_many_ways(sentence, told):
    words = [word("中标通知书", 0.4, 0.1), word(f"致：{WINNER}", 0.06, 0.24, size=S)]
    found = read([*words, *lines(sentence), *SENDERS])
    names = ("duration_days", "project_manager")
    assert {name: found[name] for name in names if name in found} == told
