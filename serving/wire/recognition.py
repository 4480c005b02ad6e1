"""What was read from a paper, in the form that programs meet: the recognition contract."""

from typing import Annotated

from pydantic import Field as Limit

from features.records.document import Box, CheckStatus, Document, Field, Kind, Line, Source
from serving.wire.strict import Strict

Fraction = Annotated[float, Limit(ge=0.0, le=1.0)]


class FieldChecks(Strict):
    """The checks that touched a value, by code."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]


class OtherValue(Strict):
    """What another source read in the place of a value, where the two do not agree."""

    value: str
    source: Source
    confidence: Fraction
    page: int | None
    box: tuple[Fraction, Fraction, Fraction, Fraction] | None


class FieldWire(Strict):
    """One value: normalised, as it stands on the paper, how sure, and where."""

    name: str
    value: str
    raw: str
    confidence: Fraction
    source: Source
    page: int | None
    box: tuple[Fraction, Fraction, Fraction, Fraction] | None
    checks: FieldChecks
    others: tuple[OtherValue, ...] = ()


class CheckWire(Strict):
    """A check on one paper."""

    code: str
    status: CheckStatus
    detail: str


class PaperWire(Strict):
    """A further paper of a file that shows several; its boxes lie on the pages of the file."""

    kind: Kind
    subkind: str | None
    fields: tuple[FieldWire, ...]
    lines: tuple[dict[str, FieldWire], ...]
    checks: tuple[CheckWire, ...]
    needs_review: tuple[str, ...]


class RecognitionWire(Strict):
    """What was read from one file; ``pages`` is their number, boxes are fractions of the page.

    A field that could not be read is absent and named in ``needs_review``. A photograph of
    several papers has the first one here and the others in ``parts``.
    """

    file: str
    sha256: str
    media_type: str
    kind: Kind
    subkind: str | None
    pages: int
    fields: tuple[FieldWire, ...]
    lines: tuple[dict[str, FieldWire], ...]
    checks: tuple[CheckWire, ...]
    needs_review: tuple[str, ...]
    timing_ms: int
    parts: tuple[PaperWire, ...] = ()


class FileError(Strict):
    """Why a file could not be taken."""

    code: str
    detail: str


class FailedFile(Strict):
    """The line of a file that could not be taken."""

    file: str
    error: FileError


RecognitionLine = RecognitionWire | FailedFile  # what ``yunjing recognise --json`` prints


def recognition_of(document: Document, file: str, timing_ms: int) -> RecognitionWire:
    """Return the contract's form of a document; ``file`` is how the caller knows it."""
    return RecognitionWire(
        file=file,
        sha256=document.sha256,
        media_type=document.media_type,
        kind=document.kind,
        subkind=document.subkind,
        pages=len(document.pages),
        fields=tuple(_field(field) for field in document.fields),
        lines=tuple(_line(line) for line in document.lines),
        checks=_checks(document),
        needs_review=document.needs_review,
        timing_ms=timing_ms,
        parts=tuple(_part(part) for part in document.parts),
    )


def _part(document: Document) -> PaperWire:
    return PaperWire(
        kind=document.kind,
        subkind=document.subkind,
        fields=tuple(_field(field) for field in document.fields),
        lines=tuple(_line(line) for line in document.lines),
        checks=_checks(document),
        needs_review=document.needs_review,
    )


def _checks(document: Document) -> tuple[CheckWire, ...]:
    return tuple(
        CheckWire(code=check.code, status=check.status, detail=check.detail)
        for check in document.checks
    )


def _line(line: Line) -> dict[str, FieldWire]:
    return {cell.name: _field(cell) for cell in line.cells}


def _field(field: Field) -> FieldWire:
    return FieldWire(
        name=field.name,
        value=field.value,
        raw=field.raw,
        confidence=field.confidence,
        source=field.source,
        page=field.page,
        box=_corners(field.box),
        checks=FieldChecks(passed=field.passed, failed=field.failed),
        others=tuple(_other(other) for other in field.others),
    )


def _other(field: Field) -> OtherValue:
    return OtherValue(
        value=field.value,
        source=field.source,
        confidence=field.confidence,
        page=field.page,
        box=_corners(field.box),
    )


def _corners(box: Box | None) -> tuple[float, float, float, float] | None:
    return None if box is None else (box.x0, box.y0, box.x1, box.y1)
