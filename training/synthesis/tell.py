"""From a finished matter to what the world sees: the case, and the rows of history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from features.records.case import Case, Item
from features.records.fact import Fact, FactKind
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import Step, StepKind
from training.synthesis.clock import DAY, epoch, moment
from training.synthesis.matter import Matter
from training.synthesis.papers_read import papers_of


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of history says, before it has its clocks and its ids."""

    kind: FactKind
    on: date
    values: dict[str, str | int | None]


def case_of(matter: Matter, rng: np.random.Generator) -> Case:
    """Return the case as submitted: steps, payments and papers up to its day, no history."""
    until = _judged_on(matter)
    as_of = moment(until + timedelta(days=int(rng.integers(1, 7))), 8)
    steps = [Step(kind, on) for kind, on in matter.steps.items() if on <= until]
    return Case(
        case_id=matter.case_id,
        focus=matter.focus,
        unit=matter.village.unit,
        title=matter.title,
        as_of=as_of,
        power_id=matter.power_id,
        amount_fen=matter.amount_fen,
        category=matter.category,
        parties=_parties(matter),
        documents=papers_of(matter, until, rng),
        steps=tuple(sorted(steps, key=lambda step: step.on)),
        bids=tuple(matter.bids),
        payments=tuple(payment for payment in matter.payments if payment.on <= until),
        items=_items(matter),
        people=tuple(matter.people),
        asset=matter.asset,
        household=matter.household,
    )


def facts_of(matter: Matter, rng: np.random.Generator) -> list[Fact]:
    """Return the rows of history that the matter leaves, each with its two clocks."""
    rows = enumerate(_rows(matter))
    return [_fact(matter, number, row, rng) for number, row in rows] + matter.more_facts


def _judged_on(matter: Matter) -> date:
    paid = [payment.on for payment in matter.payments]
    signed = matter.steps.get(StepKind.CONTRACT)
    if matter.is_scored_early and signed is not None:
        return max(signed, min(paid, default=signed) - timedelta(days=1))
    return max([*matter.steps.values(), *paid])


def _parties(matter: Matter) -> tuple[Party, ...]:
    if matter.lessee:
        return (Party(matter.lessee, "承租人", Role.LESSEE),)
    seller = matter.seller
    if seller is None:
        return ()
    return (Party(seller.id, seller.name, Role.SELLER, seller.credit_code, seller.account),)


def _items(matter: Matter) -> tuple[Item, ...]:
    goods = matter.goods
    if goods is None:
        return ()
    price = matter.amount_fen // goods.quantity
    return (Item(goods.item, goods.agreed, Decimal(goods.quantity), price, matter.amount_fen),)


def _rows(matter: Matter) -> Iterator[Row]:
    match matter.focus:
        case Focus.PROCUREMENT | Focus.PROJECT:
            yield from _trade_rows(matter)
        case Focus.ASSET:
            yield from _lease_rows(matter)
        case Focus.LABOUR:
            yield from _labour_rows(matter)
        case Focus.RELIEF:
            yield from _relief_rows(matter)


def _trade_rows(matter: Matter) -> Iterator[Row]:
    seller = matter.seller.id if matter.seller else None
    amount = {"seller": seller, "category": matter.category, "amount_fen": matter.amount_fen}
    tendered = matter.steps.get(StepKind.TENDER, matter.began)
    for bid in matter.bids:
        yield Row(
            FactKind.BID, tendered, {**amount, "seller": bid.bidder, "amount_fen": bid.amount_fen}
        )
    if matter.bids and StepKind.AWARD in matter.steps:
        yield Row(FactKind.AWARD, matter.steps[StepKind.AWARD], amount)
    if StepKind.CONTRACT in matter.steps:
        yield Row(FactKind.CONTRACT, matter.steps[StepKind.CONTRACT], amount)
    if matter.payments:
        issued = matter.steps[StepKind.PAYMENT] - timedelta(days=1)
        yield Row(FactKind.INVOICE, issued, {**amount, "item": matter.invoice_key})
    for paid in matter.payments:
        told = {"amount_fen": paid.amount_fen, "account": paid.account, "item": paid.invoice_key}
        yield Row(FactKind.PAYMENT, paid.on, {**amount, **told})


def _lease_rows(matter: Matter) -> Iterator[Row]:
    asset = matter.asset
    if asset is None:
        return
    told = {"asset": asset.id, "seller": matter.lessee, "category": matter.category}
    if asset.appraisal_fen is not None and StepKind.APPRAISAL in matter.steps:
        on = matter.steps[StepKind.APPRAISAL]
        yield Row(FactKind.APPRAISAL, on, {**told, "amount_fen": asset.appraisal_fen})
    if StepKind.CONTRACT in matter.steps:
        on = matter.steps[StepKind.CONTRACT]
        yield Row(FactKind.LEASE, on, {**told, "amount_fen": asset.price_fen})


def _labour_rows(matter: Matter) -> Iterator[Row]:
    for person in matter.people:
        for work in person.days:
            told = {"person": person.id, "item": work.site, "quantity": work.minutes}
            yield Row(FactKind.ATTENDANCE, work.day, told)
        for on in person.paid_on:
            paid = {"person": person.id, "account": person.account, "amount_fen": person.amount_fen}
            yield Row(FactKind.WAGE, on, paid)


def _relief_rows(matter: Matter) -> Iterator[Row]:
    household = matter.household.id if matter.household else None
    for person in matter.people:
        for on in person.paid_on:
            told = {"person": person.id, "account": person.account, "household": household}
            paid = {"amount_fen": person.amount_fen, "category": matter.category}
            yield Row(FactKind.RELIEF, on, {**told, **paid})


def _fact(matter: Matter, number: int, row: Row, rng: np.random.Generator) -> Fact:
    happened = epoch(row.on)
    return Fact(
        fact_id=f"{matter.case_id}-{number}",
        kind=row.kind,
        focus=matter.focus,
        unit=matter.village.unit.id,
        event_time=happened,
        known_at=happened + _entry_lag(matter, rng),
        source="village ledger",
        case=matter.case_id,
        **row.values,  # type: ignore[arg-type]  # the keys are columns of Fact, by construction
    )


def _entry_lag(matter: Matter, rng: np.random.Generator) -> int:
    days = rng.exponential(1.5) + matter.entry_lag
    if rng.random() < matter.village.late:
        days += rng.uniform(20, 120)
    return int(days * DAY)
