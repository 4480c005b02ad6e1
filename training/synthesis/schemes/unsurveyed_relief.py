"""Relief without a visit to the house and without a notice."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Skip visit and notice; hidden: both are on paper, on one day, typed in together."""
    if chance.hidden:
        day = matter.steps[StepKind.APPLICATION]
        matter.steps |= {StepKind.SURVEY: day, StepKind.RESOLUTION_NOTICE: later(day, 1)}
        matter.notices[StepKind.RESOLUTION_NOTICE] = chance.dice.whole(1, 3)
        matter.entered_on = later(matter.ended, chance.dice.whole(31, 80))
        return
    matter.steps.pop(StepKind.SURVEY, None)
    if chance.dice.chance(0.5 + 0.5 * chance.strength):
        matter.steps.pop(StepKind.RESOLUTION_NOTICE, None)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Visit the house, and put it on the board before it is paid."""
    matter.steps[StepKind.SURVEY] = later(matter.steps[StepKind.APPLICATION], 5)
    paid = matter.steps[StepKind.PAYMENT]
    matter.steps[StepKind.RESOLUTION_NOTICE] = later(paid, -9)
    matter.notices[StepKind.RESOLUTION_NOTICE] = 8


SCHEME = Scheme(
    "unsurveyed_relief", Text("未入户未公示", "Neither visited nor published"), Focus.RELIEF,
    ("REL-08", "PRC-04", "PRC-03"), plant, clean_twin,
)  # fmt: skip
