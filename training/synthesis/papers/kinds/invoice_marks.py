"""QR code and seals of an invoice; the oval at its head is worded as a specimen."""

from io import BytesIO

import numpy as np
import segno

from training.synthesis.papers.kinds.invoice_pen import Pen
from training.synthesis.papers.kinds.invoice_sale import Generation, Sale
from training.synthesis.papers.press import QR, press_seal
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.sheet import Plate
from training.synthesis.papers.style import SealOn

_HEX = "0123456789ABCDEF"


def add_qr(
    pen: Pen, sale: Sale, corner: tuple[float, float], side: float, rng: np.random.Generator
) -> None:
    """Place the QR code of the invoice and note its place."""
    tail = "".join(_HEX[i] for i in rng.integers(0, 16, 4))
    buffer = BytesIO()
    segno.make(sale.qr_text(tail), error="m", micro=False).save(buffer, "png", scale=6, border=1)
    x, y = corner
    pen.sheet.plates.append(Plate(x, y, side, side, buffer.getvalue(), "qr.png"))
    pen.sheet.places.append((QR, (x, y, x + side, y + side)))


def press_oval(pen: Pen, centre: tuple[float, float], rng: np.random.Generator) -> None:
    """Press the oval over the title, which it half hides."""
    seal = Seal("电子票据演示样张", "样张", 30.0 * pen.plan.size[0] / 241, "云睛测试专用", 0.66)
    press_seal(pen.sheet, centre, seal, rng)


def press_sellers_seal(pen: Pen, sale: Sale, rng: np.random.Generator) -> None:
    """Press the seller's seal at the lower right, over the remark, or over the totals."""
    plan = pen.plan
    if sale.generation is Generation.DIGITAL or rng.random() < 0.08:
        return
    places = {
        SealOn.PARTY: (plan.at(0.87), plan.levels.bottom),
        SealOn.DATE: (plan.at(0.83), (plan.levels.words + plan.levels.bottom) / 2),
        SealOn.TOTAL: (plan.at(0.76), plan.levels.goods),
    }
    x, y = places[pen.style.seal_on]
    centre = (x + float(rng.normal(0, 4)), y + float(rng.normal(0, 3)))
    seal = Seal(
        sale.seller.name,
        "发票专用章",
        float(rng.uniform(36, 41)) * plan.size[0] / 241,
        sale.seller.credit_code,
        0.75,
    )
    press_seal(pen.sheet, centre, seal, rng, marked=True)
