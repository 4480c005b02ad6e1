"""收据: a page of a printed pad, filled in by hand or print, at times with a box a figure."""

from dataclasses import replace

import numpy as np

from training.synthesis.papers.kinds.amount_boxes import boxes_height, boxes_width, draw_boxes
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.people_foot import Signer, draw_signers, middle_of
from training.synthesis.papers.kinds.receipt_form import ReceiptForm
from training.synthesis.papers.kinds.receipt_items import draw_items, some_items
from training.synthesis.papers.kinds.receipt_story import Received
from training.synthesis.papers.kinds.receipt_words import COPIES, LABELS, OTHERS, TITLES
from training.synthesis.papers.press import press_seal
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.sheet import Stretch
from training.synthesis.papers.style import SealOn, Style
from training.synthesis.papers.written import Pair, Written, day, money, plain, words

_OVER = {
    SealOn.TOTAL: ("amount", "amount_in_words"),
    SealOn.DATE: ("receipt_date",),
    SealOn.PARTY: ("payee_name", "handler", "amount_in_words"),
}
_RED = (196, 38, 44)
_SPREAD = 5.0


def draw_pad(flow: Flow, form: ReceiptForm, story: Received, rng: np.random.Generator) -> str:
    """Draw the page; return its title."""
    style = flow.style
    items = some_items(rng, 2) if form.items else ()
    if items:
        story = replace(story, amount_fen=sum(item.amount_fen for item in items))
    if form.body_on_top:
        _body(flow, story)
    title = style.word(TITLES, "title")
    flow.title(title)
    _number_and_day(flow, form, story)
    flow.fields(_pairs(form, story, style))
    if items:
        draw_items(flow, items, codes=False, total=False)
    _amount(flow, form, story)
    _people(flow, form, story, rng)
    _copy(flow)
    seal_receipt(flow, Seal(story.body, _purpose(style), float(rng.uniform(32, 40))), rng)
    return title


def seal_receipt(flow: Flow, seal: Seal, rng: np.random.Generator) -> None:
    """Press the seal over what the layout says, on this sheet."""
    style = flow.style
    found = middle_of(flow.sheet, _OVER[style.seal_on]) or (style.right - 40, flow.top)
    x, y = (place + float(rng.uniform(-_SPREAD, _SPREAD)) for place in found)
    press_seal(flow.sheet, (x, y), seal, rng, marked=True)


def spelt(story: Received, style: Style) -> Written:
    """Return the amount in capitals, on many pads behind a ⊗ that nothing can be put before."""
    crossed = style.rng("crossed").random() < 0.4
    habits = replace(style.habits, before_words="⊗") if crossed else style.habits
    return words(story.amount_fen, habits)


def _purpose(style: Style) -> str:
    return ("财务专用章", "", "收款专用章")[style.rng("purpose").integers(3)]


def _body(flow: Flow, story: Received) -> None:
    ink = flow.style.inks.bold
    flow.top += 1.3 * ink.em
    align = flow.style.title_align
    x = flow.style.left + align * (flow.style.right - flow.style.left)
    text = flow.sheet.write(x, flow.top - 0.2 * ink.em, story.payee, ink, align)
    flow.sheet.mark("payee_name", story.payee, [text])


def _number_and_day(flow: Flow, form: ReceiptForm, story: Received) -> None:
    """Set the day in the middle or at the left, the number in red or print at the right."""
    style, chance = flow.style, flow.style.rng("number line")
    written = day(story.on, style.habits)
    label = style.label("receipt_date", LABELS) if chance.random() < 0.5 else ""
    flow.top += style.lead
    if form.number:
        ink = style.inks.form
        ink = replace(ink, colour=_RED, points=ink.points * 1.2) if chance.random() < 0.6 else ink
        word = style.label("receipt_number", LABELS)
        colon = "" if word.isascii() else style.habits.colon
        shown = f"{word}{colon} {story.number}"
        text = flow.sheet.write(style.right, flow.top - 0.3 * style.lead, shown, ink, 1.0)
        flow.sheet.key("receipt_number", text, word)
        stretch = Stretch(text, len(shown) - len(story.number), len(shown))
        flow.sheet.mark_pieces("receipt_number", story.number, [stretch])
    align = 0.0 if chance.random() < 0.5 else 0.45
    pair = Pair("receipt_date", label, written)
    if label:
        flow.line_of(pair, align)
        return
    x = style.left + align * (style.right - style.left)
    value = style.inks.value
    text = flow.sheet.write(x, flow.top - 0.3 * style.lead, written.printed, value, align)
    flow.sheet.mark("receipt_date", written.value, [text])


def _pairs(form: ReceiptForm, story: Received, style: Style) -> list[Pair]:
    """Return the fields above the amount; without a table the reason is one of them."""
    told = {"payer_name": plain(story.payer)}
    if not form.items:
        told["reason"] = plain(story.reason)
    if not form.boxes:
        told["amount_in_words"] = spelt(story, style)
        told["amount"] = money(story.amount_fen, style.habits)
    return [style.pair(name, LABELS, written) for name, written in told.items()]


def _amount(flow: Flow, form: ReceiptForm, story: Received) -> None:
    """Draw the boxes with the capitals beside them; the word above them is a label as well."""
    if not form.boxes:
        return
    style = flow.style
    height, left = boxes_height(style), style.right - boxes_width(style)
    pair = style.pair("amount_in_words", LABELS, spelt(story, style))
    draw_boxes(flow.sheet, (left, flow.top), story.amount_fen, style)
    flow.beside(pair, flow.top + 0.62 * height, left - 2)
    flow.top += height + 0.3 * style.lead


def _people(flow: Flow, form: ReceiptForm, story: Received, rng: np.random.Generator) -> None:
    """Draw who receives and handles, with others who sign by hand or leave their place empty."""
    style, chance = flow.style, flow.style.rng("people")
    if form.payee:
        payee = style.pair("payee_name", LABELS, plain(story.payee))
        flow.top += 0.2 * style.lead
        flow.beside(payee, flow.top + 0.7 * style.lead, style.right)
        flow.top += style.lead
    signers = []
    if form.handler:
        label = style.label("handler", LABELS)
        signers.append(Signer("handler", label, story.handler, False))
    for word in chance.permutation(OTHERS)[: int(chance.integers(0, 3))]:
        by_hand = bool(rng.random() < 0.4)
        signers.append(Signer("", str(word), story.handler[:1] + "明" if by_hand else "", by_hand))
    if signers:
        draw_signers(flow, signers, rng)


def _copy(flow: Flow) -> None:
    """Write which copy this is, letter below letter at the right edge."""
    style = flow.style
    if style.rng("copy").random() < 0.5:
        return
    words = COPIES[style.rng("copy words").integers(len(COPIES))]
    ink = style.inks.small
    x = style.right + 0.4 * style.margins.right
    y = (style.size[1] - 1.2 * ink.em * len(words)) / 2
    for place, letter in enumerate(words):
        flow.sheet.write(x, y + 1.2 * ink.em * place, letter, ink, 0.5)
