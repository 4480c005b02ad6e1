"""Papers of these values, as a reader without a doubt would give them; and numbers that hold."""

from collections.abc import Mapping, Sequence

from features.records.document import CheckStatus, Document, Field, Kind, Line, Source
from features.records.identity import resident_id_check

PASSED, FAILED, NA = CheckStatus.PASSED, CheckStatus.FAILED, CheckStatus.NOT_APPLICABLE


def field(name: str, value: str) -> Field:
    return Field(name, value, value, 1.0, Source.PDF_TEXT)


def paper(
    kind: Kind,
    header: Mapping[str, str] | None = None,
    rows: Sequence[Mapping[str, str]] = (),
    subkind: str | None = None,
) -> Document:
    lines = tuple(Line(tuple(field(n, v) for n, v in row.items())) for row in rows)
    fields = tuple(field(n, v) for n, v in (header or {}).items())
    return Document("doc_0", "0", "application/pdf", kind, subkind, (), fields, lines)


def resident(born: str = "19800101", serial: int = 1) -> str:
    """Return an invented resident id with the right check, of a region that does not exist."""
    first = f"330498{born}{serial:03d}"
    return first + resident_id_check(first)
