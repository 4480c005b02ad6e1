"""A work is cut into lots below the threshold, with the same bidders (温州新屿)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.names import WORKS

_LEAST, _MOST = 0.4, 0.995


def plant(matter: Matter, chance: Chance) -> None:
    """Let two lots of one work go at short distance; hidden: further apart, under two names."""
    dice, limit = chance.dice, matter.tender_fen
    for number, lot in enumerate((matter, *chance.neighbours)):
        lot.site = matter.site
        lot.category, lot.title = matter.category, matter.title
        days = dice.whole(60, 150) if chance.hidden else dice.whole(4, 40)
        lot.move((matter.began - lot.began).days + number * days)
        if lot is not matter:
            if matter.seller:
                lot.sell_from(matter.seller)
            need = round(limit * (1.02 + 0.6 * chance.strength)) - matter.amount_fen
            lot.reprice(min(round(limit * _MOST), max(need, round(limit * _LEAST))))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let the second be another work of another year."""
    for other in chance.neighbours:
        other.category = WORKS[(WORKS.index(str(matter.category)) + 1) % len(WORKS)]
        other.site = f"site-{other.village.unit.id}-{chance.dice.whole(7, 9)}"


def is_lot(matter: Matter) -> bool:
    """Say whether it was tendered, at a sum that can be a lot of a work over the limit."""
    return bool(matter.bids) and _LEAST <= matter.amount_fen / matter.tender_fen <= _MOST


SCHEME = Scheme(
    "lots_cut", Text("工程拆分", "Work cut into lots"), Focus.PROJECT,
    ("PUR-01", "BID-10"), plant, clean_twin, companions=1, cases=(2,), fits=is_lot,
)  # fmt: skip
