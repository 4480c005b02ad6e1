"""More is paid than the contract says, little by little."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later, office_day
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay_more


def plant(matter: Matter, chance: Chance) -> None:
    """Add a payment beyond the sum; hidden: within the tolerance of five per cent or so."""
    dice, last = chance.dice, matter.payments[-1]
    share = dice.between(0.03, 0.07) if chance.hidden else 0.07 + 0.35 * chance.strength
    on = office_day(later(last.on, dice.whole(8, 40)), dice)
    pay_more(matter, round(matter.amount_fen * share), on, dice)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Cover what was paid beyond the sum by a change that was approved before."""
    extra = matter.payments[-1]
    matter.changes = [*matter.changes, (later(extra.on, -6), extra.amount_fen)]


SCHEME = Scheme(
    "overpaid_contract", Text("超合同付款", "Paid beyond the contract"), Focus.PROJECT,
    ("DOC-09",), plant, clean_twin, fits=lambda matter: bool(matter.payments),
)  # fmt: skip
