"""Payer and payee of a bank slip whose labels do not say which side they are of.

Such forms print 户名, 账号 and 开户行 twice, under captions set upright beside them. Two labels of
one kind in a row stand side by side, payer and payee from left to right as their captions do;
else the upper block belongs to the upper caption.
"""

from collections.abc import Callable, Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.form import Form
from models.recognizer.labels import Piece
from models.recognizer.layout import Run, same_row
from models.recognizer.values import Normal

PARTS: dict[str, Normal] = {
    "name": values.body,
    "account": values.account,
    "bank": values.body,
}
_SIDES = ("payer", "payee")
_APART = 0.15  # widths of the page between two labels that stand side by side


def read_sides(form: Form) -> Iterator[Field]:
    """Yield name, account and bank of both sides as far as such labels tell them."""
    labels = [piece for piece in form.pieces if piece.label in PARTS]
    border = _border(labels)
    if border is None:
        sides = _ordered(form, lambda run: run.middle)
        blocks = _stacked(labels)
    else:
        sides = _ordered(form, lambda run: run.x0)
        left = [piece for piece in labels if piece.place.x0 < border - 0.01]
        blocks = [left, [piece for piece in labels if piece not in left]]
    ends = [2.0 if border is None else border - 0.01, 2.0]
    for side, block, right in zip(sides, blocks, ends, strict=False):
        for piece in block:
            label = str(piece.label)
            field = form.first(f"{side}_{label}", [piece], PARTS[label], right)
            if field is not None:
                yield field


def _border(labels: Sequence[Piece]) -> float | None:
    """Return where the right block begins when two labels of one kind share a row."""
    for first in labels:
        for second in labels:
            apart = second.place.x0 - first.place.x0
            if (
                first.label == second.label
                and apart > _APART
                and same_row(first.place, second.place)
            ):
                return second.place.x0
    return None


def _ordered(form: Form, by: Callable[[Run], float]) -> tuple[str, ...]:
    """Return the sides as their captions stand; payers come first where none was read."""
    placed = [
        (min(by(piece.place) for piece in captions), side)
        for side in _SIDES
        if (captions := form.labels(f"{side}_side") or form.labels(f"{side}_name"))
    ]
    return tuple(side for _, side in sorted(placed)) if len(placed) == len(_SIDES) else _SIDES


def _stacked(labels: Sequence[Piece]) -> list[list[Piece]]:
    """Cut labels from top to bottom into blocks; a label that comes again begins a new one."""
    blocks: list[list[Piece]] = [[]]
    for piece in sorted(labels, key=lambda piece: piece.place.middle):
        if any(piece.label == other.label for other in blocks[-1]):
            blocks.append([])
        blocks[-1].append(piece)
    return blocks
