"""The side of a slip's accounts, banks and names where their labels say it.

付, 出, 借 or 扣 in a label is of the payer, 收, 入, 进 or 贷 of the payee, whatever a bank puts
around them. All that is tagged of parties within one text is one value.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.recognizer.labels import plain
from models.recognizer.layout import Run, same_row
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag

PARTS = ("name", "account", "bank")
_SAYS = {"payer": re.compile("[付出借扣]"), "payee": re.compile("[收入进贷]")}
LONGEST = 10
"""Characters of a label."""
_OF_PARTY = re.compile(rf"(payer|payee)_({'|'.join(PARTS)})")


def side_said(label: str) -> str | None:
    """Return the one side that a label speaks of.

    >>> side_said("进账账号"), side_said("汇出行"), side_said("开户行"), side_said("收付款人")
    ('payee', 'payer', None, None)
    """
    sides = [side for side, words in _SAYS.items() if words.search(label)]
    return sides[0] if len(sides) == 1 else None


def label_of(run: Run, runs: Sequence[Run]) -> str:
    """Return what is printed nearest to a value, left of it or above it, as short as a label."""
    around = [other for other in runs if other.page == run.page and _may_name(other, run)]
    nearest = min(around, key=lambda other: _gap(other, run), default=None)
    return "" if nearest is None else plain(nearest.text)


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
    told = plain(piece.text[: whole.start]) or label_of(piece, pieces)
    side = side_said(told) if len(told) <= LONGEST else None
    if side is None:
        return values
    part = whole.tag.name.removeprefix("payer_").removeprefix("payee_")
    return [replace(whole, tag=Tag(Role.VALUE, f"{side}_{part}"))]


def joined_spans(spans: Sequence[Span], pieces: Sequence[Run]) -> Span:
    """Return stretches of one text, in their order, as one that bears the tag of the longest."""
    start, stop = spans[0].start, spans[-1].stop
    longest = max(spans, key=lambda span: span.stop - span.start)
    sure = sum(s.probability * (s.stop - s.start) for s in spans) / max(stop - start, 1)
    run = pieces[longest.piece].part(start, stop)
    return Span(longest.tag, run, longest.piece, sure, start, stop)


def _is_of_party(span: Span) -> bool:
    return span.tag.role is Role.VALUE and _OF_PARTY.fullmatch(span.tag.name) is not None


def _may_name(run: Run, own: Run) -> bool:
    """Say whether a run is as short as a label and stands left of another one or over its begin."""
    if len(plain(run.text)) > LONGEST or run is own:
        return False
    left = same_row(run, own) and run.x1 <= own.x0 + own.height
    over = run.middle < own.middle - 0.6 * own.height
    return left or (over and run.x0 < own.x0 + 2 * own.height and run.x1 > own.x0)


def _gap(run: Run, own: Run) -> float:
    return max(own.x0 - run.x1, 0.0) + max(own.y0 - run.y1, 0.0)
