"""A large work without a resolution of the representatives."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter, Vote

_MEETING = (StepKind.RESOLUTION, StepKind.RESOLUTION_NOTICE)


def plant(matter: Matter, chance: Chance) -> None:
    """Skip the resolution; hidden: it is on paper, but half of the representatives stayed away."""
    if chance.hidden and matter.vote:
        entitled = matter.vote.entitled
        present = round(entitled * chance.dice.between(0.42, 0.62))
        matter.vote = Vote(entitled, present, present)
        return
    for kind in _MEETING:
        matter.steps.pop(kind, None)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Hold the meeting, with a quorum."""
    before = later(min(matter.steps.values()), -1)
    matter.steps.setdefault(StepKind.RESOLUTION, before)
    entitled = matter.vote.entitled if matter.vote else 30
    present = round(entitled * chance.dice.between(0.7, 0.95))
    matter.vote = Vote(entitled, present, round(present * 0.9))


SCHEME = Scheme(
    "no_resolution", Text("未经民主决议", "No resolution"), Focus.PROJECT,
    ("PRC-01", "PRC-06"), plant, clean_twin,
)  # fmt: skip
