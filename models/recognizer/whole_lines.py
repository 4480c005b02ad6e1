"""Terms of payment are whole lines: what a part of a line is tagged as is true of the line.

The share that is kept back stands inside the terms and bears a tag of its own, which parts them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag

TERMS = Tag(Role.VALUE, "payment_terms")
_WITHIN = frozenset({TERMS, Tag(Role.VALUE, "retention")})
_MOST = 0.5  # share of a line that bears the tag


def lines_of_terms(spans: Sequence[Span], pieces: Sequence[Run]) -> Iterator[Span]:
    """Yield the terms of payment: a line mostly tagged so as a whole, else its stretches."""
    seen: set[int] = set()
    for span in spans:
        if span.tag != TERMS or span.piece in seen:
            continue
        here = [s for s in spans if s.piece == span.piece and s.tag in _WITHIN]
        piece = pieces[span.piece]
        if sum(s.stop - s.start for s in here) < _MOST * len(piece.text):
            yield span
            continue
        seen.add(span.piece)
        yield replace(span, run=piece, start=0, stop=len(piece.text))
