"""Drawn papers as pictures, sheet by sheet, their marks moved to where they then stand."""

import numpy as np

from training.synthesis.papers.degrade import Taken, moved
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.photo import take
from training.synthesis.papers.raster import paint
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.truth import Mark

_DPI = 168.0
_LONGEST = 2200  # pixels


def dpi_of(sheet: Sheet) -> float:
    """Return the resolution at which a sheet is painted: legible, and no larger than a photo."""
    return min(_DPI, _LONGEST / max(sheet.width, sheet.height) * 25.4)


def photographed(
    drawn: Drawn, rng: np.random.Generator, strength: float
) -> tuple[list[Taken], tuple[Mark, ...]]:
    """Return a picture of each sheet, and all marks with their boxes in the pictures."""
    pictures: list[Taken] = []
    marks: list[Mark] = []
    for sheet in drawn.sheets:
        taken = take(paint(sheet, dpi_of(sheet)), rng, strength)
        marks += moved((mark for mark, _ in sheet.marks), taken)
        pictures.append(taken)
    return pictures, tuple(marks)
