"""Bank slips: payer and payee side by side in a grid, one above the other, or all in fields."""

import numpy as np

from features.records.document import Kind
from features.records.money import yuan_text
from training.synthesis.papers import identifiers
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.slip_foot import close_slip
from training.synthesis.papers.kinds.slip_form import Shape, SlipForm, fitted, slip_form
from training.synthesis.papers.kinds.slip_payment import Payment, payment_of
from training.synthesis.papers.kinds.slip_sides import draw_sides, draw_sides_stacked
from training.synthesis.papers.kinds.slip_words import EXTRAS, LABELS, TITLES
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, Written, day, plain, words


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a slip of one payment."""
    return paint(style, payment_of(style, rng), rng)


def paint(style: Style, payment: Payment, rng: np.random.Generator) -> Drawn:
    """Return the slip of a payment."""
    form = slip_form(style)
    style = fitted(style, form)
    flow = Flow(style)
    title = style.word(TITLES, "title")
    flow.title(f"{payment.house}{title}" if form.bank_in_title else title)
    pairs = _pairs(form, payment, style)
    _apart(flow, [pairs.pop(name) for name in form.apart if name in pairs])
    if form.shape is Shape.BESIDE:
        flow.top = draw_sides(flow, payment)
    elif form.shape is Shape.BELOW:
        flow.top = draw_sides_stacked(flow, payment)
    flow.fields([*pairs.values(), *_extras(form, rng)])
    close_slip(flow, form, payment, rng)
    return Drawn(Kind.BANK_SLIP, title, style.layout, tuple(flow.sheets))


def _pairs(form: SlipForm, payment: Payment, style: Style) -> dict[str, Pair]:
    """Return the fields that stand in the block, in the order of the layout."""
    figures = f"{payment.amount_fen / 100:,.2f}"
    written = {
        "serial_number": plain(payment.serial),
        "transaction_date": day(payment.on, style.habits),
        **(_parties(payment) if form.shape is Shape.FIELDS else {}),
        "amount": Written(form.currency.format(figures), yuan_text(payment.amount_fen), figures),
        "amount_in_words": words(payment.amount_fen, style.habits),
        "purpose": plain(payment.purpose),
    }
    kept = [name for name in form.order if name in written]
    return {name: style.pair(name, LABELS, written[name]) for name in kept}


def _parties(payment: Payment) -> dict[str, Written]:
    return {
        f"{prefix}_{part}": plain(str(getattr(holder, part)))
        for prefix, holder in (("payer", payment.payer), ("payee", payment.payee))
        for part in ("name", "account", "bank")
    }


def _apart(flow: Flow, pairs: list[Pair]) -> None:
    """Set number and day in one line below the title, far from each other."""
    if pairs:
        flow.top += flow.style.lead
    for place, pair in enumerate(pairs):
        flow.line_of(pair, 1.0 if place == len(pairs) - 1 else 0.0)


def _extras(form: SlipForm, rng: np.random.Generator) -> list[Pair]:
    """Return fields that no reader asks for."""
    return [
        Pair("", EXTRAS[i][0], plain(EXTRAS[i][1][rng.integers(len(EXTRAS[i][1]))] or _code(rng)))
        for i in form.extras
    ]


def _code(rng: np.random.Generator) -> str:
    return identifiers.figures(rng, 12)
