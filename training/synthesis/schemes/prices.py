"""Dearer at the same quantity: price of a unit and sum move together."""

from dataclasses import replace

from training.synthesis.world.matter import Matter


def make_dearer(matter: Matter, factor: float) -> None:
    """Multiply the price by a factor; below 1 it becomes cheaper."""
    if matter.goods is not None:
        price = max(1, round(matter.goods.unit_price_fen * factor))
        matter.goods = replace(matter.goods, unit_price_fen=price)
    matter.reprice(max(1, round(matter.amount_fen * factor)))
