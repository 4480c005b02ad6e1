"""The VAT invoices of two older generations: printed on the paper form, and the electronic one."""

from dataclasses import replace

import numpy as np

from features.records.capitals import capitals
from features.records.money import yuan_text
from training.synthesis.papers.dates import padded_date
from training.synthesis.papers.kinds.invoice_marks import add_qr, press_oval, press_sellers_seal
from training.synthesis.papers.kinds.invoice_pen import Pen
from training.synthesis.papers.kinds.invoice_plan import Plan
from training.synthesis.papers.kinds.invoice_rows import CELLS, draw_items
from training.synthesis.papers.kinds.invoice_sale import Buyer, Generation, Item, Sale
from training.synthesis.papers.kinds.invoice_words import (
    COLUMNS,
    FOOT,
    HEAD,
    IN_FIGURES,
    IN_WORDS,
    LISTED,
    PARTY,
    TITLES,
    TOTAL,
)
from training.synthesis.papers.sheet import Ink, Sheet
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written, plain

_CIPHER = "0123456789*+-/<>"
_STRIP = 0.038  # share of the frame's width that upright captions take
_SPLIT = 0.57  # where cipher and remark begin


def draw_form(
    style: Style, plan: Plan, sale: Sale, listed: bool, rng: np.random.Generator
) -> Sheet:
    """Return the page; ``listed`` leaves the rows to an attached list."""
    sheet = Sheet(*plan.size, tint=style.tint)
    pen = Pen(sheet, plan, style)
    _frame(pen)
    _head(pen, sale, rng)
    _party(pen, "buyer", "购买方", sale.buyer, plan.levels.top)
    seller = sale.seller
    whole = Buyer(
        seller.name,
        seller.credit_code,
        seller.address + seller.phone,
        seller.bank + seller.account,
    )
    _party(pen, "seller", "销售方", whole, plan.levels.words)
    _cipher(pen, rng)
    draw_goods(pen, sale, listed)
    draw_words(pen, sale)
    _remark(pen, sale)
    _foot(pen, sale)
    press_sellers_seal(pen, sale, rng)
    return sheet


def _frame(pen: Pen) -> None:
    plan, sheet = pen.plan, pen.sheet
    levels = plan.levels
    sheet.frame((plan.left, levels.top, plan.right, levels.bottom), plan.pen)
    for y in (levels.upper, levels.goods, levels.words):
        sheet.rule(plan.left, y, plan.right, y, plan.pen)
    for top, bottom in ((levels.top, levels.upper), (levels.words, levels.bottom)):
        for share in (_STRIP, _SPLIT, _SPLIT + 0.022):
            sheet.rule(plan.at(share), top, plan.at(share), bottom, plan.pen)
    for x in plan.edges[1:-1]:
        sheet.rule(x, levels.upper, x, levels.goods, plan.pen)
    sheet.rule(plan.edges[1], levels.goods, plan.edges[1], levels.words, plan.pen)


def _head(pen: Pen, sale: Sale, rng: np.random.Generator) -> None:
    plan, sheet = pen.plan, pen.sheet
    width = plan.size[0]
    title = f"{sale.province}{TITLES[sale.generation.value]}"
    y = 0.072 * width
    sheet.write(width / 2, y, title, plan.title, 0.5)
    for below in (0.4, 0.55):
        half = plan.title.width(title) / 2
        sheet.rule(
            width / 2 - half,
            y + below * plan.title.em,
            width / 2 + half,
            y + below * plan.title.em,
            plan.pen,
        )
    press_oval(pen, (width / 2, y - 0.1 * plan.title.em), rng)
    if sale.generation is Generation.ELECTRONIC or rng.random() < 0.5:
        add_qr(pen, sale, (plan.left + 0.02 * width, 0.012 * width), 0.095 * width, rng)
    y = plan.levels.top - 0.3 * plan.label.em
    headed(pen, "machine_number", (plan.left + 0.004 * width, y), plain(sale.machine))
    if sale.generation is Generation.SPECIAL:
        _large_numbers(pen, sale)
    _numbers(pen, sale)


