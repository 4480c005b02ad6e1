"""Bid low, then grow by change orders."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Add a tenth and more; hidden: in several small orders just about a tenth."""
    dice = chance.dice
    begun = matter.steps.get(StepKind.WORK, matter.began)
    total = 0.08 + 0.04 * chance.strength if chance.hidden else 0.11 + 0.35 * chance.strength
    orders = dice.whole(2, 3) if chance.hidden else 1
    matter.changes = [
        (later(begun, dice.whole(1, 20)), round(matter.amount_fen * total / orders))
        for _ in range(orders)
    ]


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Change what the ground asks for."""
    begun = matter.steps.get(StepKind.WORK, matter.began)
    fen = round(matter.amount_fen * chance.dice.between(0.005, 0.06))
    matter.changes = [(later(begun, chance.dice.whole(1, 20)), fen)]


SCHEME = Scheme(
    "change_orders", Text("变更增项", "Growth by change orders"), Focus.PROJECT,
    ("ENG-01",), plant, clean_twin,
)  # fmt: skip
