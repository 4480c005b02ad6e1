"""Relief goes on although the income of the household is over the line."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.dead_recipient import is_last_relief, since_last
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import income_row
from training.synthesis.world.relief import dwelling_of


def plant(matter: Matter, chance: Chance) -> None:
    """Ignore the survey; hidden: write the survey down too low."""
    dice, dwelling = chance.dice, dwelling_of(matter)
    fen = round(dice.around(110_000 + 150_000 * chance.strength, 0.2))
    if chance.hidden:
        fen = round(dice.around(75_000, 0.15))
    on = since_last(matter, chance)
    matter.registered.append(income_row(dwelling, fen, on))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Find by the survey that it is poor as before."""
    dwelling = dwelling_of(matter)
    others = [row for row in matter.registered if row.kind is not FactKind.INCOME]
    fen = round(chance.dice.around(dwelling.income_fen, 0.1))
    matter.registered = [*others, income_row(dwelling, fen, since_last(matter, chance))]


SCHEME = Scheme(
    "over_income", Text("收入超线仍享受", "Relief above the income line"), Focus.RELIEF,
    ("REL-06",), plant, clean_twin, fits=is_last_relief,
)  # fmt: skip
