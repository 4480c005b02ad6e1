"""财政电子票据: code, number and check code, a table of items, the sum in figures and capitals."""

from dataclasses import replace

import numpy as np

from training.synthesis.papers import identifiers
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.people_foot import Signer, draw_signers
from training.synthesis.papers.kinds.receipt_form import ReceiptForm
from training.synthesis.papers.kinds.receipt_items import draw_items, some_items
from training.synthesis.papers.kinds.receipt_pad import seal_receipt, spelt
from training.synthesis.papers.kinds.receipt_story import Received
from training.synthesis.papers.kinds.receipt_words import FISCAL_LABELS, FISCAL_TITLES
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, day, money, plain

_MOST_ROWS = 4
_HEX = "0123456789abcdef"
_HEAD = ("receipt_code", "receipt_number", "payer_name", "check_code", "receipt_date")


def draw_fiscal(flow: Flow, form: ReceiptForm, story: Received, rng: np.random.Generator) -> str:
    """Draw the receipt; return its title. Its items, not the story, say how much was paid."""
    style = flow.style
    items = some_items(rng, _MOST_ROWS)
    story = replace(story, amount_fen=sum(item.amount_fen for item in items))
    title = style.word(FISCAL_TITLES, "title").format(province=f"{story.province}省")
    flow.title(title, spread=False)
    flow.fields(_pairs(story, style, rng))
    chance = style.rng("fiscal table")
    draw_items(flow, items, codes=bool(chance.random() < 0.7), total=bool(chance.random() < 0.3))
    _sum(flow, story)
    payee = style.pair("payee_name", FISCAL_LABELS, plain(story.payee))
    flow.beside(payee, flow.top + 0.7 * style.lead, style.right)
    flow.top += style.lead
    label = style.label("handler", FISCAL_LABELS)
    draw_signers(
        flow, [Signer("", "复核人", "", False), Signer("handler", label, story.handler, False)], rng
    )
    seal = Seal(story.payee, "财务专用章", float(rng.uniform(32, 38)))
    seal_receipt(flow, seal, rng)
    return title


def _pairs(story: Received, style: Style, rng: np.random.Generator) -> list[Pair]:
    told = {
        "receipt_code": plain(_code(story, rng)),
        "receipt_number": plain(identifiers.figures(rng, 10)),
        "payer_name": plain(story.payer),
        "check_code": plain("".join(_HEX[i] for i in rng.integers(0, 16, 6))),
        "receipt_date": day(story.on, style.habits),
    }
    order = style.rng("fiscal order").permutation(len(_HEAD))
    return [style.pair(_HEAD[i], FISCAL_LABELS, told[_HEAD[i]]) for i in order]


def _code(story: Received, rng: np.random.Generator) -> str:
    """Return 8 digits: region, class, kind and year, two each (4 ministries, toll notice)."""
    kind = f"{int(rng.integers(1, 9)):02d}{int(rng.integers(1, 4)):02d}"
    return f"{story.region[:2]}{kind}{story.on:%y}"


def _sum(flow: Flow, story: Received) -> None:
    """Set the sum in capitals and in figures on one line, as the form has it."""
    style = flow.style
    figures = money(story.amount_fen, style.habits)
    words_pair = style.pair("amount_in_words", FISCAL_LABELS, spelt(story, style))
    figures_pair = style.pair("amount", FISCAL_LABELS, figures)
    split = style.left + 0.62 * (style.right - style.left)
    y = flow.top + 0.7 * style.lead
    lines = flow.beside(words_pair, y, split)
    flow.beside(figures_pair, y, style.right, split + 1)
    flow.top += style.lead * (lines + 0.2)