def _numbers(pen: Pen, sale: Sale) -> None:
    """Set the block at the right of the title; small code and number repeat the large ones."""
    plan = pen.plan
    x, lead = plan.at(0.72), 1.52 * plan.label.em
    grouped = " ".join(sale.check_code[i : i + 5] for i in range(0, 20, 5))
    shown = grouped if pen.style.layout % 2 else sale.check_code
    rows = [
        ("invoice_code", plain(sale.code)),
        ("invoice_number", plain(sale.number)),
        ("issue_date", Written(padded_date(sale.when), sale.when.isoformat())),
        ("check_code", Written(shown, sale.check_code)),
    ]
    if sale.generation is Generation.SPECIAL:
        rows = rows[2:3]
    y = plan.levels.top - 0.35 * plan.label.em - lead * (len(rows) - 1)
    for name, written in rows:
        if written.value:
            headed(pen, name, (x, y), written)
        y += lead


def _large_numbers(pen: Pen, sale: Sale) -> None:
    plan, sheet = pen.plan, pen.sheet
    y = 0.06 * plan.size[0]
    big = plan.title
    code = sheet.write(plan.at(0.14), y, sale.code, big)
    sheet.mark("invoice_code", sale.code, [code])
    text = sheet.write(plan.at(0.98), y, f"№ {sale.number}", big, 1.0)
    sheet.mark("invoice_number", sale.number, [text], sale.number)
    small = pen.plan.value
    again = (("invoice_code", sale.code), ("invoice_number", sale.number))
    for line, (name, digits) in enumerate(again, start=1):
        sheet.echo(name, [sheet.write(plan.right, y + line * 1.3 * small.em, digits, small, 1.0)])


def headed(pen: Pen, name: str, at: tuple[float, float], written: Written) -> None:
    """Set a number of the head behind its label, nothing if it is empty."""
    if not written.printed:
        return
    label = pen.label(name, at, pen.style.label(name, HEAD))
    start = label.span()[2] + 1.0
    pen.value(name, (start, at[1]), written, pen.plan.size[0] - start - 2)


def _party(pen: Pen, prefix: str, caption: str, party: Buyer, top: float) -> None:
    plan = pen.plan
    height = plan.levels.upper - plan.levels.top
    if prefix == "seller":
        height = plan.levels.bottom - plan.levels.words
    step = height / 3.2
    pen.upright("", (plan.at(_STRIP / 2), top + 0.3 * height), caption, step)
    x, lead = plan.at(_STRIP) + 1.5, height / 4.15
    values = (party.name, party.tax_id, party.address_phone, party.bank_account)
    fields = ("name", "tax_id", "address_phone", "bank_account")
    for line, (field, content) in enumerate(zip(fields, values, strict=True)):
        y = top + (line + 0.78) * lead
        label = pen.label(f"{prefix}_{field}", (x, y), pen.style.label(field, PARTY))
        start = label.span()[2] + 0.8
        pen.value(f"{prefix}_{field}", (start, y), plain(content), plan.at(_SPLIT) - start - 1)


def _cipher(pen: Pen, rng: np.random.Generator) -> None:
    """Fill the cipher area: four lines of digits and signs, which are evidence of nothing."""
    plan = pen.plan
    height = plan.levels.upper - plan.levels.top
    pen.upright(
        "", (plan.at(_SPLIT + 0.011), plan.levels.top + 0.3 * height), "密码区", height / 3.2
    )
    letters = int(rng.choice((21, 27)))
    room = plan.right - plan.at(_SPLIT + 0.022) - 4
    for line in range(4):
        signs = "".join(_CIPHER[i] for i in rng.integers(0, len(_CIPHER), letters))
        y = plan.levels.top + (line + 0.78) * height / 4.15
        pen.lines((plan.at(_SPLIT + 0.022) + 2, y), signs, _stretched(plan, signs, room), room + 9)


