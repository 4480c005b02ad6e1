"""The foot of a bank slip: small print and the electronic seal of the bank."""

import numpy as np

from training.synthesis.papers import identifiers
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.slip_form import SlipForm
from training.synthesis.papers.kinds.slip_payment import Payment
from training.synthesis.papers.kinds.slip_words import NOTES, SEAL_LINES
from training.synthesis.papers.press import press_seal
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.sheet import wrap
from training.synthesis.papers.style import SealOn


def close_slip(flow: Flow, form: SlipForm, payment: Payment, rng: np.random.Generator) -> None:
    """Write a note and press the seal, over the amount or at the right."""
    style = flow.style
    note = style.word(NOTES, "note").format(
        count=rng.integers(1, 4), bank=payment.payer.bank, teller=identifiers.figures(rng, 5)
    )
    ink = style.inks.small
    for line in wrap(note, ink, 0.7 * (style.right - style.left)):
        flow.top += 1.4 * ink.em
        flow.sheet.write(style.left, flow.top, line, ink)
    press_seal(flow.sheet, _centre(flow, rng), _seal(form, payment, rng), rng, marked=True)


def _seal(form: SlipForm, payment: Payment, rng: np.random.Generator) -> Seal:
    line = SEAL_LINES[rng.integers(len(SEAL_LINES))]
    diameter = float(rng.uniform(30, 38))
    if form.oval:
        return Seal(payment.payer.bank, line, diameter + 4, f"{payment.on:%Y%m%d}", 0.7)
    return Seal(payment.payer.bank, line, diameter)


def _centre(flow: Flow, rng: np.random.Generator) -> tuple[float, float]:
    """Return where the seal goes: over the figures of the amount on some layouts."""
    style, sheet = flow.style, flow.sheet
    if style.seal_on is SealOn.TOTAL:
        box = next(mark.box for mark, _ in sheet.marks if mark.name == "amount")
        if box is not None:
            x, y = (box.x0 + box.x1) / 2 * sheet.width, (box.y0 + box.y1) / 2 * sheet.height
            return x + float(rng.uniform(8, 22)), y + float(rng.uniform(0, 8))
    return style.right - float(rng.uniform(18, 45)), flow.top - float(rng.uniform(0, 8))
