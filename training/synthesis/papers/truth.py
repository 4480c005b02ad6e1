"""What a drawn paper says and where: the answer that a recognizer is compared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from features.records.document import Box, Kind


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on the paper, normalised as the recognizer must give it.

    ``row`` counts the rows of the table from 0 and is None for a header field; ``box`` is
    None only where the format has no picture (XML).
    """

    name: str
    value: str
    page: int | None = None
    box: Box | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """All values of one paper."""

    kind: Kind
    subkind: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The bytes of a drawn paper with its truth."""

    content: bytes
    media_type: str
    truth: Truth


def truth_record(path: str, truth: Truth) -> dict[str, Any]:
    """Return the JSON form of one line of ``truth.jsonl``."""
    header = [_mark_record(mark) for mark in truth.marks if mark.row is None]
    return {
        "path": path,
        "kind": truth.kind.value,
        "subkind": truth.subkind,
        "fields": header,
        "lines": _line_records(truth.marks),
    }


def _line_records(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    lines: dict[int, dict[str, Any]] = {}
    for mark in marks:
        if mark.row is not None:
            lines.setdefault(mark.row, {})[mark.name] = _mark_record(mark)
    return [lines[row] for row in sorted(lines)]


def _mark_record(mark: Mark) -> dict[str, Any]:
    box = None if mark.box is None else [round(edge, 5) for edge in mark.box.as_list()]
    return {"name": mark.name, "value": mark.value, "page": mark.page, "box": box}
