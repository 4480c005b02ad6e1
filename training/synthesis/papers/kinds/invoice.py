"""VAT invoices of three generations; layouts differ in measures, inks, offset and seals."""

from dataclasses import replace

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.invoice_digital import draw_digital
from training.synthesis.papers.kinds.invoice_form import draw_form
from training.synthesis.papers.kinds.invoice_list import draw_list
from training.synthesis.papers.kinds.invoice_plan import plan_of
from training.synthesis.papers.kinds.invoice_sale import Generation, Sale, sale
from training.synthesis.papers.kinds.invoice_words import TITLES
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import Style

_GENERATIONS = (
    Generation.ELECTRONIC,
    Generation.SPECIAL,
    Generation.DIGITAL,
    Generation.GENERAL,
    Generation.DIGITAL_SPECIAL,
)
_LISTED = 0.06  # share of paper invoices with an attached list


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return an invoice of this layout."""
    generation = _GENERATIONS[style.layout % len(_GENERATIONS)]
    listed = not generation.digital and bool(rng.random() < _LISTED)
    rows = int(rng.integers(9, 26)) if listed else _rows(rng)
    return paint(style, sale(generation, rows, rng), rng, listed)


def paint(style: Style, sold: Sale, rng: np.random.Generator, listed: bool = False) -> Drawn:
    """Return the invoice of a sale; its rows may be on a list of their own."""
    generation = sold.generation
    plan = plan_of(style, generation)
    if generation.digital:
        sheets = [draw_digital(style, plan, sold, rng)]
    else:
        sheets = [draw_form(style, plan.shifted(rng), sold, listed, rng)]
    if listed:
        sheets += _list_sheets(style, sold)
    return Drawn(Kind.INVOICE, TITLES[generation.value], style.layout, tuple(sheets))


def _rows(rng: np.random.Generator) -> int:
    return 1 if rng.random() < 0.35 else int(rng.integers(1, 9))


def _list_sheets(style: Style, sold: Sale) -> list[Sheet]:
    """Return the attached list, on paper of its own size, as pages after the first."""
    upright = replace(style, size=(210.0, 297.0))
    flow = Flow(upright)
    draw_list(upright, sold, flow)
    for number, sheet in enumerate(flow.sheets):
        sheet.page = number + 2
    return flow.sheets
