"""Kin of a cadre is paid best, by nobody's resolution."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.schemes.ties import tie, untie
from training.synthesis.world.clock import later
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay kin above the rate; hidden: the kinship is on nobody's file."""
    first = matter.people[0]
    fen = round((first.amount_fen or 0) * (1.1 + 0.5 * chance.strength) / 1_000) * 1_000
    matter.people = [replace(first, amount_fen=fen), *matter.people[1:]]
    settle_wages(matter)
    if chance.hidden:
        return
    tie(matter, first.id, chance)
    if chance.dice.chance(0.5):
        matter.steps.pop(StepKind.RESOLUTION, None)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay the man what he earns; he is nobody's kin, and the meeting has agreed."""
    untie(matter)
    first = matter.people[0]
    fen = round((first.amount_fen or 0) / (1.1 + 0.5 * chance.strength))
    matter.people = [replace(first, amount_fen=fen), *matter.people[1:]]
    settle_wages(matter)
    matter.steps.setdefault(StepKind.RESOLUTION, later(matter.steps[StepKind.WORK], -3))


SCHEME = Scheme(
    "kin_on_roster", Text("亲属用工", "Kin on the roster"), Focus.LABOUR,
    ("LAB-08", "LAB-10"), plant, clean_twin, cases=(5,),
)  # fmt: skip
