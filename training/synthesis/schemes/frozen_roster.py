"""The same names, days and pay, month after month (龙泉)."""

from dataclasses import replace

from features.records.case import Person
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Copy the roster into two more months; hidden: with one name changed each time."""
    for place, copy in enumerate(chance.neighbours, start=1):
        shift = 30 * place + (matter.began - copy.began).days
        copy.move(shift)
        people = [_shifted(person, 28 * place) for person in matter.people]
        if chance.hidden:
            worker = chance.dice.pick(matter.village.workers)
            people[-1] = replace(people[-1], id=worker.id, account=worker.account)
        copy.people = people
        settle_wages(copy)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let people come on their own days for their own pay."""
    dice = chance.dice
    for copy in chance.neighbours:
        copy.people = [
            _of_own_days(person, dice.whole(1, len(person.days))) for person in copy.people
        ]
        settle_wages(copy)


def _shifted(person: Person, days: int) -> Person:
    moved = tuple(
        replace(work, day=work.day.fromordinal(work.day.toordinal() + days)) for work in person.days
    )
    return replace(person, days=moved)


def _of_own_days(person: Person, count: int) -> Person:
    rate = (person.amount_fen or 0) / len(person.days)
    return replace(person, days=person.days[:count], amount_fen=round(rate * count))


SCHEME = Scheme(
    "frozen_roster", Text("名单僵化", "Roster that never changes"), Focus.LABOUR,
    ("LAB-06",), plant, clean_twin, companions=2, cases=(6,),
    fits=lambda matter: len(matter.people) >= 3,
)  # fmt: skip
