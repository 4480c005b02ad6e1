"""More is paid than days and rate make (东山: cleaning wages inflated)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import WHOLE_DAY, settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Raise everybody's pay; hidden: that of one man."""
    raised = 1 if chance.hidden else len(matter.people)
    _scale(matter, 1.15 + 0.6 * chance.strength, raised)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay what was agreed for a day."""
    raised = 1 if chance.hidden else len(matter.people)
    _scale(matter, 1 / (1.15 + 0.6 * chance.strength), raised)


def _scale(matter: Matter, factor: float, count: int) -> None:
    matter.people = [
        replace(person, amount_fen=round((person.amount_fen or 0) * factor / 1_000) * 1_000)
        if place < count
        else person
        for place, person in enumerate(matter.people)
    ]
    settle_wages(matter)


def is_cheap(matter: Matter) -> bool:
    """Say whether its pay for a day lies under that of the village, so that more looks like it."""
    rates = [worker.day_rate_fen for worker in matter.village.workers]
    days = sum((day.minutes or WHOLE_DAY) / WHOLE_DAY for p in matter.people for day in p.days)
    return matter.amount_fen / days < 0.9 * sum(rates) / len(rates)


SCHEME = Scheme(
    "padded_wages", Text("虚高工资", "Padded wages"), Focus.LABOUR,
    ("LAB-05", "LAB-10"), plant, clean_twin, cases=(18,), fits=is_cheap,
)  # fmt: skip
