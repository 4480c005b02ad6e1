"""Sentences with named gaps, cut into the pieces that a paragraph is set from."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from training.synthesis.papers.kinds.wording import Wordings
from training.synthesis.papers.prose import Piece
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written

Values = Mapping[str, Written | str]
"""What fills the gaps: fields are ``Written`` and recorded, bare texts are only drawn."""
_GAP = re.compile(r"\{(\w+)\}")
_OWN_SENTENCES = 0.6  # share of the sentences of a held-out layout that no other has


def say(wordings: Wordings, style: Style, rng: np.random.Generator) -> str:
    """Return one way to say this, for this paper alone."""
    return wordings.pick(style.pool_of(wordings, _OWN_SENTENCES, rng), rng)


def pieces_of(template: str, values: Values, said: set[str]) -> list[Piece]:
    """Fill the gaps of a template; a field that was said before is recorded as said again.

    ``said`` grows by the fields of this sentence.
    """
    pieces: list[Piece] = []
    for place, part in enumerate(_GAP.split(template)):
        value = values[part] if place % 2 else part
        if isinstance(value, str):
            pieces.append(Piece(value))
        else:
            pieces += field_pieces(part, value, part in said)
            said.add(part)
    return [piece for piece in pieces if piece.text]


def field_pieces(name: str, written: Written, again: bool = False) -> Iterator[Piece]:
    """Yield what stands before the value, the value under its name, and what follows it."""
    before, part, after = written.printed.partition(written.part or written.printed)
    yield from (Piece(before), Piece(part, name, written.value, again=again), Piece(after))
