"""The seller belongs to kin of a cadre, without a quote (全椒: the cooperative of a wife)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.schemes.ties import buy_elsewhere, share, tie, untie
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay


def plant(matter: Matter, chance: Chance) -> None:
    """Buy dearer from kin; hidden: kin only holds a share of the firm."""
    if matter.seller is None:
        return
    if chance.hidden:
        share(matter, matter.seller, chance)
    else:
        tie(matter, matter.seller.owner, chance)
    if not chance.dice.chance(matter.village.quotes):
        matter.bids = []
    make_dearer(matter, 1.02 + 0.25 * chance.strength)
    pay(matter, chance.dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Buy from a firm that belongs to nobody's kin."""
    untie(matter)
    buy_elsewhere(matter, chance)


SCHEME = Scheme(
    "kin_supplier", Text("向干部亲属采购", "Bought from kin of a cadre"), Focus.PROCUREMENT,
    ("PUR-07", "PUR-09"), plant, clean_twin, cases=(4,),
)  # fmt: skip
