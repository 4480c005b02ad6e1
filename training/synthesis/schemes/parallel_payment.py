"""One work is paid twice, to a second payee without a tender (泰兴)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import WORKS_CATEGORY
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Pay a second firm for the same site at nearly the same sum; hidden: a rounder, lower one."""
    dice, second = chance.dice, chance.neighbours[0]
    firms = [f for f in matter.village.of_category(WORKS_CATEGORY) if f != matter.seller]
    share = dice.between(0.6, 0.85) if chance.hidden else dice.between(0.93, 1.04)
    second.site, second.category = matter.site, matter.category
    second.move((matter.began - second.began).days + dice.whole(3, 30))
    second.sell_from(dice.pick(firms))
    second.bids, second.ceiling_fen = [], None
    second.reprice(round(matter.amount_fen * share))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the second firm do another trade on another site."""
    second = chance.neighbours[0]
    second.site = f"site-{second.village.unit.id}-{chance.dice.whole(7, 9)}"


SCHEME = Scheme(
    "parallel_payment", Text("一工两付", "One work paid twice"), Focus.PROJECT,
    ("ENG-03",), plant, clean_twin, companions=1, cases=(3,),
)  # fmt: skip
