"""Papers of labour, relief and assets: payrolls, slips of relief, leases and rents."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from features.records.case import Case
from features.records.document import Kind
from features.records.fact import Fact, FactKind
from training.synthesis.case_papers import invented
from training.synthesis.case_papers.told import Rows, Told, day_of
from training.synthesis.case_papers.trade_contracts import layouts_for
from training.synthesis.case_papers.trade_payments import slip_told
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds import contract, roster
from training.synthesis.papers.kinds.contract_deal import Deal
from training.synthesis.papers.kinds.contract_payment import plan_payment
from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.kinds.roster_form import roster_form
from training.synthesis.papers.kinds.roster_head import Paid, period_of
from training.synthesis.papers.kinds.roster_rows import Row
from training.synthesis.papers.kinds.roster_table import Someone
from training.synthesis.papers.kinds.roster_words import Pay
from training.synthesis.papers.style import TRAINING_LAYOUTS, Style, style_of

_TENTH_MINUTES = 48  # of a day of eight hours


def labour_papers(case: Case, rows: Rows) -> Iterator[Told]:
    """Yield the payroll of a case of labour."""
    wages = rows.get(FactKind.WAGE, [])
    if not wages:
        return
    minutes: dict[str, int] = defaultdict(int)
    for fact in rows.get(FactKind.ATTENDANCE, []):
        minutes[fact.person or ""] += fact.quantity or 0
    people = tuple(_someone(case, fact, minutes[fact.person or ""]) for fact in wages)
    first = min(map(day_of, rows.get(FactKind.ATTENDANCE, wages))).replace(day=1)

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        period = period_of(first, Pay.PAYROLL, style)
        return roster.paint(style, Paid(case.unit.name, case.title, first, period), people, rng)

    told = (*wages, *rows.get(FactKind.ATTENDANCE, []))
    yield Told(Kind.ROSTER, tuple(fact.fact_id for fact in told), paint, _payrolls())


def relief_papers(case: Case, rows: Rows) -> Iterator[Told]:
    """Yield the slips of relief that was paid."""
    unit = case.unit
    payer = invented.holder_of(unit.name, unit.id, unit)
    for fact in rows.get(FactKind.RELIEF, []):
        name = invented.person_of(fact.person or "")
        yield slip_told(fact, payer, invented.holder_of(name, fact.account or "", unit), case.title)


def asset_papers(case: Case, rows: Rows) -> Iterator[Told]:
    """Yield the contract of a letting or sale, and the slips of rents that were paid."""
    unit = case.unit
    for fact in rows.get(FactKind.LEASE, []):
        yield _lease(case, fact)
    payee = invented.holder_of(unit.name, unit.id, unit)
    for fact in rows.get(FactKind.RENT_PAID, []):
        lessee = fact.seller or ""
        payer = invented.holder_of(invented.person_of(lessee), lessee, unit)
        yield slip_told(fact, payer, payee, case.title)


def _someone(case: Case, fact: Fact, minutes: int) -> Someone:
    tenths, fen, person = round(minutes / _TENTH_MINUTES), fact.amount_fen or 0, fact.person or ""
    row = Row(case.category or case.title, tenths, round(fen * 10 / max(1, tenths)), fen, 0)
    return Someone(
        invented.person_of(person),
        invented.resident_of(person, case.unit),
        invented.account_of(fact.account or ""),
        "",
        row,
    )


def _lease(case: Case, fact: Fact) -> Told:
    signed, lessee = day_of(fact), fact.seller or ""
    at = invented.place_of(case.unit)
    village = invented.body_of(case.unit, None)

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        deal = Deal(
            sort=Sort.LEASE,
            number=f"ZL-{case.case_id}",
            project=f"{at.village}{case.title}",
            place=f"{at.town}{at.village}",
            party_a=village,
            party_b=invented.private(village, invented.person_of(lessee)),
            private=True,
            amount_fen=fact.amount_fen or 0,
            goods=(),
            signed=signed,
            start=signed,
            end=signed + timedelta(days=round((fact.quantity or 12) * 365 / 12) - 1),
            payment=plan_payment(Sort.LEASE, style.pool, rng),
        )
        return contract.paint(style, deal, rng)

    return Told(Kind.CONTRACT, (fact.fact_id,), paint, layouts_for(Sort.LEASE))


def _payrolls() -> tuple[int, ...]:
    styles = [style_of(Kind.ROSTER, layout) for layout in TRAINING_LAYOUTS]
    return tuple(style.layout for style in styles if roster_form(style).pay is Pay.PAYROLL)
