"""Invoices and bank slips of a case of buying or building."""

from decimal import Decimal

import numpy as np

from features.records.document import Kind
from features.records.fact import Fact
from features.records.money import round_to_fen
from training.synthesis.case_papers import invented
from training.synthesis.case_papers.told import Told, day_of
from training.synthesis.case_papers.trade import Trade
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.kinds import bank_slip, invoice
from training.synthesis.papers.kinds.invoice_sale import Buyer, Generation, Item, Sale
from training.synthesis.papers.kinds.slip_payment import Holder, Payment
from training.synthesis.papers.style import Style
from training.synthesis.world.goods import BY_NAME

_TAX = Decimal("0.13")


def invoice_told(trade: Trade, fact: Fact) -> Told:
    """Return the fully digital invoice of a row of history."""
    sold = Sale(
        generation=Generation.DIGITAL,
        province=trade.place.province,
        code="",
        number=(fact.item or "").removeprefix("/"),
        when=day_of(fact),
        check_code="",
        machine="",
        buyer=Buyer(trade.buyer.name, trade.buyer.credit_code),
        seller=trade.seller,
        items=(_row(trade, fact.amount_fen or 0),),
        remark="",
        people=("", "", names.person(invented.chance_of(f"drawer {fact.fact_id}"))),
    )

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        return invoice.paint(style, sold, rng)

    return Told(Kind.INVOICE, (fact.fact_id,), paint)


def payment_told(trade: Trade, fact: Fact) -> Told:
    """Return the slip of a payment; one to another than the seller names a person."""
    unit, is_seller = trade.case.unit, trade.case.parties[0].id == fact.seller
    name = trade.seller.name if is_seller else invented.person_of(fact.seller or "")
    payer = invented.holder_of(unit.name, unit.id, unit)
    payee = invented.holder_of(name, fact.account or "", unit)
    return slip_told(fact, payer, payee, trade.case.title)


def slip_told(fact: Fact, payer: Holder, payee: Holder, purpose: str) -> Told:
    """Return the slip of what one paid to the other."""
    on = day_of(fact)
    serial = f"{on:%Y%m%d}{identifiers.figures(invented.chance_of(fact.fact_id), 10)}"
    payment = Payment(serial, on, payer, payee, fact.amount_fen or 0, purpose)

    def paint(style: Style, rng: np.random.Generator) -> Drawn:
        return bank_slip.paint(style, payment, rng)

    return Told(Kind.BANK_SLIP, (fact.fact_id,), paint)


def _row(trade: Trade, fen: int) -> Item:
    """Return the one row of the invoice: net and tax sum to what was billed."""
    item, net = trade.item, round_to_fen(Decimal(fen) / 100 / (1 + _TAX))
    unit = BY_NAME[item.name].unit if item.name in BY_NAME else ""
    return Item(item.name, item.specification or "", unit, "", "", net, "13%", fen - net)
