"""Tables and blank forms that are none of the kinds: nothing in them is a field."""

from dataclasses import replace

import numpy as np

from training.synthesis.papers.columns import Cell, Column
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.other_filling import Filling
from training.synthesis.papers.kinds.other_tables import BLANK_TITLES, BLANKS, SIGNERS, Grid
from training.synthesis.papers.kinds.people_foot import Signer, draw_signers
from training.synthesis.papers.press import press_seal, press_signature
from training.synthesis.papers.rows_table import Laid, Table, draw_rows
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.style import Arrangement, Style
from training.synthesis.papers.written import Pair, plain

_FEWEST, _MOST = 6, 26
_FOOT = 22.0  # millimetres that the line of signers takes
_SIGN_IN = "签到"


def draw_grid(flow: Flow, grid: Grid, rng: np.random.Generator) -> None:
    """Draw a table over one or two sheets, with who made it below."""
    style, filling = flow.style, Filling.of(rng)
    flow.title(style.word(grid.titles, "title"))
    head = (("单位", filling.unit), ("日期", filling.cell("date", 0)))
    flow.fields([Pair("", label, plain(value)) for label, value in head])
    rows = tuple(_row(grid, filling, row) for row in range(int(rng.integers(_FEWEST, _MOST))))
    start = 0
    while start < len(rows):
        table = Table(_columns(grid), rows, style.left, style.right, style.bottom - _FOOT, start)
        laid = draw_rows(flow.sheet, flow.top, table, style)
        _sign_in(flow, grid, laid, filling)
        flow.top, start = laid.bottom, laid.next_row
        if start < len(rows):
            flow.turn()
    _signers(flow, filling)
    if rng.random() < 0.5:
        centre = (float(rng.uniform(0.5, 0.85)) * style.size[0], flow.top - 6)
        press_seal(flow.sheet, centre, Seal(filling.unit, "", float(rng.uniform(36, 42))), rng)


def draw_blank_form(flow: Flow, rng: np.random.Generator) -> None:
    """Draw a form that nobody has filled in, at most with a name."""
    style, filling = flow.style, Filling.of(rng)
    flow.title(style.word(BLANK_TITLES, "title"))
    chance = style.rng("blanks")
    chosen = chance.permutation(len(BLANKS))[: int(chance.integers(8, 16))]
    pairs = [Pair("", BLANKS[place], plain("")) for place in sorted(chosen)]
    if rng.random() < 0.4:
        pairs[0] = Pair("", pairs[0].label, plain(filling.cell("person", 0)))
    flow.fields(pairs)
    _signers(flow, filling)


def roomy(style: Style) -> Style:
    """Return the style with high ruled cells, as forms to be filled in have."""
    height = float(style.rng("cell height").uniform(1.6, 2.8))
    table = replace(style.table, row_height=height)
    return replace(style, table=table, arrangement=Arrangement.GRID)


def _columns(grid: Grid) -> tuple[Column, ...]:
    return tuple(
        Column(f"_{place}", heading, width, 0.5)
        for place, (heading, width, _) in enumerate(grid.columns)
    )


def _row(grid: Grid, filling: Filling, row: int) -> dict[str, Cell]:
    return {
        f"_{place}": Cell(plain(filling.cell(filler, row)))
        for place, (_, _, filler) in enumerate(grid.columns)
    }


def _sign_in(flow: Flow, grid: Grid, laid: Laid, filling: Filling) -> None:
    """Sign in the column for it, if there is one, most of the rows."""
    headings = [heading for heading, _, _ in grid.columns]
    if _SIGN_IN not in headings:
        return
    for row in sorted(laid.tops)[:-1]:
        left, top, _, bottom = laid.cell(f"_{headings.index(_SIGN_IN)}", row)
        if filling.rng.random() < 0.8:
            height = min(bottom - top, 8.0)
            corner = (left + 1, (top + bottom) / 2 + 0.3 * height)
            press_signature(flow.sheet, filling.cell("person", row), corner, filling.rng, height)


def _signers(flow: Flow, filling: Filling) -> None:
    labels = flow.style.word(SIGNERS, "signers").split("|")
    signers = [Signer("", label, filling.cell("person", 0), True) for label in labels]
    flow.top += 0.3 * flow.style.lead
    draw_signers(flow, signers, filling.rng)
