"""数电票: the fully digital invoice, parties side by side above the goods."""

import numpy as np

from training.synthesis.papers.dates import padded_date
from training.synthesis.papers.kinds.invoice_form import (
    draw_goods,
    draw_words,
    headed,
)
from training.synthesis.papers.kinds.invoice_marks import add_qr, press_oval, press_sellers_seal
from training.synthesis.papers.kinds.invoice_pen import Pen
from training.synthesis.papers.kinds.invoice_plan import Plan
from training.synthesis.papers.kinds.invoice_sale import Sale
from training.synthesis.papers.kinds.invoice_words import FOOT, PARTY_DIGITAL, TITLES
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written, plain

_STRIP = 0.028


def draw_digital(style: Style, plan: Plan, sale: Sale, rng: np.random.Generator) -> Sheet:
    """Return the page."""
    sheet = Sheet(*plan.size, tint=style.tint)
    pen = Pen(sheet, plan, style)
    _frame(pen)
    _head(pen, sale, rng)
    _party(pen, "buyer", (sale.buyer.name, sale.buyer.tax_id), 0.0)
    _party(pen, "seller", (sale.seller.name, sale.seller.credit_code), 0.5)
    draw_goods(pen, sale, listed=False)
    draw_words(pen, sale)
    _foot(pen, sale)
    if rng.random() < 0.3:
        press_sellers_seal(pen, sale, rng)
    return sheet


def _frame(pen: Pen) -> None:
    plan, sheet = pen.plan, pen.sheet
    levels = plan.levels
    sheet.frame((plan.left, levels.top, plan.right, levels.bottom), plan.pen)
    for y in (levels.upper, levels.goods, levels.words):
        sheet.rule(plan.left, y, plan.right, y, plan.pen)
    for share in (_STRIP, 0.5, 0.5 + _STRIP):
        sheet.rule(plan.at(share), levels.top, plan.at(share), levels.upper, plan.pen)
    sheet.rule(plan.edges[1], levels.goods, plan.edges[1], levels.words, plan.pen)
    sheet.rule(plan.at(_STRIP), levels.words, plan.at(_STRIP), levels.bottom, plan.pen)
    if pen.style.layout % 3 == 0:
        for x in plan.edges[1:-1]:
            sheet.rule(x, levels.upper, x, levels.goods, plan.pen)


def _head(pen: Pen, sale: Sale, rng: np.random.Generator) -> None:
    plan, sheet = pen.plan, pen.sheet
    width = plan.size[0]
    title, y = TITLES[sale.generation.value], 0.075 * width
    sheet.write(width / 2, y, title, plan.title, 0.5)
    half = plan.title.width(title) / 2
    for below in (0.4, 0.52):
        level = y + below * plan.title.em
        sheet.rule(width / 2 - half, level, width / 2 + half, level, plan.pen)
    press_oval(pen, (width / 2, y - 0.1 * plan.title.em), rng)
    add_qr(pen, sale, (plan.left + 0.01 * width, 0.025 * width), 0.09 * width, rng)
    x, lead = plan.at(0.715), 1.9 * plan.label.em
    top = plan.levels.top - 2.4 * lead
    headed(pen, "invoice_number", (x, top), plain(sale.number))
    day = Written(padded_date(sale.when), sale.when.isoformat())
    headed(pen, "issue_date", (x, top + lead), day)


def _party(pen: Pen, prefix: str, values: tuple[str, str], start: float) -> None:
    plan = pen.plan
    height = plan.levels.upper - plan.levels.top
    caption = "购买方信息" if prefix == "buyer" else "销售方信息"
    middle = plan.at(start + _STRIP / 2)
    pen.upright("", (middle, plan.levels.top + 0.2 * height), caption, height / 5.4)
    x, right = plan.at(start + _STRIP) + 1.5, plan.at(start + 0.5)
    for line, (field, content) in enumerate(zip(("name", "tax_id"), values, strict=True)):
        y = plan.levels.top + (0.34 + 0.44 * line) * height
        label = pen.label(f"{prefix}_{field}", (x, y), pen.style.label(field, PARTY_DIGITAL))
        begin = label.span()[2] + 0.8
        pen.value(f"{prefix}_{field}", (begin, y), plain(content), right - begin - 1)


def _foot(pen: Pen, sale: Sale) -> None:
    plan, levels = pen.plan, pen.plan.levels
    height = levels.bottom - levels.words
    at = (plan.at(_STRIP / 2), levels.words + 0.4 * height)
    pen.upright("remark", at, "备注", 0.3 * height)
    room = plan.width * (1 - _STRIP) - 6
    place = (plan.at(_STRIP) + 2, levels.words + 0.3 * height)
    pen.value("remark", place, plain(sale.remark), room)
    y = levels.bottom + 1.9 * plan.label.em
    label = pen.label("drawer", (plan.at(0.06), y), pen.style.label("drawer", FOOT))
    pen.value("drawer", (label.span()[2] + 2, y), plain(sale.people[2]), 30)
