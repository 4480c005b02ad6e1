"""Pages that are none of the kinds: prose, tables and blank forms of the same world."""

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.other_grid import draw_blank_form, draw_grid, roomy
from training.synthesis.papers.kinds.other_prose import draw_writing
from training.synthesis.papers.kinds.other_tables import GRIDS
from training.synthesis.papers.kinds.other_texts import WRITINGS
from training.synthesis.papers.kinds.scale import enlarged
from training.synthesis.papers.style import Style

BLANK = "blank_form"
_SORTS = (
    "minutes",
    "ledger",
    "notice",
    "sign_in",
    "letter",
    BLANK,
    "promise",
    "inventory",
    "plan",
    "quotes",
    "notice",
    "minutes",
)
_LETTERS = (1.0, 1.4)


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a page of the layout's sort; its subkind names the sort."""
    turn = style.layout if style.layout < len(_SORTS) else int(rng.integers(1 << 16))
    sort = _SORTS[turn % len(_SORTS)]
    if sort == BLANK:
        flow = Flow(roomy(style))
        draw_blank_form(flow, rng)
    elif sort in GRIDS:
        flow = Flow(style)
        draw_grid(flow, GRIDS[sort], rng)
    else:
        flow = Flow(enlarged(style, float(style.rng("letters").uniform(*_LETTERS))))
        draw_writing(flow, WRITINGS[sort], rng)
    return Drawn(Kind.OTHER, sort, style.layout, tuple(flow.sheets))
