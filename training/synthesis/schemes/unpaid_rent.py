"""Rents are not collected, year after year (宣威: three times 30,000 yuan; 象山)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Never collect the first rent nor later ones; hidden: collect them months late."""
    if chance.hidden:
        wait = 65 + round(200 * chance.strength)
        matter.rents = [
            replace(rent, paid=later(rent.due, wait + chance.dice.whole(0, 30)))
            for rent in matter.rents
        ]
    else:
        matter.rents = [replace(rent, paid=None) for rent in matter.rents]
        matter.steps.pop(StepKind.PAYMENT, None)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Collect when it is due."""
    matter.rents = [
        replace(rent, paid=later(rent.due, chance.dice.whole(0, 20))) for rent in matter.rents
    ]
    matter.steps.setdefault(StepKind.PAYMENT, later(matter.steps[StepKind.CONTRACT], 1))


SCHEME = Scheme(
    "unpaid_rent", Text("租金长期拖欠", "Rent left unpaid"), Focus.ASSET,
    ("AST-06",), plant, clean_twin, fits=lambda matter: bool(matter.rents), cases=(13, 14),
)  # fmt: skip
