"""A valuable asset goes without a listing and without an appraisal."""

from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.prices import holding_of
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.lettings import set_price
from training.synthesis.world.matter import Matter
from training.synthesis.world.rents import reprice_rents


def plant(matter: Matter, chance: Chance) -> None:
    """Agree it between two; hidden: listed, but nobody has appraised it."""
    if matter.asset is None:
        return
    price = round(matter.amount_fen * (0.97 - 0.25 * chance.strength))
    set_price(matter, holding_of(matter), price, None)
    if not chance.hidden:
        matter.listing = None
    reprice_rents(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Have it appraised and list it."""
    fair = round(matter.amount_fen / chance.dice.between(0.99, 1.06))
    set_price(matter, holding_of(matter), matter.amount_fen, fair)
    matter.steps.setdefault(StepKind.APPRAISAL, later(matter.steps[StepKind.CONTRACT], -20))
    matter.listing = matter.listing or chance.town.ids.new("x")


SCHEME = Scheme(
    "unlisted_disposal", Text("未进场未评估", "Neither listed nor appraised"), Focus.ASSET,
    ("AST-02", "AST-03"), plant, clean_twin,
    fits=lambda matter: matter.amount_fen > 2_000_000,
)  # fmt: skip
