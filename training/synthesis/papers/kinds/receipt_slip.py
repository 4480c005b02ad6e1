"""领条 and 收条: a sentence that somebody wrote, or had printed, and signed."""

import numpy as np

from training.synthesis.papers.kinds.finger import press_thumb
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.receipt_form import ReceiptForm
from training.synthesis.papers.kinds.receipt_pad import seal_receipt
from training.synthesis.papers.kinds.receipt_story import Received
from training.synthesis.papers.kinds.receipt_words import (
    SLIP_ENDS,
    SLIP_LABELS,
    SLIP_SENTENCES,
    SLIP_TITLES,
)
from training.synthesis.papers.kinds.template import say
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.written import Pair, bare_money, day, plain, words

_SEALED = 0.35


def draw_slip(flow: Flow, form: ReceiptForm, story: Received, rng: np.random.Generator) -> str:
    """Draw the slip; return its title."""
    style = flow.style
    title = style.word(SLIP_TITLES, "title")
    flow.title(title)
    flow.top += 0.4 * style.lead
    values = {
        "payer_name": plain(story.payer),
        "reason": plain(story.reason),
        "amount": bare_money(story.amount_fen, style.habits),
        "amount_in_words": plain(words(story.amount_fen, style.habits).value),
    }
    flow.say(say(SLIP_SENTENCES, style, rng), values)
    ending = style.word(SLIP_ENDS, "ending")
    if ending:
        flow.say(ending, {})
    _signed(flow, form, story, rng)
    if rng.random() < _SEALED:
        seal_receipt(flow, Seal(story.body, "", float(rng.uniform(32, 40))), rng)
    return title


def _signed(flow: Flow, form: ReceiptForm, story: Received, rng: np.random.Generator) -> None:
    """Draw who received, who saw it, and the day, in the right half."""
    style = flow.style
    left = style.left + 0.45 * (style.right - style.left)
    pairs = [style.pair("payee_name", SLIP_LABELS, plain(story.payee))]
    if form.handler:
        pairs.append(style.pair("handler", SLIP_LABELS, plain(story.handler)))
    pairs.append(Pair("receipt_date", "", day(story.on, style.habits)))
    flow.need((1.05 * len(pairs) + 0.1) * style.lead)
    for place, pair in enumerate(pairs):
        y = flow.top + 0.8 * style.lead
        flow.beside(pair, y, style.right, left)
        if place == 0 and form.thumb:
            x = left + style.inks.form.width(pair.label) + style.inks.value.width(story.payee)
            press_thumb(flow.sheet, (x, y - style.lead, x + 14, y + 0.3 * style.lead), rng)
        flow.top += style.lead * 1.05
