"""Values with the labels that are printed at them: left of a value, or above its beginning."""

import re
from collections.abc import Mapping, Sequence

from models.recognizer.labels import plain
from models.recognizer.layout import Run, same_row
from models.recognizer.line_tagger import Span

LONGEST = 10
"""Characters of a label."""


def one_said(label: str, says: Mapping[str, re.Pattern[str]]) -> str | None:
    """Return the one name whose words a label holds; None for a label of none or of several.

    >>> says = {"payer": re.compile("付|出"), "payee": re.compile("收|进")}
    >>> [one_said(label, says) for label in ("进账账号", "汇出行", "开户行", "收付款人")]
    ['payee', 'payer', None, None]
    """
    said = [name for name, words in says.items() if words.search(label)]
    return said[0] if len(said) == 1 else None


def label_of(run: Run, runs: Sequence[Run]) -> str:
    """Return what is printed nearest to a value, left of it or above it, as short as a label."""
    around = [other for other in runs if other.page == run.page and _may_name(other, run)]
    nearest = min(around, key=lambda other: _gap(other, run), default=None)
    return "" if nearest is None else plain(nearest.text)


def joined_spans(spans: Sequence[Span], pieces: Sequence[Run]) -> Span:
    """Return stretches of one text, in their order, as one that bears the tag of the longest."""
    start, stop = spans[0].start, spans[-1].stop
    longest = max(spans, key=lambda span: span.stop - span.start)
    sure = sum(s.probability * (s.stop - s.start) for s in spans) / max(stop - start, 1)
    run = pieces[longest.piece].part(start, stop)
    return Span(longest.tag, run, longest.piece, sure, start, stop)


def _may_name(run: Run, own: Run) -> bool:
    """Say whether a run is as short as a label and stands left of another one or over its begin."""
    if len(plain(run.text)) > LONGEST or run is own:
        return False
    left = same_row(run, own) and run.x1 <= own.x0 + own.height
    over = run.middle < own.middle - 0.6 * own.height
    return left or (over and run.x0 < own.x0 + 2 * own.height and run.x1 > own.x0)


def _gap(run: Run, own: Run) -> float:
    return max(own.x0 - run.x1, 0.0) + max(own.y0 - run.y1, 0.0)
