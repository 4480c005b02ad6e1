"""One seller gets most purchases, above the market."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay

_UNQUOTED = 0.5


def plant(matter: Matter, chance: Chance) -> None:
    """Buy dearer from a favourite; hidden: through its sister firm, into the same account."""
    village = matter.village
    favourite = village.seldom_seller(chance.dice)
    dearer = 1.1 + 0.35 * chance.strength
    for part in (matter, *chance.neighbours):
        seller = favourite
        if chance.hidden:
            seller = replace(chance.dice.pick(village.sellers), account=favourite.account)
        part.sell_from(seller)
        if chance.dice.chance(_UNQUOTED):
            part.bids = [bid for bid in part.bids if bid.won]
        make_dearer(part, dearer)
        pay(part, chance.dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Buy at the market's price from the usual sellers, who asked for their own accounts."""
    for part in (matter, *chance.neighbours):
        part.sell_from(part.village.usual_seller(str(part.category), chance.dice))
        make_dearer(part, 1 / (1.1 + 0.35 * chance.strength))
        pay(part, chance.dice)


SCHEME = Scheme(
    "favoured_seller", Text("高价照顾供应商", "Favoured seller above the market"),
    Focus.PROCUREMENT, ("PUR-03", "PUR-05", "PUR-08"), plant, clean_twin, companions=2,
)  # fmt: skip
