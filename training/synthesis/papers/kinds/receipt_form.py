"""How the receipts of a layout are made: a pad, a written slip, or a fiscal form."""

from dataclasses import dataclass, replace
from enum import StrEnum

from training.synthesis.papers.kinds.scale import enlarged
from training.synthesis.papers.looks import Look
from training.synthesis.papers.sheet import BLACK
from training.synthesis.papers.style import Arrangement, Style

_LARGEST_LEADING = 1.65
_FISCAL = (210.0, 148.0)
_LOW, _SMALLER = 110.0, 0.88
_SLIP_LETTERS = (1.05, 1.45)


class Shape(StrEnum):
    """A page of a printed pad, a slip written by hand, a fiscal receipt with its table."""

    PAD = "pad"
    SLIP = "slip"
    FISCAL = "fiscal"


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """``boxes`` gives the amount one box a figure, ``items`` a small table for a reason;
    ``body_on_top`` heads the pad with the name of who receives."""

    shape: Shape
    number: bool
    boxes: bool
    items: bool
    body_on_top: bool
    handler: bool
    payee: bool
    thumb: bool


_SHAPES = (Shape.PAD, Shape.SLIP, Shape.PAD, Shape.FISCAL)


def receipt_form(style: Style) -> ReceiptForm:
    """Return the form of this layout; pads, slips and fiscal forms take turns."""
    rng = style.rng("receipt form")
    turn = style.layout if style.layout < 16 else int(rng.integers(1 << 16))
    body_on_top = bool(rng.random() < 0.3)
    return ReceiptForm(
        shape=_SHAPES[turn % len(_SHAPES)],
        number=bool(rng.random() < 0.75),
        boxes=bool(rng.random() < 0.45),
        items=bool(rng.random() < 0.5) and style.size[1] > _LOW,
        body_on_top=body_on_top,
        handler=bool(rng.random() < 0.8),
        payee=not body_on_top and bool(rng.random() < 0.8),
        thumb=bool(rng.random() < 0.5),
    )


def compact(form: ReceiptForm, style: Style) -> Style:
    """Return the style as a narrow pad wants it: close lines, and no long sentence of labels.

    Fiscal receipts are higher than pads, and low pads have smaller letters.
    """
    way = Arrangement.BLANKS if style.arrangement is Arrangement.PROSE else style.arrangement
    leading = min(style.leading, _LARGEST_LEADING)
    size = style.size if form.shape is not Shape.FISCAL else _FISCAL
    margins = replace(style.margins, top=min(style.margins.top, 0.05 * size[1]))
    table = replace(style.table, blank_rows=min(style.table.blank_rows, 1), row_height=1.1)
    style = replace(
        style, size=size, arrangement=way, leading=leading, margins=margins, table=table
    )
    if form.shape is Shape.FISCAL:
        return _printed(style)
    if form.shape is Shape.SLIP:
        return enlarged(style, float(style.rng("slip letters").uniform(*_SLIP_LETTERS)))
    return enlarged(style, _SMALLER) if size[1] < _LOW else style


def _printed(style: Style) -> Style:
    """Return the style with printed values: nobody fills in a fiscal receipt by hand."""
    value = style.inks.value
    if value.look is not Look.HAND:
        return style
    ink = replace(style.inks.form, colour=BLACK)
    return replace(style, inks=replace(style.inks, value=ink))
