"""A ring of builders takes turns in winning."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.cover_bids import is_contested
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import WORKS_CATEGORY
from training.synthesis.world.matter import Matter
from training.synthesis.world.works import above, open_bids, set_bids


def plant(matter: Matter, chance: Chance) -> None:
    """Let the same four bid for all works and win by turns; hidden: an outsider loses too."""
    dice = chance.dice
    builders = matter.village.of_category(WORKS_CATEGORY)
    ring = dice.some(builders, 4)
    outsiders = [firm for firm in builders if firm not in ring]
    spread = dice.between(0.05, 0.14)
    for turn, part in enumerate((matter, *chance.neighbours)):
        winner = ring[turn % len(ring)]
        part.sell_from(winner)
        make_dearer(part, 1.0 + 0.2 * chance.strength)
        losers = [firm for firm in ring if firm is not winner]
        if chance.hidden and outsiders:
            losers.append(dice.pick(outsiders))
        set_bids(part, winner, losers, [above(spread, dice) for _ in losers])


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let any builders bid for each work."""
    for part in (matter, *chance.neighbours):
        part.sell_from(part.village.usual_seller(WORKS_CATEGORY, chance.dice))
        open_bids(part, chance.dice, 0.09)


SCHEME = Scheme(
    "bid_rotation", Text("轮流中标", "Rotation of winners"), Focus.PROJECT,
    ("BID-10", "BID-11"), plant, clean_twin, companions=2, fits=is_contested,
)  # fmt: skip
