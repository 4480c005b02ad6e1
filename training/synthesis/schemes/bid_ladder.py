"""Losing bids stand on the rungs of a ladder."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import WORKS_CATEGORY
from training.synthesis.world.matter import Matter
from training.synthesis.world.works import open_bids, set_bids


def plant(matter: Matter, chance: Chance) -> None:
    """Let each bid be one step above the last; hidden: steps of uneven height."""
    dice, winner = chance.dice, matter.seller
    if winner is None:
        return
    lost = {bid.bidder for bid in matter.bids if not bid.won}
    losers = [firm for firm in matter.village.of_category(WORKS_CATEGORY) if firm.id in lost]
    make_dearer(matter, 1.0 + 0.2 * chance.strength)
    step = dice.between(0.05, 0.22) / len(losers)
    slack = 0.3 if chance.hidden else 0.0
    above = [step * place * (1 + dice.normal(0, slack)) for place in range(1, len(losers) + 1)]
    set_bids(matter, winner, losers, [max(0.002, share) for share in above])


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the firms reckon for themselves."""
    open_bids(matter, chance.dice, chance.dice.between(0.06, 0.14))


SCHEME = Scheme(
    "bid_ladder", Text("报价阶梯", "Bids on a ladder"), Focus.PROJECT,
    ("BID-07", "BID-06", "BID-04"), plant, clean_twin,
    fits=lambda matter: len(matter.bids) >= 4,
)  # fmt: skip
