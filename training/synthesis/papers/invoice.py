"""数电票: the fully digital invoice as the tax platform lays it out, 210 by 140 mm.

One layout for picture, PDF and OFD. The oval at the head is worded as a specimen (seal.py).
"""

from io import BytesIO

import segno

from features.records.capitals import capitals
from features.records.money import yuan_text
from training.synthesis.papers.dates import padded_date
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.purchase import VAT_RATE, Firm, Goods, Purchase
from training.synthesis.papers.seal import specimen_oval
from training.synthesis.papers.sheet import Colour, Ink, Plate, Sheet, Text, wrap

BROWN: Colour = (128, 64, 16)
_LABEL = Ink(Face.SONG, 9, BROWN)
_TITLE = Ink(Face.SONG, 19, BROWN)
_VALUE = Ink(Face.SONG, 9)
_PEN = (0.3, BROWN)
_LEFT, _RIGHT = 6.0, 204.0
TAX_CLASS = "*金属制品*"
RATE_TEXT = f"{VAT_RATE * 100:.0f}%"
# heading, left edge, where its values stand: (x, align), cell name
_COLUMNS = (
    ("项目名称", 6.0, (6.8, 0.0), "item_name"),
    ("规格型号", 48.0, (48.6, 0.0), "specification"),
    ("单  位", 80.0, (86.0, 0.5), "unit"),
    ("数  量", 93.0, (115.0, 1.0), "quantity"),
    ("单  价", 116.0, (140.0, 1.0), "unit_price"),
    ("金  额", 141.0, (167.0, 1.0), "amount"),
    ("税率/征收率", 168.0, (180.0, 0.5), "tax_rate"),
    ("税  额", 188.0, (203.2, 1.0), "tax"),
)


def qr_text(purchase: Purchase) -> str:
    """Return the text of the invoice's QR: kind 32, amount with tax, an opaque tail."""
    day = purchase.dates.invoiced.strftime("%Y%m%d")
    tail = f"{purchase.seed * 2654435761 % 65536:04X}"
    return f"01,32,,{purchase.invoice_number},{yuan_text(purchase.gross_fen)},{day},,{tail},"


def draw_invoice(purchase: Purchase) -> Sheet:
    """Return the invoice page with its marks."""
    sheet = Sheet(210, 140)
    _head(sheet, purchase)
    _grid(sheet)
    _party(sheet, purchase.buyer, 6.0, "购", "buyer")
    _party(sheet, purchase.seller, 105.0, "销", "seller")
    _goods(sheet, purchase)
    _totals(sheet, purchase)
    _foot(sheet, purchase)
    return sheet


def invoice_rows(purchase: Purchase) -> list[dict[str, str]]:
    """Return the printed cells of each row."""
    return [_row(goods) for goods in purchase.goods]


def remark(purchase: Purchase) -> str:
    """Return what stands under 备注: contract, that this is a specimen, the seller's account."""
    return (
        f"合同编号：{purchase.contract_number}；演示样张，不作报销凭证；"
        f"销方开户银行：{purchase.seller.bank}；银行账号：{purchase.seller.account}"
    )


def _row(goods: Goods) -> dict[str, str]:
    return {
        "item_name": TAX_CLASS + goods.name,
        "specification": goods.specification,
        "unit": goods.unit,
        "quantity": str(goods.quantity),
        "unit_price": yuan_text(goods.net_price_fen),
        "amount": yuan_text(goods.net_fen),
        "tax_rate": RATE_TEXT,
        "tax": yuan_text(goods.tax_fen),
    }


def _head(sheet: Sheet, purchase: Purchase) -> None:
    buffer = BytesIO()
    segno.make(qr_text(purchase), error="m", micro=False).save(buffer, "png", scale=8, border=1)
    sheet.plates.append(Plate(8, 6, 20, 20, buffer.getvalue(), "qr.png"))
    sheet.write(105, 16.5, "电子发票(普通发票)", _TITLE, 0.5)
    for below in (19.6, 20.6):
        sheet.rule(68, below, 142, below, (0.25, BROWN))
    sheet.plates.append(specimen_oval((105, 18.5), "oval.png"))
    number, day = purchase.invoice_number, padded_date(purchase.dates.invoiced)
    sheet.write(152, 14, "发票号码：", _LABEL)
    sheet.mark("invoice_number", number, [sheet.write(168, 14, number, _VALUE)])
    sheet.write(152, 20, "开票日期：", _LABEL)
    text = sheet.write(168, 20, day, _VALUE)
    sheet.mark("issue_date", purchase.dates.invoiced.isoformat(), [text])


