"""Where things stand on a VAT invoice, and in what ink: measures taken from forms in use.

All are shares of the width of the paper; layouts differ from them by a few hundredths.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from training.synthesis.papers.fonts import Face
from training.synthesis.papers.kinds.invoice_sale import Generation
from training.synthesis.papers.looks import Look
from training.synthesis.papers.sheet import BLACK, Colour, Ink
from training.synthesis.papers.style import Style

_FORM_COLOURS: tuple[Colour, ...] = (
    (128, 64, 16),
    (150, 76, 30),
    (120, 40, 30),
    (30, 90, 70),
    (40, 60, 120),
)
_OLD_EDGES = (0.0, 0.258, 0.387, 0.445, 0.545, 0.645, 0.794, 0.849, 1.0)
_DIGITAL_EDGES = (0.0, 0.225, 0.365, 0.435, 0.545, 0.665, 0.8, 0.88, 1.0)
_PRINTERS = ((Face.SONG_LIGHT, Look.NEEDLES), (Face.SONG, Look.PRINT), (Face.HEI, Look.PRINT))
_SCREENS = ((Face.SONG, Look.PRINT), (Face.HEI, Look.PRINT), (Face.SONG_LIGHT, Look.PRINT))
_FORMS = (Face.KAI, Face.SONG, Face.WEN_KAI, Face.SONG_LIGHT)


class Levels(NamedTuple):
    """Heights in millimetres: top of the frame, below the upper block, goods, totals, frame."""

    top: float
    upper: float
    goods: float
    words: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Measures and inks of a layout of the invoice, in millimetres.

    ``edges`` are those of the columns; ``shift`` is by how much the printer missed the form.
    """

    size: tuple[float, float]
    left: float
    right: float
    levels: Levels
    edges: tuple[float, ...]
    label: Ink
    value: Ink
    title: Ink
    pen: tuple[float, Colour]
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def width(self) -> float:
        """Return the width of the frame."""
        return self.right - self.left

    def at(self, share: float) -> float:
        """Return the place at this share of the frame's width."""
        return self.left + share * self.width

    def shifted(self, rng: np.random.Generator) -> "Plan":
        """Return the plan of one paper in the printer, which sits a little off."""
        across, down = rng.normal(0, 0.9, 2).clip(-2.0, 2.0)
        return replace(self, shift=(float(across), 0.6 * float(down)))


def plan_of(style: Style, generation: Generation) -> Plan:
    """Return the measures of a layout."""
    rng = style.rng("invoice plan")
    width = float(rng.choice((241.0, 210.0, 215.0)))
    measures = (0.14, 0.236, 0.442, 0.48, 0.575)
    if generation.digital:
        measures = (0.145, 0.235, 0.462, 0.5, 0.585)
    steps = np.diff((0.0, *measures)) * rng.uniform(0.95, 1.06, 5)
    levels = Levels(*(float(level) * width for level in np.cumsum(steps)))
    colour = _FORM_COLOURS[rng.integers(len(_FORM_COLOURS))]
    face = _FORMS[rng.integers(len(_FORMS))]
    points = width / 241 * float(rng.uniform(9.4, 10.6))
    left = float(rng.uniform(0.025, 0.045)) * width
    right = width - float(rng.uniform(0.025, 0.045)) * width
    label = Ink(face, points, colour, Look.PRINT)
    return Plan(
        size=(width, levels.bottom + float(rng.uniform(0.055, 0.08)) * width),
        left=left,
        right=right,
        levels=levels,
        edges=_edges(left, right, _DIGITAL_EDGES if generation.digital else _OLD_EDGES, rng),
        label=label,
        value=_value_ink(generation, points, rng),
        title=replace(label, points=points * float(rng.uniform(1.9, 2.3))),
        pen=(float(rng.uniform(0.2, 0.4)), colour),
    )


def _edges(
    left: float, right: float, shares: tuple[float, ...], rng: np.random.Generator
) -> tuple[float, ...]:
    steps = np.diff(shares) * rng.uniform(0.94, 1.07, len(shares) - 1)
    places = np.concatenate([[0.0], np.cumsum(steps) / steps.sum()])
    return tuple(float(left + place * (right - left)) for place in places)


def _value_ink(generation: Generation, points: float, rng: np.random.Generator) -> Ink:
    on_paper = generation in {Generation.SPECIAL, Generation.GENERAL}
    face, look = (_PRINTERS if on_paper else _SCREENS)[rng.integers(3)]
    dark = int(rng.integers(10, 50))
    blue = (dark, dark, dark + 50) if on_paper and rng.random() < 0.4 else (dark, dark, dark)
    return Ink(face, points * float(rng.uniform(0.92, 1.04)), blue if on_paper else BLACK, look)
