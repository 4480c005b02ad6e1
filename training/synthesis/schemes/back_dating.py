"""First bought, then resolved: the meeting is held when all is done."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import resolve_late

MEETINGS = (
    StepKind.PROPOSAL,
    StepKind.CONSULTATION,
    StepKind.DELIBERATION,
    StepKind.RESOLUTION,
    StepKind.RESOLUTION_NOTICE,
)


def plant(matter: Matter, chance: Chance) -> None:
    """Resolve weeks after the contract; hidden: the minutes are dated to one early day."""
    if chance.hidden:
        first = matter.began
        matter.steps |= {kind: first for kind in MEETINGS if kind in matter.steps}
    else:
        resolve_late(matter, 3 + int(45 * chance.strength))
    if chance.dice.chance(0.6):
        matter.entered_on = later(matter.ended, chance.dice.whole(25, 100))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Hold the meetings one after the other, before anything else."""
    others = [on for kind, on in matter.steps.items() if kind not in MEETINGS]
    first = min(others)
    held = [kind for kind in MEETINGS if kind in matter.steps]
    for number, kind in enumerate(reversed(held)):
        matter.steps[kind] = later(first, -2 - 4 * number - chance.dice.whole(0, 2))


def has_contract(matter: Matter) -> bool:
    """Say whether a contract was signed and a meeting is on record."""
    return StepKind.CONTRACT in matter.steps and StepKind.RESOLUTION in matter.steps


SCHEME = Scheme(
    "back_dating", Text("先买后议", "Resolved afterwards"), Focus.PROCUREMENT,
    ("PRC-02", "PRC-03"), plant, clean_twin, fits=has_contract, cases=(1, 4),
)  # fmt: skip
