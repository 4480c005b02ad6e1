"""The taker is kin of a cadre, and the only bidder."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.cheap_lease import holding_of, is_dear
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.schemes.ties import tie, untie
from training.synthesis.world.lettings import set_price
from training.synthesis.world.matter import Matter
from training.synthesis.world.rents import reprice_rents


def plant(matter: Matter, chance: Chance) -> None:
    """Let it to kin for a little less; hidden: the kinship is on nobody's file."""
    if matter.asset is None or matter.lessee is None:
        return
    price = round(matter.amount_fen * (0.99 - 0.10 * chance.strength))
    set_price(matter, holding_of(matter), price, matter.asset.appraisal_fen)
    reprice_rents(matter)
    if not chance.hidden:
        tie(matter, matter.lessee, chance)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let it to somebody else."""
    untie(matter)
    matter.lessee = chance.town.ids.new("l")


SCHEME = Scheme(
    "kin_lessee", Text("受让人为干部亲属", "Let to kin of a cadre"), Focus.ASSET,
    ("AST-08", "AST-07"), plant, clean_twin, fits=is_dear,
)  # fmt: skip
