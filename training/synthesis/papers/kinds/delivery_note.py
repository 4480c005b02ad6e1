"""送货单: dealers' forms with and without prices, filled in by print, needles or hand."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from features.records.document import Kind
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.block import draw_fields
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.habits import Habits
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.people_foot import Signer, draw_signers, middle_of
from training.synthesis.papers.kinds.trade_words import (
    DELIVERY,
    DELIVERY_SMALL,
    DELIVERY_TITLES,
)
from training.synthesis.papers.kinds.ware_table import columns_of, count_of, draw_wares
from training.synthesis.papers.press import press_seal
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import Arrangement, SealOn, Style
from training.synthesis.papers.wares import WareLine, some_wares
from training.synthesis.papers.written import Pair, Written, day, money, plain, words

_TOTALS = (Arrangement.PAIRS, Arrangement.STACKED, Arrangement.BLANKS, Arrangement.GRID)
_OPTIONAL = ("contract_number", "project_name", "project_place", "_phone", "_plate")
_SEAL_LINES = ("送货专用章", "", "出库专用章", "业务专用章")
_OVER = {
    SealOn.TOTAL: ("amount", "amount_in_words"),
    SealOn.DATE: ("delivery_date",),
    SealOn.PARTY: ("deliverer", "amount_in_words"),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """What all notes of a layout have in common."""

    title: str
    seller_on_top: bool
    number_on_top: bool
    prices: bool
    optional: tuple[str, ...]
    words: bool
    total_in_table: bool
    totals: Arrangement
    small: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery: who, what, when; a text in the place of the day where none is legible."""

    seller: Firm
    buyer: Firm
    lines: tuple[WareLine, ...]
    when: date | str
    number: str
    values: dict[str, Written]

    def dated(self, habits: Habits) -> Written:
        """Return the day as the layout writes days."""
        return plain(self.when) if isinstance(self.when, str) else day(self.when, habits)

    @property
    def total_fen(self) -> int:
        """Return the sum of the amounts."""
        return sum(line.amount_fen for line in self.lines)


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a delivery note of this layout."""
    return paint(style, _delivery(style, rng), rng)


def paint(style: Style, delivery: Delivery, rng: np.random.Generator) -> Drawn:
    """Return the note of a delivery."""
    form, flow = _form(style), Flow(style)
    _head(flow, form, delivery)
    flow.top = draw_fields(
        flow.sheet, flow.top, _fields(form, delivery, style), style, style.left, style.right
    )
    flow.top += 0.4 * style.lead
    columns = columns_of(style, form.prices)
    draw_wares(flow, delivery.lines, columns, form.prices and form.total_in_table, 4 * style.lead)
    _totals(flow, form, delivery)
    _foot(flow, form, delivery, rng)
    return Drawn(Kind.DELIVERY_NOTE, None, style.layout, tuple(flow.sheets))


def _form(style: Style) -> _Form:
    rng = style.rng("delivery note")
    prices = bool(rng.random() < 0.75)
    return _Form(
        title=style.word(DELIVERY_TITLES),
        seller_on_top=bool(rng.random() < 0.6),
        number_on_top=bool(rng.random() < 0.5),
        prices=prices,
        optional=tuple(name for name in _OPTIONAL if rng.random() < 0.45),
        words=prices and bool(rng.random() < 0.75),
        total_in_table=bool(rng.random() < 0.6),
        totals=_TOTALS[rng.integers(len(_TOTALS))],
        small=DELIVERY_SMALL[rng.integers(len(DELIVERY_SMALL))],
    )


def _delivery(style: Style, rng: np.random.Generator) -> Delivery:
    at = names.place(rng)
    seller, when = names.firm(rng, at), names.some_day(rng)
    number = identifiers.figures(rng, int(rng.choice((6, 7, 8))))
    if rng.random() < 0.4:
        number = identifiers.paper_number(rng, when, "CK").replace("号", "")
    values = {
        "contract_number": plain(identifiers.paper_number(rng, when, "CG")),
        "project_name": plain(names.project(rng, at)),
        "project_place": plain(names.site(rng, at)),
        "_phone": plain(seller.phone),
        "_plate": plain(f"浙X·{identifiers.figures(rng, 5)}"),
    }
    lines = some_wares(rng, count_of(style, rng))
    return Delivery(seller, names.buyer(rng, at), lines, when, number, values)


def _head(flow: Flow, form: _Form, delivery: Delivery) -> None:
    style, sheet = flow.style, flow.sheet
    if form.seller_on_top:
        ink = replace(style.inks.title, points=style.inks.title.points * 0.85)
        x = style.left + style.title_align * (style.right - style.left)
        flow.top += 1.2 * ink.em
        name = sheet.write(x, flow.top - 0.2 * ink.em, delivery.seller.name, ink, style.title_align)
        sheet.mark("seller_name", delivery.seller.name, [name])
    flow.title(form.title)
    if form.number_on_top:
        _number(flow, delivery.number)


def _number(flow: Flow, number: str) -> None:
    """Set the number at the right of the title, as numbered forms have it: in red."""
    style, sheet = flow.style, flow.sheet
    ink = replace(style.inks.value, colour=(190, 36, 44))
    label = style.label("delivery_number", DELIVERY)
    shown = f"{label}{style.habits.colon or ' '}{number}"
    text = sheet.write(style.right, flow.top - 0.7 * style.inks.title.em, shown, ink, 1.0)
    sheet.key("delivery_number", text, label)
    sheet.mark("delivery_number", number, [text], number)


def _fields(form: _Form, delivery: Delivery, style: Style) -> list[Pair]:
    pairs = [
        style.pair("buyer_name", DELIVERY, plain(delivery.buyer.name)),
        style.pair("delivery_date", DELIVERY, delivery.dated(style.habits)),
    ]
    if not form.number_on_top:
        pairs.append(style.pair("delivery_number", DELIVERY, plain(delivery.number)))
    if not form.seller_on_top:
        seller = style.pair("seller_name", DELIVERY, plain(delivery.seller.name))
        pairs.insert(style.layout % 2, seller)
    pairs += [style.pair(name, DELIVERY, delivery.values[name]) for name in form.optional]
    return pairs


def _totals(flow: Flow, form: _Form, delivery: Delivery) -> None:
    style = flow.style
    pairs = []
    if form.words:
        spelt = words(delivery.total_fen, style.habits)
        pairs.append(style.pair("amount_in_words", DELIVERY, spelt))
    if form.prices and not form.total_in_table:
        total = money(delivery.total_fen, style.habits)
        pairs.append(style.pair("amount", DELIVERY, total))
    flow.need(2 * style.lead)
    arranged = replace(style, arrangement=form.totals)
    flow.top = draw_fields(flow.sheet, flow.top, pairs, arranged, style.left, style.right)


def _foot(flow: Flow, form: _Form, delivery: Delivery, rng: np.random.Generator) -> None:
    style = flow.style
    chance = style.rng("delivery foot")
    roles = [
        ("deliverer", delivery.seller.agent, chance.random() < 0.5),
        ("receiver", delivery.buyer.agent, chance.random() < 0.6),
    ]
    signers = [
        Signer(name, style.label(name, DELIVERY), person, bool(by_hand))
        for name, person, by_hand in roles
    ]
    draw_signers(flow, signers, rng)
    if chance.random() < 0.7 and flow.room > style.lead:
        y = flow.top + style.inks.small.em
        flow.sheet.write(style.left, y, form.small, style.inks.small)
    if rng.random() < 0.85:
        _seal(flow, delivery, rng)


def _seal(flow: Flow, delivery: Delivery, rng: np.random.Generator) -> None:
    sheet, style = flow.sheet, flow.style
    found = middle_of(sheet, _OVER[style.seal_on]) or (0.35 * sheet.width, flow.top)
    centre = (found[0] + float(rng.normal(0, 8)), found[1] + float(rng.normal(0, 5)))
    size = min(float(rng.uniform(34, 42)), 0.32 * sheet.height)
    line = _SEAL_LINES[style.layout % len(_SEAL_LINES)]
    press_seal(sheet, centre, Seal(delivery.seller.name, line, size), rng, marked=True)
