"""Three quotes that one hand wrote: the others are a constant ratio above."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.purchases import ask_quotes


def plant(matter: Matter, chance: Chance) -> None:
    """Write the other quotes from the winner's; hidden: ratios differ, contacts are their own."""
    dice = chance.dice
    make_dearer(matter, 1.03 + 0.2 * chance.strength)
    ratio = dice.between(1.01, 1.05)
    won, *others = matter.bids
    matter.bids = [won]
    for place, bid in enumerate(others, start=1):
        slack = dice.normal(0, 0.02) if chance.hidden else dice.normal(0, 0.001)
        fen = round(won.amount_fen * (ratio**place + abs(slack)))
        matter.bids.append(replace(bid, amount_fen=fen))
        if not chance.hidden:
            matter.marks[bid.bidder] = matter.marks[won.bidder]


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Ask sellers who do not know of each other."""
    ask_quotes(matter, chance.dice, 0.08)


def is_quoted(matter: Matter) -> bool:
    """Say whether at least three sellers were asked."""
    return len(matter.bids) >= 3


SCHEME = Scheme(
    "cover_quotes", Text("陪衬报价", "Cover quotes"), Focus.PROCUREMENT,
    ("PUR-09", "BID-09"), plant, clean_twin, fits=is_quoted,
)  # fmt: skip
