"""From tagged characters to the rows of a table.

Rows are gathered around the figures of one column by the tagger's opinion on which pieces share a
row; headings say which of two stretches of one name is the cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from features.records.document import Kind, Line
from features.records.identity import is_resident_id
from features.records.paper_schema import SCHEMAS, Form
from models.recognizer.evidence import Evidence
from models.recognizer.labels import plain
from models.recognizer.layout import Run, joined, rows
from models.recognizer.line_tagger import Span, TaggedSheet, with_role
from models.recognizer.merged_cells import spans_of
from models.recognizer.normal_forms import cell_forms
from models.recognizer.tags import Role, Tag

_ID = Tag(Role.CELL, "id_number")
_COLUMN_GAP = 2.5  # heights of text between two stretches, from which they are two cells
_NEVER_EMPTY = frozenset({"trade"})
_MERGED = _NEVER_EMPTY | {"rate", "days"}
_ONE_LINE = frozenset({Form.AMOUNT, Form.DECIMAL, Form.RATE, Form.DATE, Form.RESIDENT_ID})


def tagged_rows(
    kind: Kind, tagged: TaggedSheet, spans: Sequence[Span], evidence: Evidence
) -> Iterator[Line]:
    """Yield the rows of the table on one page, top to bottom."""
    cells = with_role([_by_check_digit(kind, span) for span in spans], Role.CELL)
    normals = cell_forms(kind)
    headings = with_role(spans, Role.HEADING)
    for gathered in _rows(kind, tagged, cells):
        row = _in_columns(_under_headings(kind, gathered, headings), headings)
        runs = {name: _cell(members) for name, members in row.items()}
        line = evidence.line(runs, normals)
        sure = {name: float(np.mean([s.probability for s in m])) for name, m in row.items()}
        doubted = (replace(c, confidence=c.confidence * sure[c.name]) for c in line.cells)
        line = Line(tuple(doubted))
        if len(line.cells) > 1:
            yield line


def _under_headings(
    kind: Kind, row: dict[str, list[Span]], headings: Mapping[str, Sequence[Span]]
) -> dict[str, list[Span]]:
    """Return a row in which two figures of one name stand under their own headings.

    Only a figure that is one too many moves, and only into a column that the row leaves empty.
    """
    forms = {entry.name: entry.form for entry in SCHEMAS[kind].cells}
    sorted_out = {name: list(members) for name, members in row.items()}
    for name, members in row.items():
        if len(members) < 2 or forms[name] not in _ONE_LINE:
            continue
        for span in members:
            nearest = min(headings, key=lambda n: _off(span, headings[n]), default=name)
            if nearest not in row and len(sorted_out[name]) > 1:
                sorted_out[name].remove(span)
                sorted_out.setdefault(nearest, []).append(span)
    return sorted_out


def _in_columns(
    row: Mapping[str, list[Span]], headings: Mapping[str, Sequence[Span]]
) -> dict[str, list[Span]]:
    """Return a row without what stands in another column: a signature is a name once more.

    Of stretches that lie apart the ones under the heading are the cell, without one the first.
    """
    kept: dict[str, list[Span]] = {}
    for name, members in row.items():
        parts = _apart(members)
        own = headings.get(name, ())
        nearest = min(parts, key=lambda part: _off(part[0], own)) if own else parts[0]
        kept[name] = nearest
    return kept


def _apart(members: Sequence[Span]) -> list[list[Span]]:
    """Part the stretches of a cell where more than a wide blank lies between them."""
    parts: list[list[Span]] = []
    for span in sorted(members, key=lambda span: span.run.x0):
        gap = span.run.x0 - max((s.run.x1 for s in parts[-1]), default=0.0) if parts else 0.0
        if not parts or gap > _COLUMN_GAP * span.run.height:
            parts.append([])
        parts[-1].append(span)
    return parts


def _off(span: Span, headings: Sequence[Span]) -> float:
    return min(abs(heading.run.centre - span.run.centre) for heading in headings)


def _by_check_digit(kind: Kind, span: Span) -> Span:
    """Return a cell of a roster that bears a resident id as such, whatever it was taken for.

    Nothing else has eighteen characters, a date in the middle and the right last one.
    """
    if kind is not Kind.ROSTER or span.tag.role is not Role.CELL:
        return span
    shown = plain(span.run.text).upper()
    return replace(span, tag=_ID) if is_resident_id(shown) else span


def _rows(
    kind: Kind, tagged: TaggedSheet, cells: dict[str, list[Span]]
) -> list[dict[str, list[Span]]]:
    """Share the cells out to the rows, top to bottom."""
    anchors = _anchors(kind, cells)
    if not anchors:
        return []
    found: list[dict[str, list[Span]]] = [{} for _ in anchors]
    places = [anchor.piece for anchor in anchors]
    middles = [anchor.run.middle for anchor in anchors]
    for name, members in cells.items():
        merged = _merged(name, members, middles)
        for span in members:
            rows_of = merged.get(span.piece) or (_row_of(span, anchors, places, tagged),)
            for row in rows_of:
                found[row].setdefault(name, []).append(span)
    return found


def _merged(
    name: str, members: Sequence[Span], middles: Sequence[float]
) -> Mapping[int, Sequence[int]]:
    """Return the rows of each piece of a column whose cells are merged, nothing for another."""
    if name not in _MERGED:
        return {}
    spans = spans_of([span.run.middle for span in members], middles, name not in _NEVER_EMPTY)
    return {span.piece: rows for span, rows in zip(members, spans, strict=False)}


def _row_of(span: Span, anchors: Sequence[Span], places: Sequence[int], tagged: TaggedSheet) -> int:
    """Return the row that a cell most likely shares; nearness counts where opinions are even."""
    sharing = tagged.sharing[span.piece, places]
    apart = [abs(a.run.middle - span.run.middle) / max(span.run.height, 1e-6) for a in anchors]
    return int((np.clip(sharing, -6, 6) - np.array(apart)).argmax())


def _anchors(kind: Kind, cells: dict[str, list[Span]]) -> list[Span]:
    """Return the cells of the column that has most rows; figures go before words."""
    forms = {entry.name: entry.form for entry in SCHEMAS[kind].cells}
    ranked = sorted(
        cells, key=lambda name: (_row_count(cells[name]), forms[name] in _ONE_LINE), reverse=True
    )
    if not ranked:
        return []
    figures = [name for name in ranked if forms[name] in _ONE_LINE]
    few = not figures or _row_count(cells[figures[0]]) < 0.7 * _row_count(cells[ranked[0]])
    name = ranked[0] if few else figures[0]
    by_row = rows(span.run for span in cells[name])
    return [next(span for span in cells[name] if span.run == row[0]) for row in by_row]


def _row_count(spans: Sequence[Span]) -> int:
    return len(rows(span.run for span in spans))


def _cell(members: Sequence[Span]) -> Run:
    """Join the stretches of one cell: a blank within a text row, nothing between its rows."""
    lines = [joined(row, " ") for row in rows(span.run for span in members)]
    return joined(lines)
