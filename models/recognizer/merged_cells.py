"""Which rows a merged cell spans, from where its text stands.

A text in a merged cell stands in the middle of its rows. When the cells of a column, taken one
after the other, fill the rows exactly that way, the column is merged; one text that does not
fit is enough to leave all of them as they are, since a sparse column looks otherwise.
"""

from collections.abc import Sequence

import numpy as np

_SLACK = 0.35  # of a row by which a text may stand off the middle of its cell


def spans_of(texts: Sequence[float], rows: Sequence[float]) -> tuple[range, ...]:
    """Return for each text the rows that its cell spans, nothing when no merging shows.

    ``texts`` and ``rows`` are heights in one unit, from top to bottom.

    >>> spans_of([0.15, 0.35], [0.1, 0.2, 0.3, 0.4])
    (range(0, 2), range(2, 4))
    >>> spans_of([0.1, 0.4], [0.1, 0.2, 0.3, 0.4])
    ()
    """
    if not texts or len(texts) >= len(rows):
        return ()
    places = np.interp(np.asarray(texts), np.asarray(rows), np.arange(len(rows)))
    spans: list[range] = []
    first = 0
    for place in places.tolist():
        last = 2 * place - first
        if last < first - _SLACK or abs(last - round(last)) > 2 * _SLACK:
            return ()
        spans.append(range(first, round(last) + 1))
        first = round(last) + 1
    return tuple(spans) if first == len(rows) else ()
