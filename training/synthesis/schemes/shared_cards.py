"""The wages of several go to one card (Q县: 28 wage cards that nobody fetched)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay all but one to one account; hidden: two to one that belongs to neither."""
    account = chance.town.ids.new("k")
    paid = 2 if chance.hidden else max(3, len(matter.people) - 1)
    matter.people = [
        replace(person, account=account) if place < paid else person
        for place, person in enumerate(matter.people)
    ]
    settle_wages(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay everybody to his own account."""
    own = {worker.id: worker.account for worker in matter.village.workers}
    matter.people = [
        replace(person, account=own.get(person.id) or chance.town.ids.new("k"))
        for person in matter.people
    ]
    settle_wages(matter)


SCHEME = Scheme(
    "shared_cards", Text("多人工资进一卡", "Wages of many on one card"), Focus.LABOUR,
    ("LAB-04",), plant, clean_twin, fits=lambda matter: len(matter.people) >= 3, cases=(16,),
)  # fmt: skip
