"""A form of printed labels: the value of a label stands behind it, beside it, or has its form.

What invoices, contracts and delivery notes share; which labels there are is theirs to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from features.records.document import Field
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.labels import Piece, Vocabulary, labelled
from models.recognizer.layout import Run, joined, same_row
from models.recognizer.values import Normal

_NEIGHBOURS = 4


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
        label; then each follower alone.
        """
        own = [piece.value] if piece.value.text.strip() else []
        beside = self._beside(piece, right)[:_NEIGHBOURS]
        if own:
            yield own[0]
        for count in range(1, len(beside) + 1):
            yield joined([*own, *beside[:count]])
        yield from beside

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
        start = piece.label_run or piece.value
        row = [
            (other.label, other.value)
            for other in self.pieces
            if other is not piece
            and same_row(start, other.label_run or other.value)
            and max(start.x1, piece.value.x1) - start.height / 2
            <= (other.label_run or other.value).x0
            < right
        ]
        beside: list[Run] = []
        for label, run in sorted(row, key=lambda item: item[1].x0):
            if label is not None:
                break
            beside.append(run)
        return beside
