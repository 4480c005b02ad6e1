"""A drawn paper before anything happens to it: its sheets, and the layout that they follow."""

from dataclasses import dataclass

from features.records.document import Kind
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.truth import Truth


@dataclass(frozen=True, slots=True)
class Drawn:
    """Sheets of one paper, in order, with the marks of their texts."""

    kind: Kind
    subkind: str | None
    layout: int
    sheets: tuple[Sheet, ...]


def truth(drawn: Drawn) -> Truth:
    """Return all marks of the paper, sheet after sheet."""
    marks = (mark for sheet in drawn.sheets for mark, _ in sheet.marks)
    return Truth(drawn.kind, drawn.subkind, tuple(marks))
