"""From a finished matter to what the world sees: the case, and its rows of history."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from features.records.case import Case, Item, Payment
from features.records.fact import FactKind
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import Step, StepKind
from training.synthesis.papers_read import papers_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter, Row, Values


def case_of(matter: Matter, dice: Dice) -> Case:
    """Return the case as submitted: steps, payments and papers up to its day, no history."""
    until = _judged_on(matter)
    as_of = moment(later(until, dice.whole(1, 6)), 8)
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
        documents=papers_of(matter, until, dice),
        steps=tuple(sorted(steps, key=lambda step: step.on)),
        bids=tuple(matter.bids),
        payments=tuple(payment for payment in matter.payments if payment.on <= until),
        items=_items(matter),
        people=tuple(matter.people),
        asset=matter.asset,
        household=matter.household,
    )


def rows_of(matter: Matter) -> Iterator[Row]:
    """Yield what the matter leaves in history."""
    yield from _TOLD[matter.focus](matter)
    yield from _public_rows(matter)
    yield from matter.more


def _judged_on(matter: Matter) -> date:
    paid = [payment.on for payment in matter.payments]
    signed = matter.steps.get(StepKind.CONTRACT)
    if matter.is_scored_early and signed is not None:
        return max(signed, later(min(paid, default=signed), -1))
    return max([*matter.steps.values(), *_near(paid, matter)])


def _near(paid: list[date], matter: Matter) -> list[date]:
    """Leave out retentions: a matter is judged when it is done, not half a year later."""
    done = later(max(matter.steps.values()), 45)
    return [on for on in paid if on <= done]


def _parties(matter: Matter) -> tuple[Party, ...]:
    if matter.lessee:
        return (Party(matter.lessee, "承租人", Role.LESSEE),)
    seller = matter.seller
    if seller is None:
        return ()
    return (Party(seller.id, seller.name, Role.SELLER, seller.credit_code, seller.account),)


def _items(matter: Matter) -> tuple[Item, ...]:
    goods = matter.goods
    if goods is not None:
        price = matter.amount_fen // goods.quantity
        return (Item(goods.item, goods.agreed, Decimal(goods.quantity), price, matter.amount_fen),)
    return tuple(Item(name, quantity=Decimal(hundredths) / 100) for name, hundredths in matter.bill)


def _trade_rows(matter: Matter) -> Iterator[Row]:
    seller = matter.seller.id if matter.seller else None
    sold: Values = {"seller": seller, "category": matter.category, "asset": matter.site}
    amount: Values = {**sold, "amount_fen": matter.amount_fen}
    yield from _bid_rows(matter)
    if matter.bids and StepKind.AWARD in matter.steps:
        yield Row(FactKind.AWARD, matter.steps[StepKind.AWARD], amount)
    if StepKind.CONTRACT in matter.steps:
        bought: Values = {}
        if matter.goods:
            goods = matter.goods
            bought = {"item": f"{goods.item} {goods.agreed}", "quantity": goods.quantity}
        yield Row(FactKind.CONTRACT, matter.steps[StepKind.CONTRACT], {**amount, **bought})
    if matter.payments and matter.invoice_key:
        issued = matter.invoice_on or later(matter.steps[StepKind.PAYMENT], -1)
        yield Row(FactKind.INVOICE, issued, {**amount, "item": matter.invoice_key})
    for paid in matter.payments:
        yield Row(FactKind.PAYMENT, paid.on, {**sold, **_paid(paid)})
    yield from _site_rows(matter)


def _paid(paid: Payment) -> Values:
    told = {"amount_fen": paid.amount_fen, "account": paid.account, "item": paid.invoice_key}
    return {"seller": paid.payee, **told}


def _bid_rows(matter: Matter) -> Iterator[Row]:
    tendered = matter.steps.get(StepKind.TENDER, matter.began)
    if matter.ceiling_fen:
        told: Values = {"category": matter.category, "amount_fen": matter.ceiling_fen}
        yield Row(FactKind.CEILING, tendered, told)
    for bid in matter.bids:
        mark = matter.marks.get(bid.bidder)
        told = {"seller": bid.bidder, "category": matter.category, "amount_fen": bid.amount_fen}
        if mark:
            told |= {"account": mark.account, "item": mark.author}
        yield Row(FactKind.BID, tendered, told)


def _site_rows(matter: Matter) -> Iterator[Row]:
    begun = matter.steps.get(StepKind.WORK, matter.began)
    for name, hundredths in matter.bill:
        told: Values = {"item": name, "quantity": hundredths, "asset": matter.site}
        yield Row(FactKind.WORK_ITEM, begun, told)
    if matter.builder:
        yield Row(FactKind.SITE_WORK, begun, {"seller": matter.builder, "asset": matter.site})
    for on, fen in matter.changes:
        yield Row(FactKind.CHANGE_ORDER, on, {"amount_fen": fen, "asset": matter.site})


def _lease_rows(matter: Matter) -> Iterator[Row]:
    asset = matter.asset
    if asset is None:
        return
    told: Values = {"asset": asset.id, "seller": matter.lessee, "category": matter.category}
    signed = matter.steps.get(StepKind.CONTRACT)
    if asset.appraisal_fen is not None and StepKind.APPRAISAL in matter.steps:
        on = matter.steps[StepKind.APPRAISAL]
        yield Row(FactKind.APPRAISAL, on, {**told, "amount_fen": asset.appraisal_fen})
    if matter.listing:
        on = matter.steps.get(StepKind.TENDER, matter.began)
        yield Row(FactKind.LISTING, on, {**told, "seller": None, "item": matter.listing})
    if signed:
        price: Values = {"amount_fen": asset.price_fen, "quantity": asset.term_months}
        yield Row(FactKind.LEASE, signed, {**told, **price})
    for rent in matter.rents:
        due: Values = {**told, "amount_fen": rent.fen}
        yield Row(FactKind.RENT_DUE, rent.due, due)
        if rent.paid:
            yield Row(FactKind.RENT_PAID, rent.paid, due)


def _labour_rows(matter: Matter) -> Iterator[Row]:
    for person in matter.people:
        for work in person.days:
            told: Values = {"person": person.id, "item": work.site, "quantity": work.minutes}
            yield Row(FactKind.ATTENDANCE, work.day, told)
        for on in person.paid_on:
            paid: Values = {"person": person.id, "account": person.account}
            yield Row(FactKind.WAGE, on, {**paid, "amount_fen": person.amount_fen})


def _relief_rows(matter: Matter) -> Iterator[Row]:
    household = matter.household.id if matter.household else None
    for person in matter.people:
        for on in person.paid_on:
            told: Values = {"person": person.id, "account": person.account, "household": household}
            paid: Values = {"amount_fen": person.amount_fen, "category": matter.category}
            yield Row(FactKind.RELIEF, on, {**told, **paid})


_TOLD: dict[Focus, Callable[[Matter], Iterator[Row]]] = {
    Focus.PROCUREMENT: _trade_rows,
    Focus.PROJECT: _trade_rows,
    Focus.ASSET: _lease_rows,
    Focus.LABOUR: _labour_rows,
    Focus.RELIEF: _relief_rows,
}
_SIGNED = frozenset({Focus.PROCUREMENT, Focus.PROJECT})


def _public_rows(matter: Matter) -> Iterator[Row]:
    """Yield who acted, how the meeting voted and what was published."""
    if matter.focus in _SIGNED:
        on = matter.steps.get(StepKind.ACCEPTANCE, matter.ended)
        for duty, person in matter.duties.items():
            yield Row(FactKind.DUTY, on, {"person": person, "category": duty})
    if matter.vote and StepKind.RESOLUTION in matter.steps:
        on, vote = matter.steps[StepKind.RESOLUTION], matter.vote
        for name in ("entitled", "present", "in_favour"):
            yield Row(FactKind.VOTE, on, {"category": name, "quantity": getattr(vote, name)})
    for kind, days in matter.notices.items():
        if kind in matter.steps:
            told: Values = {"category": kind.value, "quantity": days}
            yield Row(FactKind.PUBLICATION, matter.steps[kind], told)