def _grid(sheet: Sheet) -> None:
    sheet.frame((_LEFT, 30, _RIGHT, 122), _PEN)
    for below in (50.0, 94.0, 102.0):
        sheet.rule(_LEFT, below, _RIGHT, below, _PEN)
    for x, top, bottom in (
        (11.5, 30, 50),
        (105.0, 30, 50),
        (110.5, 30, 50),
        (48.0, 94, 102),
        (11.5, 102, 122),
    ):
        sheet.rule(x, top, x, bottom, _PEN)
    for place, word in enumerate("备注"):
        sheet.write(8.75, 110.5 + place * 6, word, _LABEL, 0.5)


def _party(sheet: Sheet, firm: Firm, left: float, side: str, prefix: str) -> None:
    for place, word in enumerate(f"{'购买' if side == '购' else '销售'}方信息"):
        sheet.write(left + 2.75, 33.4 + place * 3.15, word, Ink(Face.SONG, 7.5, BROWN), 0.5)
    sheet.write(left + 7, 36.5, "名称：", _LABEL)
    sheet.mark(f"{prefix}_name", firm.name, [sheet.write(left + 17, 36.5, firm.name, _VALUE)])
    sheet.write(left + 7, 46, "统一社会信用代码/纳税人识别号：", _LABEL)
    code = sheet.write(left + 57, 46, firm.credit_code, _VALUE)
    sheet.mark(f"{prefix}_tax_id", firm.credit_code, [code])


def _goods(sheet: Sheet, purchase: Purchase) -> None:
    edges = [column[1] for column in _COLUMNS[1:]] + [_RIGHT]
    for (heading, left, (x, align), name), right in zip(_COLUMNS, edges, strict=True):
        sheet.write((left + right) / 2, 55, heading, _LABEL, 0.5)
        for place, row in enumerate(invoice_rows(purchase)):
            text = sheet.write(x, 61 + place * 5, row[name], _VALUE, align)
            sheet.mark(name, row[name], [text], row=place)


def _totals(sheet: Sheet, purchase: Purchase) -> None:
    sheet.write(27, 91.5, "合      计", _LABEL, 0.5)
    _money(sheet, "amount_without_tax", purchase.net_fen, (167.0, 91.5, 1.0))
    _money(sheet, "tax_amount", purchase.tax_fen, (203.2, 91.5, 1.0))
    sheet.write(27, 99.5, "价税合计(大写)", _LABEL, 0.5)
    words = capitals(purchase.gross_fen)
    text = sheet.write(52, 99.5, f"⊗{words}", Ink(Face.SONG, 10))
    sheet.mark("amount_in_words", words, [text], words)
    sheet.write(140, 99.5, "(小写)", _LABEL)
    _money(sheet, "amount_with_tax", purchase.gross_fen, (152.0, 99.5, 0.0))


def _money(sheet: Sheet, name: str, fen: int, at: tuple[float, float, float]) -> None:
    x, y, align = at
    figures = yuan_text(fen)
    text = sheet.write(x, y, f"¥{figures}", _VALUE, align)
    sheet.mark(name, figures, [text], figures)


def _foot(sheet: Sheet, purchase: Purchase) -> None:
    written = remark(purchase)
    lines = wrap(written, _VALUE, 118)
    texts = [sheet.write(13.5, 108.5 + 5.5 * i, line, _VALUE) for i, line in enumerate(lines)]
    sheet.mark("remark", written, texts)
    sheet.write(20, 129, "开票人：", _LABEL)
    drawer: Text = sheet.write(33, 129, purchase.seller.agent, _VALUE)
    sheet.mark("drawer", purchase.seller.agent, [drawer])
