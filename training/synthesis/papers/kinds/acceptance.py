"""验收单: records of goods received and of works finished, as tables, forms and reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from features.records.document import Kind
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.block import draw_fields
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.acceptance_words import (
    CONCLUSIONS,
    FIELDS,
    OPENINGS,
    SENTENCES,
    SIDES,
    TITLES,
)
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.people_foot import Signer, draw_signers, middle_of
from training.synthesis.papers.kinds.template import pieces_of, say
from training.synthesis.papers.kinds.ware_table import columns_of, count_of, draw_wares
from training.synthesis.papers.pair_lines import baseline
from training.synthesis.papers.press import press_seal, press_signature
from training.synthesis.papers.prose import Piece
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import Arrangement, SealOn, Style
from training.synthesis.papers.wares import WareLine, some_wares
from training.synthesis.papers.written import Pair, Written, day, money, plain, words

_SORTS = ("goods", "works", "report")
_OVER = {
    SealOn.TOTAL: ("amount", "conclusion"),
    SealOn.DATE: ("acceptance_date", "conclusion"),
    SealOn.PARTY: ("receiver", "conclusion"),
}


@dataclass(frozen=True, slots=True)
class _Form:
    """What all records of a layout have in common; ``fields`` stand in this order."""

    sort: str
    title: str
    fields: tuple[str, ...]
    table: bool
    prices: bool
    date_at_foot: bool
    receiver_by_hand: bool
    three_sides: bool


@dataclass(frozen=True, slots=True)
class _Accepted:
    """What was accepted, from whom and by whom."""

    buyer: Firm
    seller: Firm
    lines: tuple[WareLine, ...]
    values: dict[str, Written]
    receiver: str


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return an acceptance record of this layout."""
    form = _form(style)
    accepted = _accepted(form, style, rng)
    flow = Flow(style)
    flow.title(form.title)
    if form.sort == "report":
        _report(flow, form, accepted, rng)
    else:
        _record(flow, form, accepted)
    _foot(flow, form, accepted, rng)
    return Drawn(Kind.ACCEPTANCE, form.sort, style.layout, tuple(flow.sheets))


def _form(style: Style) -> _Form:
    rng = style.rng("acceptance")
    sort = _SORTS[(style.layout + int(rng.integers(2))) % 3]
    optional = [
        name
        for name, share in (
            ("project_place", 0.7 if sort == "works" else 0.2),
            ("contract_number", 0.5),
            ("_start", 0.5 if sort == "works" else 0.0),
            ("_end", 0.5 if sort == "works" else 0.0),
        )
        if rng.random() < share
    ]
    middle = ["buyer_name", "seller_name"]
    if rng.random() < 0.3:
        middle.reverse()
    prices = bool(rng.random() < 0.6)
    amounts = ["amount"] if sort != "goods" and rng.random() < 0.8 else []
    if amounts and rng.random() < 0.5:
        amounts.append("amount_in_words")
    return _Form(
        sort=sort,
        title=style.word(TITLES[sort]),
        fields=("project_name", *optional, *middle, *amounts),
        table=sort == "goods",
        prices=prices,
        date_at_foot=bool(rng.random() < 0.35),
        receiver_by_hand=bool(rng.random() < 0.4),
        three_sides=sort == "works" and bool(rng.random() < 0.6),
    )


def _accepted(form: _Form, style: Style, rng: np.random.Generator) -> _Accepted:
    at = names.place(rng)
    buyer, seller, when = names.buyer(rng, at), names.firm(rng, at), names.some_day(rng)
    lines = some_wares(rng, min(8, count_of(style, rng)))
    habits, fen = style.habits, _amount(form, lines, rng)
    values = {
        "project_name": plain(names.project(rng, at)),
        "project_place": plain(names.site(rng, at)),
        "contract_number": plain(identifiers.paper_number(rng, when, "HT")),
        "_start": day(when - timedelta(days=int(rng.integers(40, 200))), habits),
        "_end": day(when - timedelta(days=int(rng.integers(2, 20))), habits),
        "buyer_name": plain(buyer.name),
        "seller_name": plain(seller.name),
        "amount": money(fen, habits),
        "amount_in_words": words(fen, habits),
        "acceptance_date": day(when, habits),
        "conclusion": plain(CONCLUSIONS[rng.integers(len(CONCLUSIONS))]),
    }
    people = [names.person(rng) for _ in range(int(rng.choice((1, 1, 2, 3))))]
    return _Accepted(buyer, seller, lines, values, "、".join(people))


def _amount(form: _Form, lines: Sequence[WareLine], rng: np.random.Generator) -> int:
    if form.table:
        return sum(line.amount_fen for line in lines)
    fen = int(10 ** rng.uniform(5.5, 8.5))
    return fen if rng.random() < 0.5 else fen // 100 * 100


