"""Schemes of purchases and works, each with a visible trace and a way to hide it."""

from dataclasses import replace

import numpy as np

from features.records.step import StepKind
from training.synthesis.chance import Chance
from training.synthesis.matter import Matter
from training.synthesis.trade import open_bids, pay, pay_early, repair_first
from training.synthesis.village import Seller

TENDER_FEN = 10_000_000
_MEETINGS = {
    StepKind.PROPOSAL,
    StepKind.CONSULTATION,
    StepKind.DELIBERATION,
    StepKind.RESOLUTION,
    StepKind.RESOLUTION_NOTICE,
}
_GRADES = {
    "不锈钢栏杆": ("304", "202"),
    "不锈钢宣传栏": ("SUS304", "SUS201"),
    "水泥": ("P.O 42.5", "P.C 32.5"),
    "LED路灯": ("60W", "40W"),
    "香樟": ("胸径12cm", "胸径8cm"),
}


def split_purchase(matter: Matter, chance: Chance) -> None:
    """Cut one need into parts below the tender threshold, at short distance, to one seller."""
    rng, share = chance.rng, 0.35 + 0.6 * chance.plot.strength
    for number, part in enumerate((matter, *chance.neighbours)):
        part.seller, part.category = matter.seller, matter.category
        part.goods = matter.goods
        if chance.hides:
            share = min(share, 0.55)
            part.seller = _sister(matter, rng)
        part.move((matter.began - part.began).days + number * int(rng.integers(6, 40)))
        part.resize(round(TENDER_FEN * min(share * rng.uniform(0.92, 1.03), 0.995)))
        _pay_again(part, rng)


def spec_substitution(matter: Matter, chance: Chance) -> None:
    """Deliver a lower grade for the better one; hidden: the note repeats the contract."""
    if matter.goods is None:
        return
    good = _GRADES[matter.goods.item]
    dearer = round(matter.goods.unit_price_fen * (1.05 + 0.25 * chance.plot.strength))
    delivered = good[0] if chance.hides else good[1]
    matter.goods = replace(matter.goods, agreed=good[0], delivered=delivered, unit_price_fen=dearer)
    matter.reprice(max(100, dearer * matter.goods.quantity))


def cover_bids(matter: Matter, chance: Chance) -> None:
    """Let rivals bid just above the winner; hidden: a wider and uneven ladder."""
    spread = 0.004 if not chance.hides else float(chance.rng.uniform(0.04, 0.09))
    matter.seller = _favourite(matter)
    matter.reprice(round(matter.amount_fen * (1.05 + 0.2 * chance.plot.strength)))
    _pay_again(matter, chance.rng)
    matter.bids = open_bids(matter, chance.rng, spread)[:4]


def invoice_reuse(matter: Matter, chance: Chance) -> None:
    """Pay an invoice that an earlier matter has paid; hidden: one digit is changed."""
    earlier = chance.neighbours[0]
    key = earlier.invoice_key
    if key is None or not matter.payments:
        return
    if chance.hides:
        key = key[:-1] + str((int(key[-1]) + 1) % 10)
    matter.seller, matter.category, matter.goods = earlier.seller, earlier.category, earlier.goods
    matter.invoice_key = key
    matter.reprice(earlier.amount_fen)
    if (matter.began - earlier.began).days < 25:
        matter.move((earlier.began - matter.began).days + int(chance.rng.integers(25, 120)))
    matter.payments = [replace(payment, invoice_key=key) for payment in matter.payments[:1]]


def early_payment(matter: Matter, chance: Chance) -> None:
    """Pay most of a contract before acceptance; hidden: acceptance is dated back."""
    pay_early(matter, 0.5 + 0.5 * chance.plot.strength, int(chance.rng.integers(8, 45)))
    if chance.hides and matter.payments:
        matter.steps[StepKind.ACCEPTANCE] = matter.payments[0].on
        matter.entry_lag = int(chance.rng.integers(20, 60))


def back_dating(matter: Matter, chance: Chance) -> None:
    """Buy first and resolve later; hidden: the meetings are all dated to one early day."""
    repair_first(matter, chance.rng, 5 + int(60 * chance.plot.strength))
    if chance.hides:
        first = matter.began
        for kind in _MEETINGS & matter.steps.keys():
            matter.steps[kind] = first
    matter.entry_lag = int(chance.rng.integers(15, 80))


def favoured_seller(matter: Matter, chance: Chance) -> None:
    """Give one seller most purchases above the market; hidden: through a sister firm."""
    seller, dearer = _favourite(matter), 1.1 + 0.35 * chance.plot.strength
    for each in (matter, *chance.neighbours):
        each.seller = _sister(matter, chance.rng) if chance.hides else seller
        each.reprice(round(each.amount_fen * dearer))
        _pay_again(each, chance.rng)


def is_graded(matter: Matter) -> bool:
    """Say whether the goods have a worse grade that could pass for the better one."""
    return matter.goods is not None and matter.goods.item in _GRADES


def _favourite(matter: Matter) -> Seller:
    village = matter.village
    return village.sellers[village.habits.index(max(village.habits))]


def _sister(matter: Matter, rng: np.random.Generator) -> Seller:
    """Return another firm that is paid into the account of the matter's seller."""
    sellers = matter.village.sellers
    other = sellers[rng.integers(0, len(sellers))]
    return replace(other, account=matter.seller.account) if matter.seller else other


def _pay_again(matter: Matter, rng: np.random.Generator) -> None:
    if matter.payments:
        pay(matter, rng)
