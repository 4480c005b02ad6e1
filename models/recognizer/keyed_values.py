"""What stands behind a label that was recognised while the value behind it was not.

Only values of a form of their own are taken so: a date, a number, an amount behind its label can
hardly be anything else.
"""

from collections.abc import Iterator, Sequence

from features.records.paper_schema import Entry, Form
from models.recognizer.layout import Run, same_row
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag

_FORMED = frozenset({Form.ACCOUNT, Form.AMOUNT, Form.CAPITALS, Form.DATE, Form.DIGITS, Form.NUMBER})
_SURE = 0.6  # probability of the label
_COLON = " :："


def behind_keys(
    spans: Sequence[Span], entry: Entry, pieces: Sequence[Run]
) -> Iterator[tuple[float, Run]]:
    """Yield how sure a label of a field is, and what stands behind it where no value was found."""
    if entry.form not in _FORMED:
        return
    taken = {span.piece for span in spans if span.tag.role is not Role.KEY}
    for key in spans:
        if key.tag == Tag(Role.KEY, entry.name) and key.probability >= _SURE:
            place, start = _behind(key, pieces)
            if place is not None and place not in taken:
                yield key.probability, pieces[place].part(start, len(pieces[place].text))


def _behind(key: Span, pieces: Sequence[Run]) -> tuple[int | None, int]:
    """Return the piece in which a value would stand, and where it would begin there."""
    piece = pieces[key.piece]
    rest = piece.text[key.stop :].lstrip(_COLON)
    if rest:
        return key.piece, len(piece.text) - len(rest)
    beside = pieces[key.piece + 1] if key.piece + 1 < len(pieces) else None
    if beside is None or not same_row(piece, beside) or beside.x0 < piece.x1 - piece.height:
        return None, 0
    return key.piece + 1, 0
