"""Seals, signatures and their places on a sheet being drawn."""

import numpy as np

from training.synthesis.papers.seal import Seal, stamp
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.signature import sign

SEAL, OVAL, SIGNATURE, QR = "round_seal", "oval_seal", "signature", "qr"


def press_seal(
    sheet: Sheet,
    centre: tuple[float, float],
    seal: Seal,
    rng: np.random.Generator,
    marked: bool = False,
) -> None:
    """Press a round seal and note its place; ``marked`` makes its ring the seal_text."""
    plate = stamp(seal, centre, rng, f"seal_{len(sheet.plates)}.png")
    sheet.plates.append(plate)
    rectangle = (plate.x, plate.y, plate.x + plate.width, plate.y + plate.height)
    sheet.places.append((SEAL, rectangle))
    if marked:
        sheet.mark_place("seal_text", seal.ring, rectangle)


def press_signature(
    sheet: Sheet, name: str, corner: tuple[float, float], rng: np.random.Generator
) -> None:
    """Write a signature whose left lower corner is here, and note its place."""
    plate = sign(name, corner, rng, f"signed_{len(sheet.plates)}.png")
    sheet.plates.append(plate)
    rectangle = (plate.x, plate.y, plate.x + plate.width, plate.y + plate.height)
    sheet.places.append((SIGNATURE, rectangle))
