"""Invoices of one book, number after number, for purchases months apart (虚开)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import invoice_key, pay


def plant(matter: Matter, chance: Chance) -> None:
    """Take all invoices from one seller's book; hidden: some numbers lie between."""
    dice = chance.dice
    seller = matter.village.seldom_seller(dice)
    for part in (matter, *chance.neighbours):
        part.sell_from(seller)
        pay(part, dice)
    first = invoice_key(min(p.on for p in matter.payments), dice)
    stem, number = first[:-7], int(first[-7:])
    for place, part in enumerate((matter, *chance.neighbours)):
        step = dice.whole(2, 40) if chance.hidden else 1
        _number(part, f"{stem}{(number + place * step) % 10_000_000:07d}")


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let every purchase have an invoice of its day."""
    for part in (matter, *chance.neighbours):
        issued = later(min(payment.on for payment in part.payments), -2)
        _number(part, invoice_key(issued, chance.dice))


def _number(part: Matter, key: str) -> None:
    part.invoice_key = key
    part.payments = [replace(payment, invoice_key=key) for payment in part.payments]


SCHEME = Scheme(
    "book_of_invoices", Text("连号发票", "Consecutive invoices"), Focus.PROCUREMENT,
    ("DOC-06",), plant, clean_twin, companions=2,
)  # fmt: skip
