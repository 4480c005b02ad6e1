"""The side of a slip's accounts, banks and names where their labels say it.

付, 出, 借 or 扣 in a label is of the payer, 收, 入, 进 or 贷 of the payee, whatever a bank puts
around them. All that is tagged of parties within one text is one value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.recognizer.labels import plain
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag
from models.recognizer.value_labels import LONGEST, joined_spans, label_of, one_said

PARTS = ("name", "account", "bank")
SIDES = {"payer": re.compile("[付出借扣]"), "payee": re.compile("[收入进贷]")}
"""What labels say of whose a value is."""
_COLONS = (":", "：")
_OF_PARTY = re.compile(rf"(payer|payee)_({'|'.join(PARTS)})")


def on_sides_said(spans: Sequence[Span], pieces: Sequence[Run]) -> tuple[Span, ...]:
    """Return the tagged stretches of a slip, values of parties on the side that labels say."""
    return tuple(_settled(spans, pieces))


def _settled(spans: Sequence[Span], pieces: Sequence[Run]) -> Iterator[Span]:
    done: set[int] = set()
    for span in spans:
        if not _is_of_party(span):
            yield span
        elif span.piece not in done:
            done.add(span.piece)
            yield from _of_piece([s for s in spans if s.piece == span.piece], pieces)


def _of_piece(spans: Sequence[Span], pieces: Sequence[Run]) -> list[Span]:
    """Return the values of parties in one text: one value, if its label says whose."""
    values = [span for span in spans if _is_of_party(span)]
    whole = joined_spans(values, pieces)
    piece = pieces[whole.piece]
    before = piece.text[: whole.start]
    keyed = any(s.tag.role is Role.KEY and s.stop <= whole.start for s in spans)
    # else what stands before is the beginning of a name: 进步村
    told = plain(before) if keyed or before.endswith(_COLONS) else label_of(piece, pieces)
    side = one_said(told, SIDES) if len(told) <= LONGEST else None
    if side is None:
        return values
    part = whole.tag.name.removeprefix("payer_").removeprefix("payee_")
    return [replace(whole, tag=Tag(Role.VALUE, f"{side}_{part}"))]


def _is_of_party(span: Span) -> bool:
    return span.tag.role is Role.VALUE and _OF_PARTY.fullmatch(span.tag.name) is not None
