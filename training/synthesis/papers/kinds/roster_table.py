"""Columns and rows of a list, as the table painter wants them."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.synthesis.papers.columns import Cell, Column, ordered
from training.synthesis.papers.columns import Row as Cells
from training.synthesis.papers.kinds.roster_form import RosterForm
from training.synthesis.papers.kinds.roster_rows import Row
from training.synthesis.papers.kinds.roster_words import HEADINGS, Pay
from training.synthesis.papers.kinds.wording import Pool
from training.synthesis.papers.style import Style
from training.synthesis.papers.written import Written, bare_money, plain

_WIDTHS = {
    "name": (1.1, 0.5),
    "id_number": (2.2, 0.5),
    "trade": (1.1, 0.5),
    "days": (0.8, 0.5),
    "rate": (0.9, 1.0),
    "gross": (1.2, 1.0),
    "deductions": (1.0, 1.0),
    "net": (1.3, 1.0),
    "account": (2.3, 0.5),
    "signed": (1.9, 0.5),
    "_category": (1.2, 0.5),
    "_members": (0.7, 0.5),
    "_phone": (1.5, 0.5),
    "_note": (1.2, 0.5),
}
_RELIEF_HEADINGS = {"rate": "standard", "net": "paid"}


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the list and what is paid; empty texts where the list says nothing."""

    name: str
    id_number: str
    account: str
    phone: str
    row: Row


def columns_of(form: RosterForm, style: Style, days: int) -> tuple[Column, ...]:
    """Return the columns of the layout; a month of ``days`` ticks has one column a day."""
    names = list(form.columns)
    if style.held_out or (style.pool is Pool.SAMPLED and style.rng("own order").random() < 0.4):
        tail = names[1:]
        names = [names[0], *(tail[i] for i in style.rng("columns").permutation(len(tail)))]
    columns: list[Column] = []
    for name in names:
        if name == "_presence":
            columns += [Column(f"_d{day}", str(day), 0.3, 0.5) for day in range(1, days + 1)]
        else:
            columns.append(Column(name, _heading(name, form, style), *_WIDTHS[name]))
    return ordered(columns, style)


def cells_of(
    people: Sequence[Someone], start: int, form: RosterForm, style: Style
) -> tuple[Cells, ...]:
    """Return the cells of all rows; merged cells are counted from the row ``start`` of a sheet."""
    short = whole_yuan(people, style)
    rows = [dict(_cells(one, short, style)) for one in people]
    merged = "trade" if "trade" in form.columns else "_category"
    if form.merged and merged in form.columns:
        _merge(rows, merged, start)
    return tuple(rows)


def whole_yuan(people: Sequence[Someone], style: Style) -> bool:
    """Say whether the list writes 1200 for 1200.00: only if it has no fen at all."""
    whole = all(one.row.gross_fen % 100 == one.row.deductions_fen % 100 == 0 for one in people)
    return whole and bool(style.rng("whole yuan").random() < 0.4)


def amount(fen: int, short: bool, style: Style) -> Written:
    """Return an amount, without its fen if the list does without them."""
    written = bare_money(fen, style.habits)
    if not short:
        return written
    printed = written.printed.removesuffix(".00")
    return Written(printed, written.value, printed)


def _heading(name: str, form: RosterForm, style: Style) -> str:
    key = name.removeprefix("_")
    if form.pay is Pay.RELIEF:
        key = _RELIEF_HEADINGS.get(key, key)
    return style.label(key, HEADINGS)


def _cells(one: Someone, short: bool, style: Style) -> Cells:
    row = one.row
    rate = amount(row.rate_fen, short, style).printed.replace(",", "")
    cells = {
        "name": plain(one.name),
        "id_number": plain(one.id_number),
        "trade": plain(row.trade),
        "_category": plain(row.trade),
        "days": plain(row.days),
        "rate": plain(rate),
        "gross": amount(row.gross_fen, short, style),
        "net": amount(row.net_fen, short, style),
        "account": plain(one.account),
        "_phone": plain(one.phone),
        "_members": plain(str(row.members)),
        **{f"_d{day + 1}": plain(tick) for day, tick in enumerate(row.presence)},
    }
    if row.deductions_fen or style.rng("nought").random() < 0.5:
        cells["deductions"] = amount(row.deductions_fen, short, style)
    return {name: Cell(written) for name, written in cells.items() if written.printed}


def _merge(rows: list[dict[str, Cell]], name: str, start: int) -> None:
    """Join equal neighbours, at most five, from the first row of the sheet on."""
    place = start
    while place < len(rows):
        stop = place + 1
        while stop < min(len(rows), place + 5) and rows[stop][name] == rows[place][name]:
            stop += 1
        rows[place][name] = Cell(rows[place][name].written, stop - place)
        for covered in range(place + 1, stop):
            del rows[covered][name]
        place = stop


def day_count(style: Style) -> int:
    """Return for how many days the width of the paper has room."""
    chance = style.rng("days")
    if style.size[0] < 250:
        return int(chance.integers(7, 11))
    return int(chance.integers(10, 32 if style.size[0] > 350 else 20))
