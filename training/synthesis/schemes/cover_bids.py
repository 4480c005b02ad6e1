"""Rivals bid just above a winner who is agreed beforehand."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.works import open_bids


def plant(matter: Matter, chance: Chance) -> None:
    """Narrow the bids and raise the price; hidden: a wider and uneven ladder."""
    dice = chance.dice
    make_dearer(matter, 1.05 + 0.2 * chance.strength)
    spread = dice.between(0.03, 0.08) if chance.hidden else dice.between(0.003, 0.018)
    open_bids(matter, dice, spread)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the same firms bid independently."""
    open_bids(matter, chance.dice, chance.dice.between(0.06, 0.14))


def is_contested(matter: Matter) -> bool:
    """Say whether three firms or more bid."""
    return len(matter.bids) >= 3


SCHEME = Scheme(
    "cover_bids", Text("陪标抬价", "Cover bids"), Focus.PROJECT,
    ("BID-01", "BID-02", "BID-05"), plant, clean_twin, fits=is_contested, cases=(2,),
)  # fmt: skip
