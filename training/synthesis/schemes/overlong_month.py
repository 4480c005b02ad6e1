"""More days are paid than the month has (江川: thirty days of February)."""

from dataclasses import replace
from datetime import date

from features.records.case import Person, WorkDay
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay one man for 29 days and more from one month; hidden: for 22 to 27."""
    dice, last = chance.dice, matter.people[-1]
    count = dice.whole(18, 26) if chance.hidden else 28 + round(6 * chance.strength)
    matter.people = [*matter.people[:-1], _stretched(last, count)]
    settle_wages(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay him for the days that he was there."""
    last = matter.people[-1]
    days = last.days[: len(last.days) * 2 // 3]
    rate = (last.amount_fen or 0) / max(len(last.days), 28 + round(6 * chance.strength))
    fair = replace(last, days=days, amount_fen=round(rate * len(days)))
    matter.people = [*matter.people[:-1], fair]
    settle_wages(matter)


def _stretched(person: Person, count: int) -> Person:
    """Return a person with so many days from the first of a month, at the same rate."""
    day = person.days[0]
    rate = (person.amount_fen or 0) / len(person.days)
    first = date(day.day.year, day.day.month, 1)
    days = tuple(
        WorkDay(later(first, offset), day.site, day.minutes) for offset in range(min(count, 28))
    )
    return replace(person, days=days, amount_fen=round(rate * count))


SCHEME = Scheme(
    "overlong_month", Text("工天超过日历", "More days than the month has"), Focus.LABOUR,
    ("LAB-02", "LAB-05"), plant, clean_twin, cases=(5,),
)  # fmt: skip
