"""Values that fill their text: all that no other tag claims of it belongs to them.

What a payment is for and what an inspection found is free text; where it says what was never said
in training, a part of it bears the tag, and the rest belongs to the same value.
"""

from collections.abc import Sequence
from dataclasses import replace

from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role

FILLING = frozenset({"purpose", "conclusion"})
_MARKS = " ，,。"


def filled(values: Sequence[Span], spans: Sequence[Span], pieces: Sequence[Run]) -> list[Span]:
    """Return the stretches of one such value, each with what other tags leave of its piece."""
    by_piece = {span.piece: span for span in sorted(values, key=lambda span: span.probability)}
    return [_filled(span, spans, pieces[span.piece]) for span in by_piece.values()]


def _filled(span: Span, spans: Sequence[Span], piece: Run) -> Span:
    others = [s for s in spans if s.piece == span.piece and s.tag != span.tag]
    start = max((s.stop for s in others if s.stop <= span.start), default=0)
    # a label at the end of a text has no value, so it is none
    after = [s for s in others if s.start >= span.stop and not _is_label_at_end(s, piece)]
    stop = min((s.start for s in after), default=len(piece.text))
    start = max(start, *(piece.text.rfind(colon, start, span.stop) + 1 for colon in ":："))
    start += len(piece.text[start:stop]) - len(piece.text[start:stop].lstrip(_MARKS))
    return replace(span, run=piece.part(start, stop), start=start, stop=stop)


def _is_label_at_end(span: Span, piece: Run) -> bool:
    return span.tag.role is Role.KEY and span.stop == len(piece.text)
