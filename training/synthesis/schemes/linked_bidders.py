"""Bidders are one: deposits from one account, files of one author (温州: nine linked firms)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.cover_bids import is_contested
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import BidMark, Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let all deposits come from one account; hidden: only the authors are the same."""
    winner = matter.marks[matter.bids[0].bidder]
    for bid in matter.bids[1:]:
        own = matter.marks[bid.bidder]
        account = own.account if chance.hidden else winner.account
        matter.marks[bid.bidder] = BidMark(account, winner.author)
    make_dearer(matter, 1.0 + 0.2 * chance.strength)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let every bidder pay and write for itself."""
    ids = chance.town.ids
    for bid in matter.bids[1:]:
        own = matter.marks[bid.bidder]
        matter.marks[bid.bidder] = replace(own, account=ids.new("k"), author=ids.new("t"))


SCHEME = Scheme(
    "linked_bidders", Text("关联投标", "Linked bidders"), Focus.PROJECT,
    ("BID-09",), plant, clean_twin, fits=is_contested, cases=(2,),
)  # fmt: skip
