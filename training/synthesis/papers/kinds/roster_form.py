"""Which columns, fields and marks the lists of a layout have."""

from dataclasses import dataclass

import numpy as np

from training.synthesis.papers.kinds.roster_words import Pay
from training.synthesis.papers.style import Style

_WAGES = (
    ("name", "id_number", "trade", "days", "rate", "gross", "deductions", "net", "signed"),
    ("name", "id_number", "trade", "days", "rate", "net", "account", "signed"),
    ("name", "id_number", "days", "rate", "net", "signed"),
    ("name", "trade", "days", "rate", "gross", "deductions", "net", "account"),
    (
        "name",
        "id_number",
        "trade",
        "days",
        "rate",
        "gross",
        "deductions",
        "net",
        "account",
        "signed",
    ),
    ("name", "id_number", "account", "days", "rate", "net", "signed", "_note"),
    ("trade", "name", "days", "rate", "net", "signed", "_phone"),
    ("name", "_phone", "trade", "rate", "days", "gross", "net", "signed"),
)
_RELIEF = (
    ("name", "id_number", "_category", "rate", "net", "signed"),
    ("name", "id_number", "_category", "net", "account", "signed"),
    ("name", "_category", "_members", "rate", "net", "signed", "_note"),
    ("name", "id_number", "_members", "rate", "net", "account"),
    ("name", "id_number", "net", "account", "_phone", "signed"),
)
_ATTENDANCE = (
    ("name", "_presence", "days", "rate", "net", "signed"),
    ("name", "trade", "_presence", "days", "rate", "net"),
    ("name", "_presence", "days", "rate", "gross", "net", "signed"),
)
_COLUMNS = {Pay.PAYROLL: _WAGES, Pay.RELIEF: _RELIEF, Pay.ATTENDANCE: _ATTENDANCE}
_PAYS = (Pay.PAYROLL, Pay.RELIEF, Pay.PAYROLL, Pay.ATTENDANCE, Pay.PAYROLL, Pay.RELIEF)


@dataclass(frozen=True, slots=True)
class RosterForm:
    """``merged`` joins the trade cells of neighbours; ``words`` writes the total in capitals;
    ``thumbs`` is the share of rows with a thumb print rather than a written name, ``unsigned``
    that of rows which nobody signed."""

    pay: Pay
    columns: tuple[str, ...]
    header: tuple[str, ...]
    merged: bool
    words: bool
    total_row: bool
    thumbs: float
    unsigned: float


def roster_form(style: Style) -> RosterForm:
    """Return the form of this layout; what is paid for takes turns over the layouts."""
    rng = style.rng("roster form")
    turn = style.layout if style.layout < 16 else int(rng.integers(1 << 16))
    pay = _PAYS[turn % len(_PAYS)]
    ways = _COLUMNS[pay]
    total_row = bool(rng.random() < 0.8)
    return RosterForm(
        pay=pay,
        columns=ways[(turn // 2) % len(ways)],
        header=_header(pay, rng),
        merged=bool(rng.random() < 0.5),
        words=bool(rng.random() < 0.55) or not total_row,
        total_row=total_row,
        thumbs=float(rng.choice((0.0, 0.0, 0.15, 0.5, 1.0))),
        unsigned=float(rng.choice((0.0, 0.05, 0.15, 0.4))),
    )


def _header(pay: Pay, rng: np.random.Generator) -> tuple[str, ...]:
    """Choose header fields; the period stays on most lists, and a relief list has no project."""
    chosen = ["unit_name"] if rng.random() < 0.85 else []
    if pay is not Pay.RELIEF and rng.random() < 0.6:
        chosen.append("project_name")
    if rng.random() < 0.75:
        chosen.append("period")
    return tuple(chosen)
