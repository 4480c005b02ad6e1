"""Several readings of one paper to one: the surest source speaks, the others are heard.

Where two sources have the same field, the value says whether they agree (check ``SOURCES``);
a disagreement goes to a person, and the value shown is that of the surer source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Check, CheckStatus, Field, Kind, Line
from models.recognizer.labels import plain
from models.recognizer.reading import Reading

_FULL_WIDTH = str.maketrans("()", "（）")
SOURCES_CHECK = "SOURCES"


def merge(readings: Sequence[Reading]) -> Reading:
    """Unite readings, given surest first: XML or OFD, QR, PDF text, OCR.

    Kind, subkind and lines come from the first reading that has them: a table is taken whole,
    since rows of two readings cannot be told apart.
    """
    kind = next((r.kind for r in readings if r.kind is not Kind.OTHER), Kind.OTHER)
    subkind = next((r.subkind for r in readings if r.subkind), None)
    subkind = subkind and subkind.translate(_FULL_WIDTH)
    lines: tuple[Line, ...] = next((r.lines for r in readings if r.lines), ())
    return Reading(kind, subkind, tuple(_fields(readings)), lines)


def _fields(readings: Sequence[Reading]) -> Iterator[Field]:
    names = dict.fromkeys(field.name for reading in readings for field in reading.fields)
    for name in names:
        said = [field for reading in readings if (field := reading.field(name)) is not None]
        yield _agreed(said[0], said[1:])


def _agreed(surest: Field, others: Sequence[Field]) -> Field:
    if not others:
        return surest
    if all(_same(surest.value, other.value) for other in others):
        return replace(surest, passed=(*surest.passed, SOURCES_CHECK))
    different = tuple(other for other in others if not _same(surest.value, other.value))
    return replace(surest, failed=(*surest.failed, SOURCES_CHECK), others=different)


def check_sources(fields: Sequence[Field]) -> Check:
    """Say of a paper whether its sources agree, with both values where they do not."""
    apart = [field for field in fields if SOURCES_CHECK in field.failed]
    agreed = [field.name for field in fields if SOURCES_CHECK in field.passed]
    if apart:
        told = "; ".join(_told(field, other) for field in apart for other in field.others)
        names = tuple(field.name for field in apart)
        return Check(
            SOURCES_CHECK, CheckStatus.FAILED, f"疑点，待核查 / to be checked: {told}", names
        )
    if agreed:
        detail = "各来源一致 / the sources agree"
        return Check(SOURCES_CHECK, CheckStatus.PASSED, detail, tuple(agreed))
    reason = "没有两个来源的字段 / no field was read from two sources"
    return Check(SOURCES_CHECK, CheckStatus.NOT_APPLICABLE, reason)


def _told(field: Field, other: Field) -> str:
    return f"{field.name}: {field.source} {field.value}, {other.source} {other.value}"


def _same(one: str, other: str) -> bool:
    """Compare without white space and width; 元 and 圆, 正 and 整 are the same in capitals."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return plain(text).translate(str.maketrans("元正", "圆整"))
