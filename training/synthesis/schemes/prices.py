"""Prices that schemes change: of goods at the same quantity, of assets with their rents."""

from dataclasses import replace

from training.synthesis.world.lettings import set_price
from training.synthesis.world.matter import Matter
from training.synthesis.world.rents import reprice_rents
from training.synthesis.world.village import Holding


def make_dearer(matter: Matter, factor: float) -> None:
    """Multiply the price by a factor; below 1 it becomes cheaper."""
    if matter.goods is not None:
        price = max(1, round(matter.goods.unit_price_fen * factor))
        matter.goods = replace(matter.goods, unit_price_fen=price)
    matter.reprice(max(1, round(matter.amount_fen * factor)))


def let_for_less(matter: Matter, share: float) -> None:
    """Let an asset for this share of its price, whatever it was appraised at."""
    if matter.asset is not None:
        price = round(matter.amount_fen * share)
        set_price(matter, holding_of(matter), price, matter.asset.appraisal_fen)
        reprice_rents(matter)


def holding_of(matter: Matter) -> Holding:
    """Return the asset as the village knows it."""
    asset = matter.asset.id if matter.asset else None
    return next(each for each in matter.village.holdings if each.id == asset)
