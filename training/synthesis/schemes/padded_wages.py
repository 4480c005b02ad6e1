"""More is paid than days and rate make (东山: cleaning wages inflated)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Raise everybody's pay; hidden: that of one man."""
    factor = 1.15 + 0.8 * chance.strength
    raised = 1 if chance.hidden else len(matter.people)
    _scale(matter, factor, raised)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay what was agreed for a day."""
    factor = 1.15 + 0.8 * chance.strength
    raised = 1 if chance.hidden else len(matter.people)
    _scale(matter, 1 / factor, raised)


def _scale(matter: Matter, factor: float, count: int) -> None:
    matter.people = [
        replace(person, amount_fen=round((person.amount_fen or 0) * factor / 1_000) * 1_000)
        if place < count
        else person
        for place, person in enumerate(matter.people)
    ]
    settle_wages(matter)


SCHEME = Scheme(
    "padded_wages", Text("虚高工资", "Padded wages"), Focus.LABOUR,
    ("LAB-05", "LAB-10"), plant, clean_twin, cases=(18,),
)  # fmt: skip
