"""Pages of prose that are none of the kinds, with their endings at the right."""

import numpy as np

from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.other_filling import Filling
from training.synthesis.papers.kinds.other_texts import Writing
from training.synthesis.papers.kinds.template import say
from training.synthesis.papers.press import press_seal, press_signature
from training.synthesis.papers.prose import Piece
from training.synthesis.papers.seal import Seal

_FEWEST, _MOST = 4, 11  # sentences drawn; the same one twice is written once
_SPREAD = 6.0
_SEAL_ROOM = 24.0


def draw_writing(flow: Flow, writing: Writing, rng: np.random.Generator) -> None:
    """Draw the page, sealed over its ending or signed below it."""
    style, filling = flow.style, Filling.of(rng)
    flow.title(filling.sentence(style.word(writing.titles, "title")))
    leads = writing.leads
    if writing.sealed:
        leads = (leads[rng.integers(len(leads))],)
    for lead in filter(None, leads):
        flow.paragraph([Piece(filling.sentence(lead))], indent="")
    told = [say(writing.body, style, rng) for _ in range(int(rng.integers(_FEWEST, _MOST)))]
    numbered = style.rng("numbered").random() < 0.4
    for place, template in enumerate(dict.fromkeys(told)):
        head = f"{place + 1}. " if numbered else ""
        flow.paragraph([Piece(head + filling.sentence(template))])
    _end(flow, writing, filling, rng)


def _end(flow: Flow, writing: Writing, filling: Filling, rng: np.random.Generator) -> None:
    style, ink = flow.style, flow.style.inks.value
    flow.need(style.lead * (len(writing.endings) + 1) + _SEAL_ROOM / 2)
    flow.top += style.lead
    x, y = style.right, flow.top
    for ending in writing.endings:
        words = filling.sentence(ending)
        flow.top += 1.2 * style.lead
        text = flow.sheet.write(style.right, flow.top - 0.4 * style.lead, words, ink, 1.0)
        x, y = (text.span()[0] + style.right) / 2, flow.top - style.lead
    if writing.sealed:
        x, y = (place + float(rng.uniform(-_SPREAD, _SPREAD)) for place in (x, y))
        press_seal(flow.sheet, (x, y), Seal(filling.unit, "", float(rng.uniform(38, 43))), rng)
    elif rng.random() < 0.6:
        name = filling.cell("person", 0)
        press_signature(flow.sheet, name, (style.left + 30, flow.top), rng)
