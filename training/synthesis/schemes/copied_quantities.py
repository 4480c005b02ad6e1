"""The bill of an earlier work is handed in again (澧县: old areas declared anew)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.works import bill_of


def plant(matter: Matter, chance: Chance) -> None:
    """Copy all lines; hidden: with some figures changed a little."""
    bill = list(chance.neighbours[0].bill)
    if chance.hidden:
        dice = chance.dice
        bill = [(name, round(dice.around(quantity, 0.04))) for name, quantity in bill]
    matter.bill, matter.category = bill, chance.neighbours[0].category


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Measure the work."""
    matter.bill = bill_of(matter.amount_fen, chance.dice)


SCHEME = Scheme(
    "copied_quantities", Text("工程量复用", "Quantities copied"), Focus.PROJECT,
    ("ENG-02",), plant, clean_twin, borrows=1, cases=(17,),
)  # fmt: skip
