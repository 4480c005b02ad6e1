"""Buyer and seller of a VAT invoice: above and below the table, or side by side (数电票)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from features.records.document import Field
from models.recognizer import values
from models.recognizer.form import Form
from models.recognizer.labels import Piece, plain
from models.recognizer.layout import Run, joined, rows, same_row
from models.recognizer.values import Normal

_CAPTIONS = frozenset("购买销售方信息密码区备注")
_PARTS: dict[str, Normal] = {
    "name": values.name,
    "tax_id": values.tax_id,
    "address_phone": values.name,
    "bank_account": values.name,
}


@dataclass(frozen=True, slots=True)
class _Block:
    """The labels of one party; its values end at ``right``."""

    party: str
    labels: tuple[Piece, ...]
    right: float


def read_parties(form: Form, table_top: float | None) -> tuple[Field, ...]:
    """Return name, tax number, address and bank of both parties, as far as they are read."""
    return tuple(field for block in _blocks(form, table_top) for field in _read(form, block))


def _blocks(form: Form, table_top: float | None) -> tuple[_Block, _Block]:
    labels = [piece for piece in form.pieces if piece.label in _PARTS]
    # side by side both stand above the table; 项目名称 in a remark below it is no party
    above = [p for p in labels if table_top is None or p.place.middle < table_top]
    border = _middle_border(above)
    if border is not None:
        left = tuple(piece for piece in above if piece.place.x0 < border - 0.01)
        other = tuple(piece for piece in above if piece not in left)
        return _Block("buyer", left, border - 0.02), _Block("seller", other, 2.0)
    top = table_top if table_top is not None else _widest_gap(labels)
    upper = tuple(piece for piece in labels if piece.place.middle < top)
    lower = tuple(piece for piece in labels if piece not in upper)
    return (
        _Block("buyer", upper, _right_of(form, upper, "cipher")),
        _Block("seller", lower, _right_of(form, lower, "remark")),
    )


def _middle_border(labels: Sequence[Piece]) -> float | None:
    """Return where the right block begins when two labels of one kind share a row."""
    for first in labels:
        for second in labels:
            apart = second.place.x0 - first.place.x0
            if first.label == second.label and apart > 0.2 and same_row(first.place, second.place):
                return second.place.x0
    return None


def _widest_gap(labels: Sequence[Piece]) -> float:
    """Return the middle of the widest gap: the table that was not recognised."""
    heights = sorted(piece.place.middle for piece in labels)
    gaps = [(below - above, (above + below) / 2) for above, below in pairwise(heights)]
    return max(gaps)[1] if gaps else 2.0


def _right_of(form: Form, block: Sequence[Piece], caption: str) -> float:
    """Return where the neighbouring cell begins: 密码区 beside the buyer, 备注 beside the seller.

    The form gives the parties 56 % of its width between the left frame and that caption, so
    a caption that was not read is put there.
    """
    if not block:
        return 2.0
    top, bottom = block[0].place.y0 - 0.05, block[-1].place.y1 + 0.05
    captions = [
        piece.place.x0 for piece in form.labels(caption) if top < piece.place.middle < bottom
    ]
    left = min(piece.place.x0 for piece in block)
    return min(captions, default=left + 0.49) - 0.005


def _read(form: Form, block: _Block) -> Iterator[Field]:
    for piece, runs in _shared_out(form, block):
        label = piece.label or ""
        run = _value(runs)
        field = (
            None
            if run is None
            else form.evidence.read(f"{block.party}_{label}", run, _PARTS[label])
        )
        if field is not None:
            yield field


def _shared_out(form: Form, block: _Block) -> Iterator[tuple[Piece, list[Run]]]:
    """Give each label its own text and the loose runs of the block that stand nearest to it."""
    distinct = {piece.label: piece for piece in reversed(block.labels)}
    loose = [run for run in form.unlabelled() if _inside(run, block)]
    for piece in distinct.values():
        own = [piece.value] if piece.value.text.strip() else []
        yield piece, own + [run for run in loose if _nearest(run, block.labels) is piece]


def _inside(run: Run, block: _Block) -> bool:
    if not block.labels:
        return False
    starts = [piece.place for piece in block.labels]
    height = starts[0].height
    return (
        not is_caption(run.text)
        and min(start.x0 for start in starts) + height < run.centre
        and run.x0 < block.right
        and run.x1 < block.right + 0.03
        and starts[0].y0 - height / 2 < run.middle < starts[-1].y1 + height / 2
        and run.height < 2.5 * height
    )


def is_caption(text: str) -> bool:
    """Say whether the text is a part of a caption set vertically beside a block.

    >>> is_caption("售"), is_caption("张三")
    (True, False)
    """
    return set(plain(text)) <= _CAPTIONS


def _nearest(run: Run, labels: Sequence[Piece]) -> Piece:
    return min(labels, key=lambda piece: abs(piece.place.middle - run.middle))


def _value(runs: Sequence[Run]) -> Run | None:
    """Join the rows of a value; a lone bracket or seal fragment above the text is not in it."""
    if not runs:
        return None
    return joined([joined(row) for row in rows(runs)])
