"""An asset is let far below its worth (宁海: 5 yuan where the market pays 7.5 to 10)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import holding_of
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.lettings import set_price
from training.synthesis.world.matter import Matter
from training.synthesis.world.rents import reprice_rents


def plant(matter: Matter, chance: Chance) -> None:
    """Let it cheaply, as to a friend; hidden: the appraisal is made to fit."""
    if matter.asset is None:
        return
    fair, dice = matter.asset.appraisal_fen or matter.amount_fen, chance.dice
    price = round(fair * (0.92 - 0.45 * chance.strength))
    appraisal = round(price / (0.97 + abs(dice.normal(0, 0.06)))) if chance.hidden else fair
    set_price(matter, holding_of(matter), price, appraisal)
    reprice_rents(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let it at what an honest appraiser says."""
    dice, appraised = chance.dice, matter.asset.appraisal_fen if matter.asset else None
    fair = appraised or matter.amount_fen
    if chance.hidden:
        fair = round(fair / (0.92 - 0.45 * chance.strength))
    set_price(matter, holding_of(matter), round(fair * dice.between(0.98, 1.12)), fair)
    reprice_rents(matter)


def is_dear(matter: Matter) -> bool:
    """Say whether the price is more than a few thousand yuan, so that some can be kept back."""
    return matter.amount_fen > 500_000


SCHEME = Scheme(
    "cheap_lease", Text("低价出租", "Let below its worth"), Focus.ASSET,
    ("AST-01",), plant, clean_twin, fits=is_dear, cases=(12,),
)  # fmt: skip
