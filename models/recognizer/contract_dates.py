"""What the words around the days of contracts and letters say of them.

Which day a day is: 起算日, 期满（完工）日. And what is no duration: within so many days (日内)
something is due, unless it is the work itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.recognizer.labels import plain
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag
from models.recognizer.value_labels import LONGEST, joined_spans, label_of, one_said

_DAYS = {
    "start_date": re.compile("起|始|开工|进场|生效"),
    "end_date": re.compile("止|满|完工|竣工|截|到期|结束|届"),
    "sign_date": re.compile("签|订立|缔约"),
}
_UNTIL = ("前", "之前", "止")
_DUE = re.compile(
    r"\d*个?(?:工作|日历)?[日天]之?内(?!.{0,4}(?:完|竣|交货|供货|交工|交验|施工|实施))"
)


def on_days_said(spans: Sequence[Span], pieces: Sequence[Run]) -> tuple[Span, ...]:
    """Return the tagged stretches of a contract, its days as their labels call them.

    A day that tags tear apart is one day; before which (前) something is due is the end.
    """
    return tuple(_settled(spans, pieces))


def without_deadlines(spans: Sequence[Span], pieces: Sequence[Run]) -> tuple[Span, ...]:
    """Return the stretches without durations that are the time until something else is due."""
    return tuple(span for span in spans if not _is_deadline(span, pieces[span.piece]))


def _is_deadline(span: Span, piece: Run) -> bool:
    is_duration = span.tag == Tag(Role.VALUE, "duration_days")
    return is_duration and _DUE.match(plain(piece.text[span.stop :])) is not None


def _settled(spans: Sequence[Span], pieces: Sequence[Run]) -> Iterator[Span]:
    torn: list[Span] = []
    for span in spans:
        if torn and not (_is_day(span) and _goes_on(torn[-1], span)):
            yield _said(joined_spans(torn, pieces), pieces)
            torn = []
        if _is_day(span):
            torn.append(span)
        else:
            yield span
    if torn:
        yield _said(joined_spans(torn, pieces), pieces)


def _goes_on(span: Span, other: Span) -> bool:
    return other.piece == span.piece and other.start == span.stop


def _is_day(span: Span) -> bool:
    return span.tag.role is Role.VALUE and span.tag.name in _DAYS


def _said(span: Span, pieces: Sequence[Run]) -> Span:
    piece = pieces[span.piece]
    told = plain(piece.text[: span.start]) or label_of(piece, pieces)
    name = one_said(told, _DAYS) if len(told) <= LONGEST else None
    if piece.text[span.stop :].startswith(_UNTIL):
        name = "end_date"
    return span if name is None else replace(span, tag=Tag(Role.VALUE, name))
