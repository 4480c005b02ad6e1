"""From runs on a sheet to fields with value, raw text, confidence, page and box."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from features.records.document import Field, Glyph, Line, Source
from models.recognizer.layout import Run, Sheet
from models.recognizer.values import Normal

_SURENESS = list(Source)
MENDED = 0.9
"""Factor on the confidence of a value whose label was lost and whose form alone names it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Makes fields of one sheet: all that they share."""

    sheet: Sheet
    source: Source

    def field(self, name: str, value: str, run: Run) -> Field:
        """Return the field; its confidence is that of the least sure word in it."""
        return Field(
            name=name,
            value=value,
            raw=run.text.strip(),
            confidence=min(word.confidence for word in run.words),
            source=self._source_of(run),
            page=run.page,
            box=self.sheet.box_of(run),
            glyphs=_spelling(run),
        )

    def _source_of(self, run: Run) -> Source:
        """Return the least sure source among the words of the run."""
        return max((word.source or self.source for word in run.words), key=_SURENESS.index)

    def read(self, name: str, run: Run, normal: Normal) -> Field | None:
        """Return the field when the text of the run has the form it needs."""
        value = normal(run.text)
        return None if value is None else self.field(name, value, run)

    def line(self, row: Mapping[str, Run], normals: Mapping[str, Normal]) -> Line:
        """Return the cells of a row that have the form that their column needs."""
        cells = (
            self.read(name, row[name], normal) for name, normal in normals.items() if name in row
        )
        return Line(tuple(cell for cell in cells if cell is not None))


def _spelling(run: Run) -> tuple[Glyph, ...]:
    """Return the glyphs of the text without the white space around it."""
    start = len(run.text) - len(run.text.lstrip())
    return run.glyphs[start : start + len(run.text.strip())]


def less_sure(field: Field) -> Field:
    """Return the field with the confidence of a value whose label was not read."""
    return replace(field, confidence=field.confidence * MENDED)
