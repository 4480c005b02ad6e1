"""送货单: the printed form of a dealer, filled in by a needle printer, photographed on a desk."""

import numpy as np

from features.records.capitals import capitals
from features.records.document import Kind
from features.records.money import yuan_text
from training.synthesis.papers.dates import chinese_date
from training.synthesis.papers.degrade import moved, photograph
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.goods_table import Column, draw_goods
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.raster import jpeg, paint
from training.synthesis.papers.seal import Seal, stamp
from training.synthesis.papers.sheet import Ink, Sheet
from training.synthesis.papers.signature import sign
from training.synthesis.papers.truth import Paper, Truth

DPI = 200
QUALITY = 70
PICTURE = (1600, 1200)
_PAPER = (252, 246, 240)
_PRINT = (38, 44, 86)
_RED = (196, 38, 44)
_TITLE = Ink(Face.SONG_BOLD, 20, _PRINT)
_FORM = Ink(Face.SONG, 11, _PRINT)
_SMALL = Ink(Face.SONG, 9, _PRINT)
_FILLED = Ink(Face.HEI, 11, (44, 44, 52))
_COLUMNS = (
    Column("序号", 12),
    Column("货物名称", 36, "item_name"),
    Column("规格型号", 52, "specification"),
    Column("单位", 14, "unit"),
    Column("数量", 20, "quantity"),
    Column("单价", 24, "unit_price"),
    Column("金额", 28, "amount"),
    Column("备注", 20, "note"),
)


def delivery_photo(purchase: Purchase) -> Paper:
    """Return the delivery note as a photograph with its truth."""
    rng = np.random.default_rng(purchase.seed + 2)
    sheet = draw_delivery_note(purchase, rng)
    taken = photograph(paint(sheet, DPI, _PAPER), PICTURE, rng)
    marks = moved((mark for mark, _ in sheet.marks), taken)
    content = jpeg(taken.pixels, QUALITY, 72)
    return Paper(content, "image/jpeg", Truth(Kind.DELIVERY_NOTE, None, marks))


def draw_delivery_note(purchase: Purchase, rng: np.random.Generator) -> Sheet:
    """Return the filled form, 230 by 152 mm."""
    sheet = Sheet(230, 152)
    _head(sheet, purchase)
    below = draw_goods(sheet, (12, 47), _COLUMNS, _rows(purchase), _FILLED, empty=3)
    _total(sheet, purchase, below)
    _foot(sheet, purchase, below)
    sheet.plates.append(sign(purchase.seller.agent, (113, below + 28), rng, "sent.png"))
    sheet.plates.append(sign(purchase.buyer.agent, (180, below + 28), rng, "received.png"))
    seal = Seal(purchase.seller.name, "送货专用章", 38)
    centre = (62 + float(rng.uniform(-4, 4)), below + 27)
    sheet.plates.append(stamp(seal, centre, rng, "seal.png"))
    return sheet


def _head(sheet: Sheet, purchase: Purchase) -> None:
    seller, buyer = purchase.seller, purchase.buyer
    name = sheet.write(115, 16, seller.name, Ink(Face.SONG_BOLD, 15, _PRINT), 0.5)
    sheet.mark("seller_name", seller.name, [name])
    sheet.write(115, 26, "送 货 单", _TITLE, 0.5)
    number = sheet.write(218, 25, f"No. {purchase.delivery_number}", Ink(Face.HEI, 15, _RED), 1)
    sheet.mark("delivery_number", purchase.delivery_number, [number], purchase.delivery_number)
    sheet.write(12, 36, "收货单位：", _FORM)
    sheet.mark("buyer_name", buyer.name, [sheet.write(33, 36, buyer.name, _FILLED)])
    sheet.write(12, 43.5, "送货地址：", _FORM)
    sheet.write(33, 43.5, purchase.place, _FILLED)
    sheet.write(118, 43.5, "合同编号：", _FORM)
    contract = sheet.write(139, 43.5, purchase.contract_number, _FILLED)
    sheet.mark("contract_number", purchase.contract_number, [contract])
    delivered = chinese_date(purchase.dates.delivered)
    sheet.write(154, 36, "送货日期：", _FORM)
    day = sheet.write(175, 36, delivered, _FILLED)
    sheet.mark("delivery_date", purchase.dates.delivered.isoformat(), [day])


def _rows(purchase: Purchase) -> list[dict[str, str]]:
    pairs = zip(purchase.goods, purchase.delivered_specifications, strict=True)
    return [
        {
            "item_name": goods.name,
            "specification": specification,
            "unit": goods.unit,
            "quantity": str(goods.quantity),
            "unit_price": goods.gross_price,
            "amount": yuan_text(goods.gross_fen),
        }
        for goods, specification in pairs
    ]


def _total(sheet: Sheet, purchase: Purchase, below: float) -> None:
    figures, words = yuan_text(purchase.gross_fen), capitals(purchase.gross_fen)
    sheet.frame((12, below, 218, below + 9), (0.25, _PRINT))
    sheet.write(15, below + 6, "合计金额(大写)：", _FORM)
    text = sheet.write(48, below + 6, words, _FILLED)
    sheet.mark("amount_in_words", words, [text])
    sheet.write(150, below + 6, "(小写)：", _FORM)
    text = sheet.write(165, below + 6, f"¥{figures}", _FILLED)
    sheet.mark("amount", figures, [text], figures)


def _foot(sheet: Sheet, purchase: Purchase, below: float) -> None:
    sheet.write(12, below + 15, "白联存根  红联客户  黄联回单", _SMALL)
    sheet.write(218, below + 15, "货物请当面点清，收货单位签字后生效", _SMALL, 1)
    sheet.write(12, below + 27, "送货单位(章)：", _FORM)
    sheet.write(98, below + 27, "送货人：", _FORM)
    sheet.write(150, below + 27, "收货人(签字)：", _FORM)
    sheet.write(12, below + 36, f"地址：{purchase.seller.address}", _SMALL)
    sheet.write(118, below + 36, f"电话：{purchase.seller.phone}", _SMALL)
