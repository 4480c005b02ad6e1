"""The rows of an invoice: as many lines as their names take, in the columns of the form."""

from collections.abc import Sequence
from dataclasses import replace

from features.records.money import yuan_text
from training.synthesis.papers.kinds.invoice_pen import Pen, fitted
from training.synthesis.papers.kinds.invoice_sale import Item
from training.synthesis.papers.pair_lines import record
from training.synthesis.papers.sheet import Ink, wrap
from training.synthesis.papers.written import Pair, Written, plain

CELLS = (
    "item_name",
    "specification",
    "unit",
    "quantity",
    "unit_price",
    "amount",
    "tax_rate",
    "tax",
)
_ALIGN = (0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 0.5, 1.0)
_PAD = 1.0


def cells_of(item: Item) -> dict[str, Written]:
    """Return the printed cells; ``***`` says that no tax is due and is no value."""
    tax = Written("***", "") if item.tax_fen is None else plain(yuan_text(item.tax_fen))
    return {
        "item_name": plain(item.name),
        "specification": plain(item.specification),
        "unit": plain(item.unit),
        "quantity": plain(item.quantity),
        "unit_price": plain(item.price),
        "amount": plain(yuan_text(item.amount_fen)),
        "tax_rate": plain(item.rate),
        "tax": tax,
    }


def draw_items(pen: Pen, top: float, bottom: float, items: Sequence[Item], recorded: bool) -> None:
    """Draw the rows between two heights, closer together where they are many."""
    ink = pen.plan.value
    count = sum(_lines_of(pen, cells_of(item), ink) for item in items)
    lead = min(1.42 * ink.em, (bottom - top) / max(1, count))
    if lead < 1.2 * ink.em:
        ink = replace(ink, points=ink.points * max(0.62, lead / (1.2 * ink.em)))
    y = top
    for number, item in enumerate(items):
        row = number if recorded else None
        y += lead * _draw_item(pen, y + 0.85 * ink.em, (item, row), (ink, lead))


def _lines_of(pen: Pen, cells: dict[str, Written], ink: Ink) -> int:
    return max(
        1,
        *(
            len(
                wrap(
                    cells[name].printed, _cell_ink(pen, place, cells[name], ink), _room(pen, place)
                )
            )
            for place, name in enumerate(CELLS)
            if cells[name].printed
        ),
    )


def _draw_item(pen: Pen, y: float, what: tuple[Item, int | None], how: tuple[Ink, float]) -> int:
    (item, row), (ink, lead) = what, how
    cells = cells_of(item)
    across, down = pen.plan.shift
    for place, name in enumerate(CELLS):
        written = cells[name]
        if not written.printed:
            continue
        own, room = _cell_ink(pen, place, written, ink), _room(pen, place)
        x = pen.plan.edges[place] + _PAD + _ALIGN[place] * room + across
        texts = [
            pen.sheet.write(x, y + line * lead + down, content, own, _ALIGN[place])
            for line, content in enumerate(wrap(written.printed, own, room))
        ]
        if row is not None:
            record(pen.sheet, Pair(name, "", written), texts, row)
    return _lines_of(pen, cells, ink)


def _cell_ink(pen: Pen, place: int, written: Written, ink: Ink) -> Ink:
    """Shrink what must stand in one line: all but names and specifications."""
    return ink if place < 2 else fitted(ink, written.printed, _room(pen, place))


def _room(pen: Pen, place: int) -> float:
    return pen.plan.edges[place + 1] - pen.plan.edges[place] - 2 * _PAD
