"""Every pay lies just under the sum from which tax is due (800 yuan)."""

from dataclasses import replace

from features.records.case import Person
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter

_LINE_FEN = 80_000


def plant(matter: Matter, chance: Chance) -> None:
    """Pay 760 to 800 yuan to all who earn about as much; hidden: to every second of them."""
    near = [place for place, person in enumerate(matter.people) if _is_near(person)]
    people = list(matter.people)
    for place in near[::2] if chance.hidden else near:
        fen = _LINE_FEN - chance.dice.whole(0, 40) * 100
        people[place] = replace(people[place], amount_fen=fen)
    matter.people = people
    settle_wages(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay for days worked, at the rate of each."""
    rates = {worker.id: worker.day_rate_fen for worker in matter.village.workers}
    matter.people = [
        replace(person, amount_fen=rates.get(person.id, 16_000) * len(person.days))
        for person in matter.people
    ]
    settle_wages(matter)


def is_near(matter: Matter) -> bool:
    """Say whether half or more earn a sum from which it is not far to the line."""
    return 2 * sum(map(_is_near, matter.people)) >= len(matter.people)


def _is_near(person: Person) -> bool:
    return 0.6 * _LINE_FEN <= (person.amount_fen or 0) <= 1.3 * _LINE_FEN


SCHEME = Scheme(
    "under_tax_line", Text("压线发放", "Just under the tax line"), Focus.LABOUR,
    ("LAB-07", "LAB-05"), plant, clean_twin, fits=is_near,
)  # fmt: skip
