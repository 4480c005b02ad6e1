"""Most of a contract is paid before anything was accepted."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay_early, pay_in_time


def plant(matter: Matter, chance: Chance) -> None:
    """Pay before acceptance; hidden: acceptance is dated back and all is typed in later."""
    dice = chance.dice
    matter.payment_terms = None
    pay_early(matter, 0.4 + 0.6 * chance.strength, dice.whole(3, 45))
    if chance.hidden and matter.payments:
        matter.steps[StepKind.ACCEPTANCE] = matter.payments[0].on
        matter.entered_on = later(matter.ended, dice.whole(20, 90))


def clean_twin(matter: Matter, _: Chance) -> None:
    """Pay when the work was accepted."""
    pay_in_time(matter)


SCHEME = Scheme(
    "early_payment", Text("未验收先付款", "Paid before acceptance"), Focus.PROJECT,
    ("PRC-05", "PRC-03"), plant, clean_twin,
)  # fmt: skip
