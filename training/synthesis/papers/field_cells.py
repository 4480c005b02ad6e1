"""Header fields in ruled cells: label beside the value, small above it, or in a row above."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.synthesis.papers.field_rows import Area, Slot, rows_of
from training.synthesis.papers.pair_lines import GAP, record, shown_label, write_lines
from training.synthesis.papers.sheet import Ink, Rectangle, Sheet, Text, wrap
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair

_WIDE = 150.0  # millimetres of a block in which four fields stand in a row
_SLACK = 0.05  # millimetres, so that the longest label fits its own cell
_LABEL_LEAD = 1.25  # of the em, between the lines of a long label


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand; ``head`` is the width of a label cell, 0 if labels stand above."""

    area: Area
    columns: int
    head: float
    style: Style

    @property
    def step(self) -> float:
        return self.area.width / self.columns

    def room(self, slot: Slot) -> float:
        """Return the width of the value in its cell."""
        return slot.span * self.step - self.head - 2 * GAP

    def need(self, pair: Pair) -> float:
        """Return how wide a field would like to be."""
        return self.head + self.style.inks.value.width(pair.written.printed) + 2 * GAP

    def height(self, row: Sequence[Slot]) -> float:
        """Return the height of a row, which its longest value or label decides."""
        ink, lead = self.style.inks.value, self.style.lead
        lines = max(len(wrap(slot.pair.written.printed, ink, self.room(slot))) for slot in row)
        above = 0.0 if self.head else 0.85 * lead
        values = above + (lines - 1) * lead + lead * max(1.1, self.style.table.row_height)
        return max(values, max(self.label_lines(slot) for slot in row) * _LABEL_LEAD * ink.em)

    def label_lines(self, slot: Slot) -> int:
        """Return how many lines the label takes in its cell."""
        shown = shown_label(slot.pair.label, self.style)
        room = self.head - 2 * GAP if self.head else self.room(slot)
        return len(wrap(shown, self.style.inks.form, room))


def two_beside(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw two fields in a row, each a label cell and a value cell."""
    return _draw(sheet, _beside(area, pairs, 2, style), pairs)


def three_beside(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw three fields in a row, each a label cell and a value cell."""
    return _draw(sheet, _beside(area, pairs, 3, style), pairs)


def above(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw two fields in a row, the label small in the upper part of the cell of the value."""
    return _draw(sheet, _Grid(area, 2, 0.0, style), pairs)


def headed(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw rows of two to four labels, each over the row of their values, ruled as a table is."""
    columns = int(style.rng("headed").integers(2, 5 if area.width > _WIDE else 4))
    grid = _Grid(area, columns, 0.0, style)
    top = area.top
    for row in rows_of(pairs, columns, grid.step, grid.need):
        labelled = max(grid.label_lines(slot) for slot in row) - 1
        lower = top + style.lead + labelled * _LABEL_LEAD * style.inks.form.em
        bottom = lower + grid.height(row) - 0.85 * style.lead
        for slot in row:
            left = area.left + slot.first * grid.step
            right = left + slot.span * grid.step
            sheet.frame((left, top, right, lower), style.inks.pen)
            sheet.frame((left, lower, right, bottom), style.inks.pen)
            _label(sheet, (left + GAP, (top + lower) / 2), slot.pair, style, grid.room(slot))
            _value(sheet, (left + GAP, (lower + bottom) / 2), slot, grid)
        top = bottom
    return top


def _beside(area: Area, pairs: Sequence[Pair], columns: int, style: Style) -> _Grid:
    longest = max(style.inks.form.width(shown_label(pair.label, style)) for pair in pairs)
    return _Grid(area, columns, min(longest + 2 * GAP + _SLACK, 0.5 * area.width / columns), style)


def _draw(sheet: Sheet, grid: _Grid, pairs: Sequence[Pair]) -> float:
    top = grid.area.top
    for row in rows_of(pairs, grid.columns, grid.step, grid.need):
        bottom = top + grid.height(row)
        for slot in row:
            left = grid.area.left + slot.first * grid.step
            corners = (left, top, left + slot.span * grid.step, bottom)
            sheet.frame(corners, grid.style.inks.pen)
            _fill(sheet, corners, slot, grid)
        top = bottom
    return top


def _fill(sheet: Sheet, corners: Rectangle, slot: Slot, grid: _Grid) -> None:
    left, top, _, bottom = corners
    style = grid.style
    if grid.head:
        split = left + grid.head
        sheet.rule(split, top, split, bottom, style.inks.pen)
        _label(sheet, (left + GAP, (top + bottom) / 2), slot.pair, style, grid.head - 2 * GAP)
        _value(sheet, (split + GAP, (top + bottom) / 2), slot, grid)
        return
    line = 0.85 * style.lead
    _label(sheet, (left + GAP, top + 0.55 * line), slot.pair, style, grid.room(slot))
    _value(sheet, (left + GAP, (top + line + bottom) / 2), slot, grid)


def _label(
    sheet: Sheet, middle: tuple[float, float], pair: Pair, style: Style, width: float
) -> None:
    ink = style.inks.form
    shown = shown_label(pair.label, style)
    texts = _centred(sheet, middle, shown, (ink, _LABEL_LEAD * ink.em), width)
    for text in texts if pair.recorded else ():
        sheet.key(pair.name, text)


def _value(sheet: Sheet, middle: tuple[float, float], slot: Slot, grid: _Grid) -> None:
    how = (grid.style.inks.value, grid.style.lead)
    texts = _centred(sheet, middle, slot.pair.written.printed, how, grid.room(slot))
    record(sheet, slot.pair, texts)


def _centred(
    sheet: Sheet,
    middle: tuple[float, float],
    content: str,
    how: tuple[Ink, float],
    width: float,
) -> list[Text]:
    """Set a wrapped text whose lines are spread evenly around a height."""
    ink, lead = how
    count = len(wrap(content, ink, width))
    first = middle[1] + 0.37 * ink.em - 0.5 * lead * (count - 1)
    return write_lines(sheet, (middle[0], first), content, how, width)
