"""Taken cheaply and let on dearly within the year (宣威)."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.endless_lease import is_lease
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.lettings import sublet
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let it on for a third more and above; hidden: for little more than a third."""
    dice = chance.dice
    matter.more = [row for row in matter.more if row.kind is not FactKind.SUBLEASE]
    share = dice.between(1.1, 1.4) if chance.hidden else 1.32 + 0.9 * chance.strength
    signed = matter.steps[StepKind.CONTRACT]
    sublet(matter, later(signed, dice.whole(15, 300)), share, dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let it on at cost."""
    matter.more = [row for row in matter.more if row.kind is not FactKind.SUBLEASE]
    signed = matter.steps[StepKind.CONTRACT]
    sublet(matter, later(signed, 200), chance.dice.between(0.95, 1.1), chance.dice)


SCHEME = Scheme(
    "sublease_profit", Text("转租加价", "Let on at a profit"), Focus.ASSET,
    ("AST-09",), plant, clean_twin, fits=is_lease, cases=(13,),
)  # fmt: skip
