"""采购合同: two A4 pages with parties, goods, amount in figures and 大写, terms, both seals.

Drawn clean; ``scanned.py`` turns the pages into the scan that reaches the office.
"""

from datetime import date

import numpy as np

from features.records.capitals import capitals
from features.records.money import yuan_text
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.goods_table import Column, draw_goods
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.seal import Seal, stamp
from training.synthesis.papers.sheet import Ink, Sheet, Text, wrap

_TITLE = Ink(Face.SONG_BOLD, 22)
_HEAD = Ink(Face.SONG_BOLD, 12)
_BODY = Ink(Face.SONG, 12)
_CELL = Ink(Face.SONG, 10.5)
_LEFT, _RIGHT, _LEAD = 28.0, 182.0, 8.2
RETENTION_PERCENT = 5
COLUMNS = (
    Column("序号", 12),
    Column("名称", 28, "item_name"),
    Column("规格型号", 40, "specification"),
    Column("单位", 12, "unit"),
    Column("数量", 16, "quantity"),
    Column("单价(元)", 22, "unit_price"),
    Column("金额(元)", 24, "amount"),
)


def draw_contract(purchase: Purchase) -> tuple[Sheet, Sheet]:
    """Return both pages with their marks, A4."""
    first, second = Sheet(210, 297, 1), Sheet(210, 297, 2)
    below = _head(first, purchase)
    below = draw_goods(first, (_LEFT, below), COLUMNS, _rows(purchase), _CELL)
    below = _amount(first, purchase, below + 8)
    _quality(first, purchase, below)
    below = _terms(second, purchase, 34)
    _signatures(second, purchase, below + 8)
    for sheet in (first, second):
        sheet.write(105, 284, f"第 {sheet.page} 页  共 2 页", Ink(Face.SONG, 9), 0.5)
    return first, second


