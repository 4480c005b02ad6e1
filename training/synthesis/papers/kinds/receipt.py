"""Receipts: pages of pads, written slips, and fiscal receipts with code and check code."""

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.receipt_fiscal import draw_fiscal
from training.synthesis.papers.kinds.receipt_form import Shape, compact, receipt_form
from training.synthesis.papers.kinds.receipt_pad import draw_pad
from training.synthesis.papers.kinds.receipt_slip import draw_slip
from training.synthesis.papers.kinds.receipt_story import paid_out, received
from training.synthesis.papers.style import Style


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a receipt of the layout's shape."""
    form = receipt_form(style)
    flow = Flow(compact(form, style))
    match form.shape:
        case Shape.PAD:
            title = draw_pad(flow, form, received(style, rng), rng)
        case Shape.SLIP:
            title = draw_slip(flow, form, paid_out(style, rng), rng)
        case Shape.FISCAL:
            title = draw_fiscal(flow, form, received(style, rng), rng)
    return Drawn(Kind.RECEIPT, "".join(title.split()), style.layout, tuple(flow.sheets))
