"""An invoice that another matter has paid is paid once more."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import invoice_key, pay


def plant(matter: Matter, chance: Chance) -> None:
    """Claim the earlier purchase again on its invoice; hidden: one digit is changed."""
    earlier = chance.neighbours[0]
    key = earlier.invoice_key
    if key is None or earlier.seller is None:
        return
    if chance.hidden:
        key = key[:-1] + str((int(key[-1]) + 1) % 10)
    matter.sell_from(earlier.seller)
    matter.category, matter.goods = earlier.category, earlier.goods
    matter.title = earlier.title
    matter.bids, matter.marks = list(earlier.bids), dict(earlier.marks)
    matter.rounds_to = earlier.rounds_to
    matter.reprice(earlier.amount_fen)
    gap = (matter.began - earlier.began).days
    if gap < 25:
        matter.move(chance.dice.whole(25, 120) - gap)
    pay(matter, chance.dice)
    matter.invoice_key, matter.invoice_on = key, earlier.invoice_on
    matter.payments = [replace(payment, invoice_key=key) for payment in matter.payments]


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay the second delivery on an invoice of its own."""
    issued = later(min(payment.on for payment in matter.payments), -2)
    key = invoice_key(issued, chance.dice)
    matter.invoice_key, matter.invoice_on = key, issued
    matter.payments = [replace(payment, invoice_key=key) for payment in matter.payments]


SCHEME = Scheme(
    "invoice_reuse", Text("发票重复报销", "Invoice paid twice"), Focus.PROCUREMENT,
    ("DOC-05",), plant, clean_twin, borrows=1,
)  # fmt: skip
