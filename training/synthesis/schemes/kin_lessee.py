"""The taker is kin of a cadre, and the only bidder."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.cheap_lease import is_dear
from training.synthesis.schemes.prices import let_for_less
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.schemes.ties import tie, untie
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let it to kin for a little less; hidden: the kinship is on nobody's file."""
    if matter.asset is None or matter.lessee is None:
        return
    let_for_less(matter, 0.99 - 0.10 * chance.strength)
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