def chinese_date(day: date) -> str:
    """Write a date as papers do: 2025年9月17日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _head(sheet: Sheet, purchase: Purchase) -> float:
    sheet.write(105, 36, "采 购 合 同", _TITLE, 0.5)
    number = sheet.write(_RIGHT, 47, f"合同编号：{purchase.contract_number}", _CELL, 1)
    sheet.mark("contract_number", purchase.contract_number, [number], purchase.contract_number)
    entries = (
        ("甲方(采购方)：", purchase.buyer.name, "party_a"),
        ("统一社会信用代码：", purchase.buyer.credit_code, "party_a_id"),
        ("乙方(供货方)：", purchase.seller.name, "party_b"),
        ("统一社会信用代码：", purchase.seller.credit_code, "party_b_id"),
        ("项目名称：", purchase.project, "project_name"),
        ("项目地点：", purchase.place, "project_place"),
    )
    below = 59.0
    for label, value, name in entries:
        sheet.mark(name, value, [sheet.write(_LEFT, below, label + value, _BODY)], value)
        below += _LEAD
    opening = (
        "根据《中华人民共和国民法典》及有关规定，经甲方村民代表会议决议，甲乙双方就上述项目"
        "所需货物的采购事宜协商一致，订立本合同。"
    )
    below = _paragraph(sheet, below + 1, opening)[1]
    sheet.write(_LEFT, below, "一、货物名称、规格型号、数量及价格(含13%增值税)", _HEAD)
    return below + 4


def _rows(purchase: Purchase) -> list[dict[str, str]]:
    return [
        {
            "item_name": goods.name,
            "specification": goods.specification,
            "unit": goods.unit,
            "quantity": str(goods.quantity),
            "unit_price": goods.gross_price,
            "amount": yuan_text(goods.gross_fen),
        }
        for goods in purchase.goods
    ]


def _amount(sheet: Sheet, purchase: Purchase, below: float) -> float:
    figures, words = yuan_text(purchase.gross_fen), capitals(purchase.gross_fen)
    sentence = f"合同总价(大写)：人民币{words}  (小写)：¥{figures}"
    text = sheet.write(_LEFT, below, sentence, _BODY)
    sheet.mark("amount", figures, [text], figures)
    sheet.mark("amount_in_words", words, [text], words)
    return below + _LEAD + 2


def _quality(sheet: Sheet, purchase: Purchase, below: float) -> None:
    sheet.write(_LEFT, below, "二、质量要求", _HEAD)
    agreed = purchase.goods[0].specification
    clauses = (
        f"1. 栏杆立柱、横管均采用{agreed}不锈钢管，主管外径51mm，壁厚不小于1.5mm，"
        "表面无划伤、锈斑，焊缝打磨平整。",
        "2. 乙方应随货提供材质证明书；未经甲方书面同意，不得以其他牌号的材料代替。",
        "3. 所供货物符合国家现行标准，质量保证期为验收合格之日起24个月。",
    )
    below += _LEAD
    for clause in clauses:
        below = _paragraph(sheet, below, clause)[1]


def _terms(sheet: Sheet, purchase: Purchase, below: float) -> float:
    last_day = chinese_date(purchase.dates.deliver_by)
    terms = f"货到并验收合格、乙方开具增值税发票后15日内支付合同总价的{100 - RETENTION_PERCENT}%"
    sections = (
        (
            "三、交货与验收",
            f"1. 乙方应于{last_day}前将货物送至{purchase.place}并安装完毕，运费由乙方承担。",
        ),
        ("", "2. 到货时由甲方经办人、村务监督委员会成员共同清点，核对规格型号、数量，填写验收单。"),
        ("", "3. 验收不合格的，乙方应在7日内无偿更换，由此延误的交货期由乙方负责。"),
        (
            "四、付款方式",
            f"{terms}；其余{RETENTION_PERCENT}%作为质保金，质量保证期满无质量问题后一次性付清，不计利息。",
        ),
        (
            "五、违约责任",
            "乙方逾期交货的，每逾期一日按合同总价的0.5‰支付违约金；所供货物与约定规格型号不符的，"
            "甲方有权拒收或要求退货，并由乙方承担全部损失。",
        ),
        (
            "六、争议解决",
            "本合同履行中发生争议，双方协商解决；协商不成的，向甲方所在地人民法院起诉。",
        ),
        (
            "七、其他",
            "本合同一式四份，甲乙双方各执一份，镇农村集体资产管理服务中心、村务监督委员会各存一份，"
            "自双方签字盖章之日起生效。",
        ),
    )
    for heading, body in sections:
        if heading:
            sheet.write(_LEFT, below, heading, _HEAD)
            below += _LEAD
        texts, below = _paragraph(sheet, below, body)
        _mark_term(sheet, heading, texts)
    return below


def _mark_term(sheet: Sheet, heading: str, texts: list[Text]) -> None:
    if heading == "四、付款方式":
        whole = "".join(text.content for text in texts).strip()
        sheet.mark("payment_terms", whole, texts)
        sheet.mark("retention", f"{RETENTION_PERCENT}%", texts, f"{RETENTION_PERCENT}%作为质保金")


def _signatures(sheet: Sheet, purchase: Purchase, below: float) -> None:
    rng = np.random.default_rng(purchase.seed)
    for x, side, firm, purpose in (
        (_LEFT, "甲方(盖章)：", purchase.buyer, ""),
        (_LEFT + 80, "乙方(盖章)：", purchase.seller, "合同专用章"),
    ):
        sheet.write(x, below, side, _BODY)
        for place, line in enumerate(wrap(firm.name, _BODY, 70)):
            sheet.write(x, below + _LEAD * (1 + place), line, _BODY)
        sheet.write(x, below + _LEAD * 3, f"代表人：{firm.agent}", _BODY)
        sheet.write(x, below + _LEAD * 4, f"开户行：{firm.bank}", _CELL)
        sheet.write(x, below + _LEAD * 5, f"账号：{firm.account}", _CELL)
        seal = Seal(firm.name, purpose)
        centre = (x + 40 + float(rng.uniform(-5, 5)), below + 17 + float(rng.uniform(-3, 3)))
        sheet.plates.append(stamp(seal, centre, rng, f"seal_{len(sheet.plates)}.png"))
    signed = chinese_date(purchase.dates.signed)
    text = sheet.write(_LEFT, below + _LEAD * 6.6, f"签订日期：{signed}", _BODY)
    sheet.mark("sign_date", purchase.dates.signed.isoformat(), [text], signed)


def _paragraph(sheet: Sheet, below: float, content: str) -> tuple[list[Text], float]:
    """Set a paragraph, indented by two characters; return its runs and the next baseline."""
    texts = []
    for line in wrap("　　" + content, _BODY, _RIGHT - _LEFT):
        texts.append(sheet.write(_LEFT, below, line, _BODY))
        below += _LEAD
    return texts, below