def _stretched(plan: Plan, signs: str, room: float) -> Ink:
    wide = plan.value.width(signs)
    return replace(plan.value, points=plan.value.points * min(1.25, room / wide))


def draw_goods(pen: Pen, sale: Sale, listed: bool) -> None:
    """Draw headings, rows and the sums below them."""
    plan, levels = pen.plan, pen.plan.levels
    y = levels.upper + 1.15 * plan.label.em
    for place, name in enumerate(CELLS):
        middle = (plan.edges[place] + plan.edges[place + 1]) / 2
        room = plan.edges[place + 1] - plan.edges[place] - 0.6
        pen.caption(name, (middle, y), pen.style.label(name, COLUMNS), room)
    total = levels.goods - 0.45 * plan.label.em
    rows = [_listed(sale)] if listed else list(sale.items)
    draw_items(pen, y + 0.5 * plan.label.em, total - 1.1 * plan.label.em, rows, not listed)
    middle = (plan.edges[0] + plan.edges[1]) / 2
    pen.caption("", (middle, total), pen.style.word(TOTAL))
    _sum(pen, "amount_without_tax", sale.net_fen, (plan.edges[6] - 1, total))
    _sum(pen, "tax_amount", sale.tax_fen, (plan.edges[8] - 1, total))


def _listed(sale: Sale) -> Item:
    rate = sale.items[0].rate
    return Item(LISTED, "", "", "", "", sale.net_fen, rate, sale.tax_fen)


def _sum(pen: Pen, name: str, fen: int | None, at: tuple[float, float]) -> None:
    if fen is None:
        pen.value(name, at, Written("***", ""), 40, 1.0)
        return
    yen = pen.style.habits.yen or "¥"
    figures = yuan_text(fen)
    pen.value(name, at, Written(yen + figures, figures, figures), 40, 1.0)


def draw_words(pen: Pen, sale: Sale) -> None:
    """Draw the total with tax in capitals and in figures."""
    plan, levels = pen.plan, pen.plan.levels
    y = (levels.goods + levels.words) / 2 + 0.37 * plan.label.em
    middle = (plan.edges[0] + plan.edges[1]) / 2
    pen.caption("amount_in_words", (middle, y), pen.style.word(IN_WORDS))
    spelt = capitals(sale.gross_fen)
    written = Written(f"⊗{spelt}", spelt, spelt)
    pen.value("amount_in_words", (plan.edges[1] + 3, y), written, plan.at(0.75) - plan.edges[1])
    label = pen.sheet.write(plan.at(0.78), y, pen.style.word(IN_FIGURES), plan.label)
    pen.sheet.key("amount_with_tax", label)
    yen = pen.style.habits.yen or "¥"
    figures = yuan_text(sale.gross_fen)
    written = Written(yen + figures, figures, figures)
    pen.value("amount_with_tax", (label.span()[2] + 1, y), written, plan.right - label.span()[2])


def _remark(pen: Pen, sale: Sale) -> None:
    plan, levels = pen.plan, pen.plan.levels
    height = levels.bottom - levels.words
    pen.upright(
        "remark", (plan.at(_SPLIT + 0.011), levels.words + 0.36 * height), "备注", 0.4 * height
    )
    room = plan.right - plan.at(_SPLIT + 0.022) - 4
    middle = levels.words + 0.35 * height
    pen.value("remark", (plan.at(_SPLIT + 0.022) + 2, middle), plain(sale.remark), room)


def _foot(pen: Pen, sale: Sale) -> None:
    plan = pen.plan
    y = plan.levels.bottom + 1.5 * plan.label.em
    for name, person, share in zip(FOOT, sale.people, (0.02, 0.3, 0.52), strict=True):
        label = pen.label(name, (plan.at(share), y), pen.style.label(name, FOOT))
        pen.value(name, (label.span()[2] + 2, y), plain(person), 25)
    pen.sheet.write(plan.at(0.73), y, "销 售 方：（章）", plan.label)
