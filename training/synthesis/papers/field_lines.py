"""Header fields in lines: stacked, in columns, over ruled blanks, or told in one sentence."""

from collections.abc import Sequence

from training.synthesis.papers.field_rows import Area, rows_of
from training.synthesis.papers.pair_lines import (
    GAP,
    baseline,
    shown_label,
    write_label,
    write_value,
)
from training.synthesis.papers.prose import Block, Piece, draw_prose
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, Written


def _natural(pair: Pair, style: Style) -> float:
    label = style.inks.form.width(shown_label(pair.label, style) + style.habits.colon)
    return label + style.inks.value.width(pair.written.printed) + 3 * GAP


def stacked(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw one field in a line."""
    return _columns(sheet, area, pairs, style, 1)


def two_columns(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw two fields in a line."""
    return _columns(sheet, area, pairs, style, 2)


def three_columns(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw three fields in a line."""
    return _columns(sheet, area, pairs, style, 3)


def _columns(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style, columns: int) -> float:
    step, top = area.width / columns, area.top
    for row in rows_of(pairs, columns, step, lambda pair: _natural(pair, style)):
        lines = [
            _line(sheet, (area.left + slot.first * step, top), slot.pair, style, slot.span * step)
            for slot in row
        ]
        top += max(lines) * style.lead
    return top


def _line(sheet: Sheet, corner: tuple[float, float], pair: Pair, style: Style, width: float) -> int:
    x, y = corner[0], baseline(corner[1], style)
    label = write_label(sheet, (x, y), pair, style)
    start = x if label is None else label.span()[2] + GAP
    return write_value(sheet, (start, y), pair, style, x + width - start - GAP)


def blanks(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """Draw labels before ruled lines on which the values stand, one or two to a row."""
    columns = 2 if area.width > 150 else 1
    step, top = area.width / columns, area.top
    for row in rows_of(pairs, columns, step, lambda pair: _natural(pair, style) + 2 * GAP):
        lines = [
            _blank(sheet, (area.left + slot.first * step, top), slot.pair, style, slot.span * step)
            for slot in row
        ]
        top += max(lines) * style.lead * 1.1
    return top


def _blank(
    sheet: Sheet, corner: tuple[float, float], pair: Pair, style: Style, width: float
) -> int:
    x, y = corner[0], baseline(corner[1], style)
    label = write_label(sheet, (x, y), pair, style)
    start = x if label is None else label.span()[2]
    stop = x + width - 2 * GAP
    lines = write_value(sheet, (start + GAP, y), pair, style, stop - start - GAP)
    for place in range(lines):
        low = y + place * style.lead + 0.28 * style.inks.value.em
        sheet.rule(start, low, stop, low, (0.18, style.inks.form.colour))
    return lines


def prose(sheet: Sheet, area: Area, pairs: Sequence[Pair], style: Style) -> float:
    """All fields as one sentence: 收货单位：…，送货日期：…。"""
    colon = style.habits.colon or "为"
    pieces: list[Piece] = []
    for place, pair in enumerate(pairs):
        name = pair.name if pair.recorded else ""
        pieces.append(Piece(pair.label, name, is_key=True))
        pieces += [Piece(colon), *_inner(pair.written, name)]
        pieces.append(Piece("。" if place == len(pairs) - 1 else "，"))
    block = Block(area.left, area.right, style.inks.value, style.lead, "　　")
    return draw_prose(sheet, area.top, pieces, block)


def _inner(written: Written, name: str) -> list[Piece]:
    before, part, after = written.printed.partition(written.part or written.printed)
    return [Piece(before), Piece(part, name, written.value), Piece(after)]
