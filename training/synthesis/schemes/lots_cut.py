"""A work is cut into lots below the threshold, with the same bidders (温州新屿)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.names import WORKS
from training.synthesis.world.payments import pay

_MOST_FEN = 60_000_000


def plant(matter: Matter, chance: Chance) -> None:
    """Let two lots of one work go at short distance; hidden: further apart, under two names."""
    dice = chance.dice
    limit = min(chance.tender_fen(matter), _MOST_FEN)
    share = 0.55 + 0.4 * chance.strength
    for number, lot in enumerate((matter, *chance.neighbours)):
        lot.site = matter.site
        lot.category, lot.title = matter.category, matter.title
        days = dice.whole(60, 150) if chance.hidden else dice.whole(4, 40)
        lot.move((matter.began - lot.began).days + number * days)
        if lot is not matter and matter.seller:
            lot.sell_from(matter.seller)
        lot.reprice(round(limit * min(0.995, share * dice.between(0.9, 1.05))))
        pay(lot, dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the second be another work of another year."""
    for other in chance.neighbours:
        other.category = WORKS[(WORKS.index(str(matter.category)) + 1) % len(WORKS)]
        other.site = f"site-{other.village.unit.id}-{chance.dice.whole(7, 9)}"


SCHEME = Scheme(
    "lots_cut", Text("工程拆分", "Work cut into lots"), Focus.PROJECT,
    ("PUR-01", "BID-10"), plant, clean_twin, companions=1, cases=(2,),
    fits=lambda matter: matter.power_id == "project.small_works",
)  # fmt: skip
