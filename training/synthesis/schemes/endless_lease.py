"""A lease that never ends at a rent that never moves (宁海: more than ten years unchanged)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import let_for_less
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.lettings import SALE
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let for twenty years and more; hidden: for fifteen to twenty."""
    if matter.asset is None:
        return
    years = chance.dice.whole(13, 20) if chance.hidden else 21 + round(9 * chance.strength)
    let_for_less(matter, 0.99 - 0.10 * chance.strength)
    matter.asset = replace(matter.asset, price_fen=matter.amount_fen, term_months=12 * years)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Let for three years."""
    if matter.asset is not None:
        matter.asset = replace(matter.asset, term_months=36)


def is_lease(matter: Matter) -> bool:
    """Say whether the asset is let, not sold."""
    return matter.power_id != SALE


SCHEME = Scheme(
    "endless_lease", Text("超长租期", "Lease without an end"), Focus.ASSET,
    ("AST-05", "AST-04"), plant, clean_twin, fits=is_lease, cases=(12,),
)  # fmt: skip
