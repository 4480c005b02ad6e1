"""Goods are bought at a price far over the reference of the quarter."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay a third more and above; hidden: only a fifth."""
    most = 0.15 if chance.hidden else 0.7
    make_dearer(matter, 1.12 + most * chance.strength)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay the market's price."""
    most = 0.15 if chance.hidden else 0.7
    make_dearer(matter, 1 / (1.12 + most * chance.strength))


SCHEME = Scheme(
    "inflated_price", Text("抬高单价", "Inflated unit price"), Focus.PROCUREMENT,
    ("PUR-03",), plant, clean_twin, fits=lambda matter: matter.goods is not None,
)  # fmt: skip
