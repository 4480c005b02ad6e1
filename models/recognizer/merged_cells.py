"""Which rows a merged cell spans, from where its text stands.

A text in a merged cell stands in the middle of its rows. When the cells of a column, taken one
after the other, fill the rows exactly that way, the column is merged; one text that does not
fit is enough to doubt that, since a sparse column looks otherwise; then only a text between two
rows is that of both. In a column that may well be sparse one text must stand so besides.
"""

from collections.abc import Sequence

import numpy as np

from models.recognizer.table import Row

_SLACK = 0.35  # of a row by which a text may stand off the middle of its cell
_HALF = 0.2


def spans_of(
    texts: Sequence[float], rows: Sequence[float], sparse: bool = False
) -> tuple[range, ...]:
    """Return for each text the rows that its cell spans, nothing when no merging shows.

    ``texts`` and ``rows`` are heights in one unit, from top to bottom.

    >>> spans_of([0.15, 0.35], [0.1, 0.2, 0.3, 0.4])
    (range(0, 2), range(2, 4))
    >>> spans_of([0.1, 0.4], [0.1, 0.2, 0.3, 0.4])
    ()
    >>> spans_of([0.2], [0.1, 0.2, 0.3]), spans_of([0.2], [0.1, 0.2, 0.3], sparse=True)
    ((range(0, 3),), ())
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
    shows = not sparse or any(len(span) % 2 == 0 for span in spans)
    return tuple(spans) if shows and first == len(rows) else ()


def _halfway(texts: Sequence[float], rows: Sequence[float]) -> tuple[range, ...]:
    """Return for each text its row, or both rows where it stands halfway between them."""
    if not texts or len(texts) >= len(rows):
        return ()
    spans = []
    for place in np.interp(np.asarray(texts), np.asarray(rows), np.arange(len(rows))).tolist():
        first = int(place)
        is_between = abs(place - first - 0.5) < _HALF
        spans.append(
            range(first, first + 2) if is_between else range(round(place), round(place) + 1)
        )
    claimed = [row for span in spans for row in span]
    return tuple(spans) if len(set(claimed)) == len(claimed) else ()


def carried(
    rows: Sequence[Row], names: Sequence[str], middles: Sequence[float], sparse: bool = False
) -> list[Row]:
    """Give the merged cells of these columns to each row that they span.

    ``middles`` are the heights of the rows, one each.
    """
    filled = [dict(row) for row in rows]
    for name in names:
        runs = [row[name] for row in rows if name in row]
        places = [run.middle for run in runs]
        spans = spans_of(places, middles, sparse) or _halfway(places, middles)
        for run, span in zip(runs, spans, strict=False):
            for index in span:
                filled[index][name] = run
    return list(filled)
