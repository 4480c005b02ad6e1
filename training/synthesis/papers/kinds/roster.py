"""Payrolls and relief lists of 8 to 40 people on one or more sheets, signed and sealed."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from features.records.document import Kind
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds.flow import Flow
from training.synthesis.papers.kinds.roster_body import draw_body
from training.synthesis.papers.kinds.roster_foot import Foot, draw_foot
from training.synthesis.papers.kinds.roster_form import RosterForm, roster_form
from training.synthesis.papers.kinds.roster_head import Paid, draw_head, period_of
from training.synthesis.papers.kinds.roster_rows import (
    Row,
    attendance_rows,
    relief_rows,
    total_fen,
    wage_rows,
)
from training.synthesis.papers.kinds.roster_table import Someone, day_count
from training.synthesis.papers.kinds.roster_words import Pay
from training.synthesis.papers.kinds.scale import enlarged
from training.synthesis.papers.style import Style

_FEWEST, _MOST = 8, 41
_LONG = 18  # people from which on rows are set close, so that two sheets do
_VERY_LONG, _SMALLER = 28, 0.82


def draw(style: Style, rng: np.random.Generator) -> Drawn:
    """Return a list of the layout's sort."""
    form, at = roster_form(style), names.place(rng)
    unit = names.village_body(rng, at)
    first = names.some_day(rng).replace(day=1)
    project = names.project(rng, at)
    paid = Paid(unit.name, project, first, period_of(first, form.pay, style))
    count = int(rng.integers(_FEWEST, _MOST))
    people = _people(form, _fitted(style, count), at, count, rng)
    return paint(style, paid, people, rng)


def paint(style: Style, paid: Paid, people: tuple[Someone, ...], rng: np.random.Generator) -> Drawn:
    """Return the list of what people were paid, in a layout for this sort of pay."""
    form, style = roster_form(style), _fitted(style, len(people))
    flow = Flow(style)
    draw_head(flow, form, paid)
    total_at = draw_body(flow, form, people, rng)
    foot = Foot(
        total_fen=total_fen([one.row for one in people]),
        unit=paid.unit,
        signers=tuple(names.person(rng) for _ in range(3)),
        made=_made(paid.first, rng),
        total_at=total_at,
    )
    draw_foot(flow, form, foot, rng)
    return Drawn(Kind.ROSTER, form.pay.value, style.layout, tuple(flow.sheets))


def _fitted(style: Style, count: int) -> Style:
    """Return the style, for a long list with close rows, for a very long one smaller, too."""
    if count <= _LONG:
        return style
    table = replace(style.table, row_height=1.0, blank_rows=0)
    return replace(enlarged(style, _SMALLER) if count > _VERY_LONG else style, table=table)


def _people(
    form: RosterForm, style: Style, at: names.Place, count: int, rng: np.random.Generator
) -> tuple[Someone, ...]:
    bare = rng.random() < 0.15  # some lists have an account for a few only
    people = []
    for row in _rows(form, style, count, rng):
        account = "" if bare and rng.random() < 0.7 else identifiers.card_number(rng)
        region = at.region if rng.random() < 0.8 else names.place(rng).region
        number = identifiers.resident_id(rng, region)
        people.append(Someone(names.person(rng), number, account, identifiers.phone(rng), row))
    return tuple(people)


def _rows(form: RosterForm, style: Style, count: int, rng: np.random.Generator) -> tuple[Row, ...]:
    match form.pay:
        case Pay.RELIEF:
            return relief_rows(count, "_members" in form.columns, rng)
        case Pay.ATTENDANCE:
            return attendance_rows(count, day_count(style), rng)
        case Pay.PAYROLL:
            return wage_rows(count, "deductions" in form.columns, rng)


def _made(first: date, rng: np.random.Generator) -> date:
    """Return a day early in the month after."""
    return first + timedelta(days=31 + int(rng.integers(0, 12)))
