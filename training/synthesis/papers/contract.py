"""采购合同: two A4 pages with parties, goods, amount in figures and 大写, terms, both seals.

Drawn clean; ``scanned.py`` turns the pages into the scan that reaches the office.
"""

from collections.abc import Iterable

import numpy as np

from features.records.capitals import capitals
from features.records.money import yuan_text
from training.synthesis.papers.contract_clauses import (
    GOODS_HEADING,
    OPENING,
    PAYMENT,
    RETENTION_PERCENT,
    Section,
    first_page_sections,
    second_page_sections,
)
from training.synthesis.papers.dates import chinese_date
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.goods_table import Column, draw_goods
from training.synthesis.papers.purchase import Firm, Purchase
from training.synthesis.papers.seal import Seal, stamp
from training.synthesis.papers.sheet import Ink, Sheet, Text, wrap
from training.synthesis.papers.signature import sign

_TITLE = Ink(Face.SONG_BOLD, 22)
_HEAD = Ink(Face.SONG_BOLD, 12)
_BODY = Ink(Face.SONG, 12)
_CELL = Ink(Face.SONG, 10.5)
_LEFT, _RIGHT, _LEAD = 28.0, 182.0, 8.2
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
    _sections(first, first_page_sections(purchase), below)
    below = _sections(second, second_page_sections(purchase), 38)
    _signatures(second, purchase, below + 12)
    for sheet in (first, second):
        sheet.write(105, 284, f"第 {sheet.page} 页  共 2 页", Ink(Face.SONG, 9), 0.5)
    return first, second


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
    below = _paragraph(sheet, below + 1, OPENING)[1]
    sheet.write(_LEFT, below, GOODS_HEADING, _HEAD)
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


def _sections(sheet: Sheet, sections: Iterable[Section], below: float) -> float:
    for section in sections:
        sheet.write(_LEFT, below, section.heading, _HEAD)
        below += _LEAD
        texts: list[Text] = []
        for paragraph in section.paragraphs:
            added, below = _paragraph(sheet, below, paragraph)
            texts += added
        if section.heading == PAYMENT:
            _mark_payment(sheet, texts)
    return below


def _mark_payment(sheet: Sheet, texts: list[Text]) -> None:
    whole = "".join("".join(text.content for text in texts).split())
    sheet.mark("payment_terms", whole, texts)
    sheet.mark("retention", f"{RETENTION_PERCENT}%", texts, f"{RETENTION_PERCENT}%作为质保金")


def _signatures(sheet: Sheet, purchase: Purchase, below: float) -> None:
    rng = np.random.default_rng(purchase.seed)
    _signature(sheet, (_LEFT, below), ("甲方(盖章)：", purchase.buyer, ""), rng)
    _signature(sheet, (_LEFT + 80, below), ("乙方(盖章)：", purchase.seller, "合同专用章"), rng)
    signed = chinese_date(purchase.dates.signed)
    text = sheet.write(_LEFT, below + _LEAD * 6.7, f"签订日期：{signed}", _BODY)
    sheet.mark("sign_date", purchase.dates.signed.isoformat(), [text], signed)


def _signature(
    sheet: Sheet,
    corner: tuple[float, float],
    side: tuple[str, Firm, str],
    rng: np.random.Generator,
) -> None:
    (x, y), (heading, firm, purpose) = corner, side
    lines = (heading, firm.name, "", "代表人：", f"开户行：{firm.bank}", f"账号：{firm.account}")
    for place, line in enumerate(lines):
        sheet.write(x, y + _LEAD * place, line, _BODY if place < 4 else _CELL)
    name = f"{len(sheet.plates)}.png"
    sheet.plates.append(sign(firm.agent, (x + 17, y + _LEAD * 3 + 1), rng, f"signed_{name}"))
    centre = (x + 42 + float(rng.uniform(-6, 6)), y + 17 + float(rng.uniform(-4, 4)))
    sheet.plates.append(stamp(Seal(firm.name, purpose), centre, rng, f"seal_{name}"))


def _paragraph(sheet: Sheet, below: float, content: str) -> tuple[list[Text], float]:
    """Set a paragraph, indented by two characters; return its runs and the next baseline."""
    texts = []
    for line in wrap("　　" + content, _BODY, _RIGHT - _LEFT):
        texts.append(sheet.write(_LEFT, below, line, _BODY))
        below += _LEAD
    return texts, below
