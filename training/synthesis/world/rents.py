"""Rents that follow the price of a letting."""

from dataclasses import replace

from training.synthesis.world.matter import Matter


def reprice_rents(matter: Matter) -> None:
    """Let the rents follow the price of the asset."""
    if matter.asset is None:
        return
    fen = matter.asset.price_fen
    matter.rents = [replace(rent, fen=fen) for rent in matter.rents]
