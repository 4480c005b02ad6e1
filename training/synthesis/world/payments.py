"""Paying a seller: invoices, instalments, advances, and urgent matters resolved afterwards."""

from dataclasses import replace
from datetime import date

from features.records.case import Payment
from features.records.fact import FactKind
from features.records.step import StepKind
from training.synthesis.world.clock import later, office_day
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter, Row, Values

_IN_PARTS, _RETAINED, _OTHER_ACCOUNT = 0.15, 0.06, 0.5


def pay(matter: Matter, dice: Dice) -> None:
    """Pay the seller on an invoice: mostly at once after acceptance, sometimes in parts."""
    on, seller = matter.steps[StepKind.PAYMENT], matter.seller
    if seller is None:
        return
    matter.invoice_on = later(on, -dice.whole(1, 4))
    matter.invoice_key = invoice_key(matter.invoice_on, dice)
    account = seller.account
    if seller.other_account and dice.chance(_OTHER_ACCOUNT):
        account = seller.other_account
    matter.payments = [
        Payment(seller.id, fen, office_day(later(on, days), dice), account, matter.invoice_key)
        for fen, days in _parts(matter.amount_fen, dice)
    ]


def _parts(fen: int, dice: Dice) -> list[tuple[int, int]]:
    draw = dice.unit()
    if draw < _IN_PARTS:
        first = round(fen * dice.pick((0.5, 0.6, 0.7)))
        return [(first, 0), (fen - first, dice.whole(14, 40))]
    if draw < _IN_PARTS + _RETAINED:
        kept = round(fen * 0.03)
        return [(fen - kept, 0), (kept, dice.whole(90, 180))]
    return [(fen, 0)]


def invoice_key(issued: date, dice: Dice) -> str:
    """Return the key of a fully digital invoice of a day: year, province, serial."""
    return f"/{issued:%y}33{int(dice.unit() * 10**9):09d}{int(dice.unit() * 10**7):07d}"


def pay_more(matter: Matter, fen: int, on: date, dice: Dice) -> None:
    """Pay the seller once more, on an invoice of its own."""
    key = invoice_key(on, dice)
    last = matter.payments[-1]
    matter.payments = [*matter.payments, replace(last, amount_fen=fen, on=on, invoice_key=key)]
    told: Values = {
        "seller": last.payee, "category": matter.category, "amount_fen": fen, "item": key,
    }  # fmt: skip
    matter.more.append(Row(FactKind.INVOICE, later(on, -1), told))


def pay_early(matter: Matter, share: float, days: int) -> None:
    """Pay this share of the amount some days before acceptance, the rest as planned."""
    accepted = matter.steps.get(StepKind.ACCEPTANCE)
    if accepted is None or not matter.payments:
        return
    first, fen = matter.payments[0], round(matter.amount_fen * share)
    early, rest = later(accepted, -days), matter.amount_fen - fen
    last = [replace(first, amount_fen=rest, on=max(first.on, accepted))] if rest else []
    matter.payments = [replace(first, amount_fen=fen, on=early), *last]
    matter.steps[StepKind.PAYMENT] = early
    if matter.invoice_on and matter.invoice_on > early:
        matter.invoice_on = later(early, -1)


def pay_in_time(matter: Matter) -> None:
    """Put off what was paid before acceptance to the days after it."""
    accepted = matter.steps.get(StepKind.ACCEPTANCE)
    if accepted is None:
        return
    matter.payments = [
        payment if payment.on > accepted else replace(payment, on=later(accepted, 3 + number))
        for number, payment in enumerate(matter.payments)
    ]
    matter.steps[StepKind.PAYMENT] = min(payment.on for payment in matter.payments)


def resolve_late(matter: Matter, days: int) -> None:
    """Let the resolution come some days after the contract."""
    signed = matter.steps.get(StepKind.CONTRACT)
    if signed is None:
        return
    for number, kind in enumerate((StepKind.RESOLUTION, StepKind.RESOLUTION_NOTICE)):
        if kind in matter.steps:
            matter.steps[kind] = later(signed, days + number)
