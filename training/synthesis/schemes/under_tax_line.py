"""Every pay lies just under the sum from which tax is due (800 yuan)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import settle_wages
from training.synthesis.world.matter import Matter

_LINE_FEN = 80_000


def plant(matter: Matter, chance: Chance) -> None:
    """Pay 760 to 800 yuan each; hidden: some of them."""
    dice = chance.dice
    paid = len(matter.people) // 2 + 1 if chance.hidden else len(matter.people)
    matter.people = [
        replace(person, amount_fen=_LINE_FEN - dice.whole(0, 40) * 100) if place < paid else person
        for place, person in enumerate(matter.people)
    ]
    settle_wages(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay for days worked, at the rate of each."""
    rates = {worker.id: worker.day_rate_fen for worker in matter.village.workers}
    matter.people = [
        replace(person, amount_fen=rates.get(person.id, 16_000) * len(person.days))
        for person in matter.people
    ]
    settle_wages(matter)


SCHEME = Scheme(
    "under_tax_line", Text("压线发放", "Just under the tax line"), Focus.LABOUR,
    ("LAB-07", "LAB-05"), plant, clean_twin,
)  # fmt: skip
