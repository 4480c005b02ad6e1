"""The table of a list over its sheets, with signatures and thumb prints in their column."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from training.synthesis.papers.kinds.finger import press_thumb
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.roster_foot import foot_height
from training.synthesis.papers.kinds.roster_form import RosterForm
from training.synthesis.papers.kinds.roster_rows import total_fen
from training.synthesis.papers.kinds.roster_table import (
    Someone,
    amount,
    cells_of,
    columns_of,
    whole_yuan,
)
from training.synthesis.papers.kinds.roster_words import LABELS
from training.synthesis.papers.press import press_signature
from training.synthesis.papers.rows_table import Laid, Table, TotalRow, draw_rows
from training.synthesis.papers.sheet import Rectangle
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair

SIGNED, UNSIGNED = "是", "否"
_ROOM = 0.88  # of the height of a cell that a written name takes, at least
_LARGEST = 9.0


def draw_body(
    flow: Flow, form: RosterForm, people: Sequence[Someone], rng: np.random.Generator
) -> Rectangle | None:
    """Draw all rows; return where the total stands, None if the table has no total."""
    style = flow.style
    days = len(people[0].row.presence)
    columns = columns_of(form, style, days)
    total = _total(form, people, style)
    start = 0
    while start < len(people):
        rows = cells_of(people, start, form, style)
        table = Table(columns, rows, style.left, style.right, style.bottom, start, total)
        table = _above_foot(table, flow, foot_height(form, flow))
        laid = draw_rows(flow.sheet, flow.top, table, style)
        if "signed" in laid.edges:
            _sign(flow, form, people, laid, rng)
        flow.top, start = laid.bottom, laid.next_row
        if start < len(people):
            flow.turn()
    if total is None:
        return None
    edges = laid.edges["net"]
    return edges.left, laid.bottom - 6, edges.right, laid.bottom


def _above_foot(table: Table, flow: Flow, height: float) -> Table:
    """Return the table made shorter by the foot if this sheet is the last; else it is left long."""
    trial = draw_rows(flow.style.sheet(), flow.top, table, flow.style)
    last = trial.next_row == len(table.rows)
    return replace(table, bottom=table.bottom - height) if last else table


def _total(form: RosterForm, people: Sequence[Someone], style: Style) -> TotalRow | None:
    if not form.total_row:
        return None
    short = whole_yuan(people, style)
    rows = [one.row for one in people]
    sums = {
        "gross": sum(row.gross_fen for row in rows),
        "deductions": sum(row.deductions_fen for row in rows),
    }
    cells = {
        name: Pair("", "", amount(fen, short, style))
        for name, fen in sums.items()
        if name in form.columns
    }
    cells["net"] = Pair("total", "", amount(total_fen(rows), short, style))
    return TotalRow(style.label("total", LABELS), "total", cells)


def _sign(
    flow: Flow,
    form: RosterForm,
    people: Sequence[Someone],
    laid: Laid,
    rng: np.random.Generator,
) -> None:
    """Fill the cells for signatures of one sheet, and record which are filled."""
    for row in sorted(laid.tops)[:-1]:
        cell = laid.cell("signed", row)
        if rng.random() < form.unsigned:
            flow.sheet.mark_place("signed", UNSIGNED, cell, row)
            continue
        flow.sheet.mark_place("signed", SIGNED, cell, row)
        thumb = rng.random() < form.thumbs
        if thumb:
            press_thumb(flow.sheet, cell, rng)
        if not thumb or rng.random() < 0.2:
            _write(flow, people[row].name, cell, rng)


def _write(flow: Flow, name: str, cell: Rectangle, rng: np.random.Generator) -> None:
    left, top, right, bottom = cell
    widest = (right - left) / (0.625 * (len(name) + 1))
    height = min((bottom - top) * float(rng.uniform(_ROOM, 1.25)), widest, _LARGEST)
    width = 0.625 * (len(name) + 1) * height
    x = left + max(0.0, right - left - width) * float(rng.uniform(0.2, 0.8))
    middle = (top + bottom) / 2 + float(rng.uniform(-0.4, 0.4))
    press_signature(flow.sheet, name, (x, middle + 0.3 * height), rng, height)
