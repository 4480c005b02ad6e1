"""The small table of a receipt: what was paid for, how many, at which rate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.columns import Cell, Column, Row, ordered
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.receipt_words import FISCAL_HEADINGS, FISCAL_ITEMS
from training.synthesis.papers.rows_table import Table, TotalRow, draw_rows
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Pair, bare_money, plain

_WIDTHS = {
    "_code": (1.2, 0.5),
    "item_name": (2.4, 0.0),
    "unit": (0.7, 0.5),
    "quantity": (0.8, 1.0),
    "unit_price": (1.1, 1.0),
    "amount": (1.3, 1.0),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One row: quantity times rate is the amount."""

    code: str
    name: str
    unit: str
    quantity: int
    rate_fen: int

    @property
    def amount_fen(self) -> int:
        """Return the amount of the row."""
        return self.quantity * self.rate_fen


def some_items(rng: np.random.Generator, most: int) -> tuple[Item, ...]:
    """Return up to ``most`` different rows."""
    chosen = rng.permutation(len(FISCAL_ITEMS))[: int(rng.integers(1, most + 1))]
    return tuple(_item(int(place), rng) for place in chosen)


def draw_items(flow: Flow, items: Sequence[Item], codes: bool, total: bool) -> None:
    """Draw the rows, with their codes and a total if the form has them."""
    style = flow.style
    names = [name for name in _WIDTHS if codes or name != "_code"]
    columns = [
        Column(name, style.label(name.removeprefix("_"), FISCAL_HEADINGS), *_WIDTHS[name])
        for name in names
    ]
    rows = tuple(_cells(item, style) for item in items)
    last = None
    if total:
        summed = bare_money(sum(item.amount_fen for item in items), style.habits)
        last = TotalRow(style.label("total", FISCAL_HEADINGS), "", {"amount": Pair("", "", summed)})
    table = Table(ordered(columns, style), rows, style.left, style.right, style.size[1], 0, last)
    flow.top = draw_rows(flow.sheet, flow.top, table, style).bottom + 0.3 * style.lead


def _item(place: int, rng: np.random.Generator) -> Item:
    name, unit, low, high = FISCAL_ITEMS[place]
    step = 100 if low >= 1_000 else 1
    rate = int(rng.integers(low, high)) // step * step
    quantity = int(rng.integers(2, 200)) if low < 1_000 else int(rng.integers(1, 4))
    return Item(f"103{place:02d}{int(rng.integers(100, 999))}", name, unit, quantity, max(rate, 1))


def _cells(item: Item, style: Style) -> Row:
    cells = {
        "_code": plain(item.code),
        "item_name": plain(item.name),
        "unit": plain(item.unit),
        "quantity": plain(str(item.quantity)),
        "unit_price": plain(bare_money(item.rate_fen, style.habits).value),
        "amount": bare_money(item.amount_fen, style.habits),
    }
    return {name: Cell(written) for name, written in cells.items()}
