"""A paper of a fixture as the recognizer would hand it on: exact values, each with its place."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from features.records.document import (
    Box,
    Document,
    Field,
    Kind,
    Line,
    Page,
    Source,
    document_id_of,
)

_PITCH, _MOST_ROWS = 0.015, 60
Cells = Mapping[str, str]


def paper_record(case_id: str, kind: Kind, header: Cells, lines: Sequence[Cells] = ()) -> Document:
    """Return the paper with one page of text; boxes stand one below the other, cells in rows."""
    told = f"{case_id} {kind} {dict(header)} {[dict(line) for line in lines]}"
    digest = sha256(told.encode()).hexdigest()
    below = len(header)
    rows = [_row(cells, below + place) for place, cells in enumerate(lines)]
    return Document(
        document_id=document_id_of(digest),
        sha256=digest,
        media_type="application/pdf",
        kind=kind,
        subkind=None,
        pages=(Page(1, 595, 842),),
        fields=tuple(
            _field(name, value, Box(0.1, _top(place), 0.9, _top(place + 1)))
            for place, (name, value) in enumerate(header.items())
        ),
        lines=tuple(Line(row) for row in rows),
    )


def _row(cells: Cells, place: int) -> tuple[Field, ...]:
    width = 0.8 / len(cells)
    return tuple(
        _field(
            name,
            value,
            Box(0.1 + width * column, _top(place), 0.1 + width * (column + 1), _top(place + 1)),
        )
        for column, (name, value) in enumerate(cells.items())
    )


def _top(place: int) -> float:
    return round(0.05 + _PITCH * min(place, _MOST_ROWS), 4)


def _field(name: str, value: str, box: Box) -> Field:
    return Field(name, value, value, 1.0, Source.PDF_TEXT, 1, box)
