"""A form of printed labels: the value of a label stands behind it, beside it, or has its form.

What invoices, contracts and delivery notes share; which labels there are is theirs to say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from features.records.document import Field
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.labels import Piece, Vocabulary, labelled
from models.recognizer.layout import Run, joined, same_row
from models.recognizer.paragraphs import Wrapped
from models.recognizer.values import Normal

_NEIGHBOURS = 4
_MOST_LINES = 4
_NEXT_LINE = 1.9  # heights from the middle of a line to that of the next one in its cell
_AROUND = 1.3
_TABLE_CELLS = 3
_UNKNOWN_LABEL = re.compile(r"[，,。；;](?=[^，,。；;：:\d]{2,14}[：:])")
_NEW_ITEM = re.compile(
    r"^(?:\s|[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]|第.{1,3}[条章])"
)


@dataclass(frozen=True, slots=True)
class Form:
    """The pieces of one sheet and the evidence that makes fields of them."""

    evidence: Evidence
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, evidence: Evidence, vocabulary: Vocabulary) -> "Form":
        """Cut the sheet of the evidence at the labels of the vocabulary."""
        return cls(evidence, labelled(evidence.sheet, vocabulary))

    def labels(self, label: str) -> tuple[Piece, ...]:
        """Return the pieces with this label, top to bottom."""
        return tuple(piece for piece in self.pieces if piece.label == label)

    def values(self, piece: Piece, right: float = 2.0) -> Iterator[Run]:
        """Yield what may be the value of a label, likeliest first, up to ``right``.

        The text behind it in its own run; with it, what follows in its row up to the next
        label; then each follower alone. Each is tried first with the lines below it that
        carry on its cell.
        """
        own = [_until_next_label(piece.value)] if piece.value.text.strip() else []
        beside = self._beside(piece, right)[:_NEIGHBOURS]
        margin = piece.place.x0
        if own:
            yield from self._with_rest(own[0], own[0], margin)
        for count in range(1, len(beside) + 1):
            whole = joined([*own, *beside[:count]])
            yield from self._with_rest(whole, beside[count - 1], margin)
        yield from beside
        if not own and not beside:
            yield from self._around(piece, right)

    def first(
        self, name: str, labels: Iterable[Piece], normal: Normal, right: float = 2.0
    ) -> Field | None:
        """Return the field from the first label whose value has the form it needs."""
        read = (
            self.evidence.read(name, run, normal)
            for piece in labels
            for run in self.values(piece, right)
        )
        return next((field for field in read if field is not None), None)

    def take(self, name: str, normal: Normal, label: str | None = None) -> Field | None:
        """Return the field that stands at the label of this name (or the one given)."""
        return self.first(name, self.labels(label or name), normal)

    def by_shape(self, name: str, runs: Iterable[Run], normal: Normal) -> Field | None:
        """Return the field when exactly one value among the runs has its form, less sure."""
        read = [self.evidence.read(name, run, normal) for run in runs]
        found = {field.value: field for field in read if field is not None}
        return less_sure(next(iter(found.values()))) if len(found) == 1 else None

    def unlabelled(self) -> tuple[Run, ...]:
        """Return the runs that no label claims: where a value may stand by itself."""
        return tuple(piece.value for piece in self.pieces if piece.label is None)

    def _beside(self, piece: Piece, right: float) -> list[Run]:
        """Return the unlabelled runs right of a label, nearest first, up to the next label."""
        start = piece.place
        row = [
            (other.label, other.value)
            for other in self.pieces
            if other is not piece
            and same_row(start, other.place)
            and max(start.x1, piece.value.x1) - start.height / 2 <= other.place.x0 < right
        ]
        beside: list[Run] = []
        for label, run in sorted(row, key=lambda item: item[1].x0):
            if label is not None:
                break
            beside.append(run)
        return beside

    def _with_rest(self, run: Run, end: Run, margin: float) -> Iterator[Run]:
        """Yield the run together with the lines that carry it on below, and by itself.

        ``margin`` is where its label begins: what stands below the label is no part of the value.
        """
        lines = [run]
        while (below := self._below(end, margin)) is not None and len(lines) < _MOST_LINES:
            lines.append(below)
            end = below
        if len(lines) > 1:
            yield joined(lines)
        yield run

    def _below(self, run: Run, margin: float) -> Run | None:
        """Return the line right below a run, flush with it and no wider, that no label claims.

        A paragraph of prose is whole already.
        """
        if isinstance(run, Wrapped) or run.text.rstrip().endswith("。"):
            return None
        height = run.height
        fitting = [
            other
            for other in self.unlabelled()
            if 0.5 * height < other.middle - run.middle < _NEXT_LINE * height
            and abs(other.x0 - run.x0) < 0.6 * height
            and other.x1 < run.x1 + 1.2 * height
            and 0.8 < other.height / height < 1.25
            and not self._is_claimed(other, margin)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _is_claimed(self, run: Run, margin: float) -> bool:
        """Say whether a label stands left of a run, or it is a new item or a row of a table."""
        row = [piece for piece in self.pieces if same_row(piece.place, run)]
        left = [piece for piece in row if piece.place.x0 < run.x0 - run.height / 2]
        labelled = any(
            piece.label is not None or abs(piece.place.x0 - margin) < run.height for piece in left
        )
        cells = sum(piece.label is None for piece in row)
        return labelled or cells >= _TABLE_CELLS or bool(_NEW_ITEM.match(run.text))

    def _around(self, piece: Piece, right: float) -> Iterator[Run]:
        """Yield the lines of a cell that stand around the middle of its label's row."""
        start = piece.place
        behind = [
            other.place.x0
            for other in self.pieces
            if other.label is not None
            and other.place.x0 > start.x1
            and same_row(other.place, start)
        ]
        right = min(right, *behind) if behind else right
        near = [
            run
            for run in self.unlabelled()
            if abs(run.middle - start.middle) < _AROUND * start.height
            and start.x1 - start.height / 2 <= run.x0 < right
        ]
        if near:
            first = min(run.x0 for run in near)
            flush = [run for run in near if run.x0 < first + 0.6 * start.height]
            yield joined(sorted(flush, key=lambda run: run.middle))


def _until_next_label(run: Run) -> Run:
    """Cut a value where a label begins that no vocabulary knows: …公司，联系方式：…"""
    match = _UNKNOWN_LABEL.search(run.text)
    return run.part(0, match.start()) if match else run


def first_fields(forms: Sequence[Form], normals: Mapping[str, Normal]) -> Iterator[Field]:
    """Yield of each name the field of the first sheet on which its label has such a value."""
    for name, normal in normals.items():
        read = (form.take(name, normal) for form in forms)
        field = next((field for field in read if field is not None), None)
        if field is not None:
            yield field
