"""The line of those who sign: a label each, and a name in print or a signature by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.pair_lines import baseline, write_label, write_value
from training.synthesis.papers.press import press_signature
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.written import Pair, plain


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs under a label; ``by_hand`` leaves a signature that is no text."""

    name: str
    label: str
    person: str
    by_hand: bool


def draw_signers(flow: Flow, signers: Sequence[Signer], rng: np.random.Generator) -> None:
    """Draw the signers side by side across the page."""
    style = flow.style
    flow.need(1.6 * style.lead)
    step = (style.right - style.left) / max(1, len(signers))
    y = baseline(flow.top + 0.3 * style.lead, style)
    for place, signer in enumerate(signers):
        x = style.left + place * step
        pair = Pair(signer.name, signer.label, plain("" if signer.by_hand else signer.person))
        label = write_label(flow.sheet, (x, y), pair, style)
        start = (x if label is None else label.span()[2]) + 1.0
        if signer.by_hand:
            press_signature(
                flow.sheet, signer.person, (start, y + 1), rng, _height(rng, style.lead)
            )
        else:
            write_value(flow.sheet, (start, y), pair, style, x + step - start)
    flow.top += 1.6 * style.lead


def _height(rng: np.random.Generator, lead: float) -> float:
    return float(rng.uniform(1.3, 1.9)) * lead


def middle_of(sheet: Sheet, names: Sequence[str]) -> tuple[float, float] | None:
    """Return the middle of the first of these fields that stands on the sheet."""
    for name in names:
        for mark, texts in sheet.marks:
            if mark.name == name and mark.row is None and texts and mark.box is not None:
                box = mark.box
                x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
                return x * sheet.width, y * sheet.height
    return None
