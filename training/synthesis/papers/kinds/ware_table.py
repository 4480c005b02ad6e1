"""The table of goods of a delivery note or an acceptance record."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from training.synthesis.papers.columns import Cell, Column, Row, ordered
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.trade_words import GOODS
from training.synthesis.papers.rows_table import Table, TotalRow, draw_rows
from training.synthesis.papers.style import Style
from training.synthesis.papers.table_style import Rules
from training.synthesis.papers.wares import WareLine
from training.synthesis.papers.written import Pair, bare_money, money, plain

_WIDTHS = {
    "item_name": (2.6, 0.0),
    "specification": (2.0, 0.0),
    "unit": (0.7, 0.5),
    "quantity": (0.9, 1.0),
    "unit_price": (1.1, 1.0),
    "amount": (1.3, 1.0),
    "_note": (1.0, 0.0),
}
PRICES = ("unit_price", "amount")
_MERGING = 0.25  # share of the layouts with a full grid that merge equal cells


def draw_wares(
    flow: Flow, lines: Sequence[WareLine], names: Sequence[str], total: bool, spare: float
) -> None:
    """Draw the goods in these columns; ``total`` sums the amounts up in a last row.

    ``spare`` is kept below the table for what follows on the same sheet.
    """
    style = flow.style
    columns = _columns(style, names)
    rows = _merged([_row(line, style) for line in lines], style)
    last = _total(lines, style) if total else None
    start = 0
    while start < len(rows):
        bottom = style.bottom - (spare if flow.room > 2 * spare else 0.0)
        table = Table(columns, rows, style.left, style.right, bottom, start, last)
        laid = draw_rows(flow.sheet, flow.top, table, style)
        if laid.next_row < len(rows):
            flow.turn()
        else:
            flow.top = laid.bottom
        start = laid.next_row


def columns_of(style: Style, prices: bool) -> tuple[str, ...]:
    """Return which columns the tables of a layout have."""
    rng = style.rng("ware columns")
    names = [name for name in _WIDTHS if prices or name not in PRICES]
    if rng.random() < 0.5:
        names.remove("_note")
    if rng.random() < 0.1:
        names.remove("specification")
    return tuple(names)


def _columns(style: Style, names: Sequence[str]) -> tuple[Column, ...]:
    return ordered([Column(n, style.label(n, GOODS), *_WIDTHS[n]) for n in names], style)


def _row(line: WareLine, style: Style) -> dict[str, Cell]:
    amount = bare_money(line.amount_fen, style.habits)
    cells = {
        "item_name": plain(line.name),
        "specification": plain(line.specification),
        "unit": plain(line.ware.unit),
        "quantity": plain(line.quantity),
        "unit_price": plain(line.price),
        "amount": amount,
    }
    return {name: Cell(written) for name, written in cells.items() if written.printed}


def _merged(rows: list[dict[str, Cell]], style: Style) -> tuple[Row, ...]:
    """Let equal units below each other be one cell, on layouts that do so."""
    if style.table.rules is not Rules.GRID or style.rng("merged").random() > _MERGING:
        return tuple(rows)
    start = 0
    for place in range(1, len(rows) + 1):
        if place < len(rows) and rows[place].get("unit") == rows[start].get("unit"):
            continue
        if "unit" in rows[start]:
            rows[start]["unit"] = replace(rows[start]["unit"], below=place - start)
        for covered in rows[start + 1 : place]:
            covered.pop("unit", None)
        start = place
    return tuple(rows)


def _total(lines: Sequence[WareLine], style: Style) -> TotalRow:
    summed = sum(line.amount_fen for line in lines)
    how = money if style.rng("sign in total").random() < 0.4 else bare_money
    pair = Pair("amount", "", how(summed, style.habits))
    return TotalRow(style.label("_total", GOODS), "amount", {"amount": pair})


def count_of(style: Style, rng: np.random.Generator) -> int:
    """Return how many rows a form of this size is filled with."""
    return int(rng.integers(1, 6 if style.size[1] < 170 else 13))