def _pairs(form: _Form, accepted: _Accepted, style: Style) -> list[Pair]:
    wanted = list(form.fields)
    if not form.date_at_foot:
        wanted.insert(1 + style.layout % len(wanted), "acceptance_date")
    return [style.pair(name, FIELDS, accepted.values[name]) for name in wanted]


def _record(flow: Flow, form: _Form, accepted: _Accepted) -> None:
    """Draw the fields, the goods if it is about goods, and what was found."""
    style = flow.style
    pairs = _pairs(form, accepted, style)
    flow.top = draw_fields(flow.sheet, flow.top, pairs, style, style.left, style.right)
    flow.top += 0.4 * style.lead
    if form.table:
        columns = columns_of(style, form.prices)
        draw_wares(flow, accepted.lines, columns, form.prices, 5 * style.lead)
        flow.top += 0.3 * style.lead
    found = style.pair("conclusion", FIELDS, accepted.values["conclusion"])
    flow.need(3 * style.lead)
    how = Arrangement.STACKED if style.arrangement is Arrangement.PROSE else style.arrangement
    arranged = replace(style, arrangement=how)
    flow.top = draw_fields(flow.sheet, flow.top, [found], arranged, style.left, style.right)


def _report(flow: Flow, form: _Form, accepted: _Accepted, rng: np.random.Generator) -> None:
    """Draw a report: an opening with names and dates, sentences about the work, what was found."""
    style = flow.style
    values = accepted.values
    if style.arrangement in {Arrangement.PROSE, Arrangement.STACKED, Arrangement.TRIPLES}:
        flow.say(say(OPENINGS, style, rng), values)
    else:
        pairs = _pairs(form, accepted, style)
        flow.top = draw_fields(flow.sheet, flow.top, pairs, style, style.left, style.right)
        flow.top += 0.3 * style.lead
        flow.said |= {pair.name for pair in pairs}
    for place in rng.permutation(len(SENTENCES))[: int(rng.integers(2, 5))]:
        flow.say(SENTENCES[place], values)
    label = Piece(style.label("conclusion", FIELDS), "conclusion", is_key=True)
    found = pieces_of("：{conclusion}。", values, flow.said)
    flow.paragraph([label, *found])


def _foot(flow: Flow, form: _Form, accepted: _Accepted, rng: np.random.Generator) -> None:
    style = flow.style
    flow.top += 0.5 * style.lead
    flow.need(6 * style.lead)
    receiver = Signer(
        "receiver", style.label("receiver", FIELDS), accepted.receiver, form.receiver_by_hand
    )
    draw_signers(flow, [receiver], rng)
    said = {mark.name for sheet in flow.sheets for mark, _ in sheet.marks}
    if "acceptance_date" not in said:
        pair = style.pair("acceptance_date", FIELDS, accepted.values["acceptance_date"])
        arranged = replace(style, arrangement=Arrangement.STACKED)
        left = style.left + (0.5 if style.layout % 2 else 0.0) * (style.right - style.left)
        flow.top = draw_fields(flow.sheet, flow.top, [pair], arranged, left, style.right)
    if form.three_sides:
        _sides(flow, accepted, rng)
    elif rng.random() < 0.85:
        found = middle_of(flow.sheet, _OVER[style.seal_on]) or (style.right - 40, flow.top)
        _press(flow, accepted.buyer.name, found, rng, marked=True)


def _sides(flow: Flow, accepted: _Accepted, rng: np.random.Generator) -> None:
    """Draw a box each for the client, the builder and the supervisor, sealed and signed."""
    style, sheet = flow.style, flow.sheet
    flow.need(5 * style.lead)
    labels = SIDES.pool(style.pool)
    step = (style.right - style.left) / len(labels)
    bodies = (accepted.buyer.name, accepted.seller.name, "")
    agents = (accepted.buyer.agent, accepted.seller.agent, names.person(rng))
    for place, label in enumerate(labels):
        left = style.left + place * step
        corners = (left, flow.top, left + step, flow.top + 5 * style.lead)
        flow.sheet.frame(corners, style.inks.pen)
        y = baseline(flow.top, style)
        sheet.write(left + 1.5, y, label, style.inks.form)
        sheet.write(left + 1.5, y + 3.6 * style.lead, "负责人：", style.inks.form)
        press_signature(sheet, agents[place], (left + 18, y + 3.7 * style.lead), rng)
        if bodies[place] and rng.random() < 0.8:
            middle = (left + step / 2, flow.top + 2.4 * style.lead)
            _press(flow, bodies[place], middle, rng, marked=place == 0)
    flow.top += 5 * style.lead


def _press(
    flow: Flow, ring: str, middle: tuple[float, float], rng: np.random.Generator, marked: bool
) -> None:
    centre = (middle[0] + float(rng.normal(0, 6)), middle[1] + float(rng.normal(0, 4)))
    press_seal(flow.sheet, centre, Seal(ring, "", float(rng.uniform(36, 42))), rng, marked)
