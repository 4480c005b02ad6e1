"""Payer and payee in ruled cells: side by side, or one block above the other."""

from dataclasses import dataclass

from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.slip_payment import Holder, Payment
from training.synthesis.papers.kinds.slip_words import BLOCK, SIDES
from training.synthesis.papers.pair_lines import write_lines
from training.synthesis.papers.sheet import Ink, Rectangle, Sheet, wrap
from training.synthesis.papers.style import Style

_PAD = 1.3
_ROWS = ("name", "account", "bank")


@dataclass(frozen=True, slots=True)
class _Side:
    """One party in its block: the word that names the side, the field prefix, the holder."""

    word: str
    prefix: str
    holder: Holder


def draw_sides(flow: Flow, payment: Payment) -> float:
    """Draw payer left and payee right; return the lower edge."""
    style = flow.style
    middle = (style.left + style.right) / 2
    payer, payee = _sides(payment, style)
    heights = _heights(flow, (payer, payee), middle - style.left)
    _block(flow, payer, (style.left, middle), heights)
    _block(flow, payee, (middle, style.right), heights)
    return flow.top + sum(heights)


def draw_sides_stacked(flow: Flow, payment: Payment) -> float:
    """Draw payer above payee; return the lower edge."""
    style = flow.style
    top = flow.top
    for side in _sides(payment, style):
        heights = _heights(flow, (side,), style.right - style.left)
        _block(flow, side, (style.left, style.right), heights)
        flow.top += sum(heights)
    bottom, flow.top = flow.top, top
    return bottom


def _sides(payment: Payment, style: Style) -> tuple[_Side, _Side]:
    payer, payee = style.word(SIDES, "sides").split("|")
    return _Side(payer, "payer", payment.payer), _Side(payee, "payee", payment.payee)


def _order(style: Style) -> tuple[str, ...]:
    ways = (_ROWS, ("account", "name", "bank"))
    return ways[style.rng("side rows").integers(2)]


def _widths(style: Style) -> tuple[float, float]:
    """Return the widths of the cell that names the side and of the cells of labels."""
    labels = [style.label(row, BLOCK) for row in _ROWS]
    return 2 * _PAD + style.inks.form.em, 2 * _PAD + max(map(style.inks.form.width, labels))


def _heights(flow: Flow, sides: tuple[_Side, ...], width: float) -> tuple[float, ...]:
    style = flow.style
    room = width - sum(_widths(style)) - 2 * _PAD
    heights = []
    for row in _order(style):
        values = (str(getattr(side.holder, row)) for side in sides)
        lines = max(len(wrap(value, style.inks.value, room)) for value in values)
        heights.append(style.lead * (lines + 0.1))
    least = (len(sides[0].word) + 0.6) * 1.15 * style.inks.form.em / len(heights)
    return tuple(max(height, least) for height in heights)


def _block(flow: Flow, side: _Side, edges: tuple[float, float], heights: tuple[float, ...]) -> None:
    style, sheet = flow.style, flow.sheet
    left, right = edges
    named, labelled = _widths(style)
    top, bottom = flow.top, flow.top + sum(heights)
    sheet.frame((left, top, right, bottom), style.inks.pen)
    sheet.rule(left + named, top, left + named, bottom, style.inks.pen)
    split = left + named + labelled
    sheet.rule(split, top, split, bottom, style.inks.pen)
    _upright(sheet, side.word, (left, top, left + named, bottom), style.inks.form)
    for row, height in zip(_order(style), heights, strict=True):
        if top > flow.top:
            sheet.rule(left + named, top, right, top, style.inks.pen)
        _cell(flow, side, row, (split, top, right, top + height))
        top += height


def _cell(flow: Flow, side: _Side, row: str, corners: Rectangle) -> None:
    style, sheet = flow.style, flow.sheet
    left, top, right, bottom = corners
    middle = (top + bottom) / 2
    field = f"{side.prefix}_{row}"
    label = style.label(row, BLOCK)
    ink = style.inks.form
    x = left - _widths(style)[1] + _PAD
    sheet.key(field, sheet.write(x, middle + 0.37 * ink.em, label, ink))
    value = str(getattr(side.holder, row))
    room = right - left - 2 * _PAD
    count = len(wrap(value, style.inks.value, room))
    first = middle + 0.37 * style.inks.value.em - 0.5 * style.lead * (count - 1)
    how = (style.inks.value, style.lead)
    sheet.mark(field, value, write_lines(sheet, (left + _PAD, first), value, how, room), value)


def _upright(sheet: Sheet, word: str, corners: Rectangle, ink: Ink) -> None:
    """Set a word from top to bottom in the middle of a cell."""
    left, top, right, bottom = corners
    step = 1.15 * ink.em
    y = (top + bottom) / 2 - 0.5 * step * (len(word) - 1) + 0.37 * ink.em
    for letter in word:
        sheet.write((left + right) / 2, y, letter, ink, 0.5)
        y += step
