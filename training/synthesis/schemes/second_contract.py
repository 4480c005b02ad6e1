"""The contract is written when the invoice has come (安吉: a false second contract)."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.back_dating import has_contract
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Sign after the invoice; hidden: on the same day, typed in later."""
    issued = matter.invoice_on
    if issued is None:
        return
    late = 0 if chance.hidden else 2 + round(20 * chance.strength)
    matter.steps[StepKind.CONTRACT] = later(issued, late)
    if chance.hidden:
        matter.entered_on = later(matter.ended, chance.dice.whole(31, 60))


def clean_twin(matter: Matter, _: Chance) -> None:
    """Sign before anything is delivered."""
    known = (StepKind.AWARD, StepKind.TENDER, StepKind.RESOLUTION)
    before = max(matter.steps[kind] for kind in known if kind in matter.steps)
    matter.steps[StepKind.CONTRACT] = later(before, 2)


SCHEME = Scheme(
    "second_contract", Text("票先于合同", "Invoice before the contract"), Focus.PROCUREMENT,
    ("DOC-07", "PRC-02", "PRC-03"), plant, clean_twin, fits=has_contract, cases=(1, 4),
)  # fmt: skip
