"""Prices that schemes change: of goods and works at the same sum, of assets with their rents."""

from dataclasses import replace

from training.synthesis.world.lettings import set_price
from training.synthesis.world.matter import Matter
from training.synthesis.world.rents import reprice_rents
from training.synthesis.world.village import Holding


def make_dearer(matter: Matter, factor: float) -> None:
    """Multiply the price by a factor; below 1 it becomes cheaper.

    There is so much to spend, so less is bought, or built, for the same sum. Only where the goods
    are too few to take from does the sum follow the price.
    """
    matter.bill = [(line, max(1, round(many / factor))) for line, many in matter.bill]
    goods = matter.goods
    if goods is None:
        return
    quantity = max(1, round(goods.quantity / factor))
    if quantity == goods.quantity:
        matter.reprice(max(1, round(matter.amount_fen * factor)))
    price = max(1, round(matter.amount_fen / quantity))
    matter.goods = replace(goods, quantity=quantity, unit_price_fen=price)


def let_for_less(matter: Matter, share: float) -> None:
    """Let an asset for this share of its price, and have it appraised to fit."""
    if matter.asset is not None:
        price, appraised = round(matter.amount_fen * share), matter.asset.appraisal_fen
        fitting = appraised and round(appraised * share)
        set_price(matter, holding_of(matter), price, fitting)
        reprice_rents(matter)


def holding_of(matter: Matter) -> Holding:
    """Return the asset as the village knows it."""
    asset = matter.asset.id if matter.asset else None
    return next(each for each in matter.village.holdings if each.id == asset)
