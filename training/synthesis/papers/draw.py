"""One entry to all painters: a kind, a layout and a seed give a paper, always the same one."""

from collections.abc import Callable, Mapping
from zlib import crc32

import numpy as np

from features.records.document import Kind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.kinds import (
    acceptance,
    award_notice,
    bank_slip,
    contract,
    delivery_note,
    invoice,
    other,
    receipt,
    roster,
)
from training.synthesis.papers.style import Style, style_of

Painter = Callable[[Style, np.random.Generator], Drawn]

PAINTERS: Mapping[Kind, Painter] = {
    Kind.ACCEPTANCE: acceptance.draw,
    Kind.AWARD_NOTICE: award_notice.draw,
    Kind.BANK_SLIP: bank_slip.draw,
    Kind.CONTRACT: contract.draw,
    Kind.DELIVERY_NOTE: delivery_note.draw,
    Kind.OTHER: other.draw,
    Kind.RECEIPT: receipt.draw,
    Kind.ROSTER: roster.draw,
    Kind.INVOICE: invoice.draw,
}


def draw_paper(kind: Kind, layout: int, seed: int) -> Drawn:
    """Return the paper of this kind, layout and seed.

    Raises PaperNotDrawn(NO_PAINTER) for a kind that has none.
    """
    painter = PAINTERS.get(kind)
    if painter is None:
        raise PaperNotDrawn("NO_PAINTER", f"no papers of the kind {kind.value} can be drawn")
    rng = np.random.default_rng([crc32(kind.value.encode()), layout, seed])
    return painter(style_of(kind, layout), rng)
