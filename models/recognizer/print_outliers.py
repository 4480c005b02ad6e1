"""Which values of a page are printed unlike everything else on it.

A form may hold several faces, pens and printers, so a value is compared with what is nearest to it
among the other boxes, not with the average of the page: a face or a pen used twice is no outlier.
What stands alone is a place to look at, nothing more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from features.records.document import Box
from models.recognizer.glyph_shapes import Shapes, shapes_of, strangeness
from models.recognizer.print_measures import MEASURES, Pixels, Print, measured

_FIGURES = re.compile(r"[¥￥]?[A-Z0-9.,，\-/+%]+")
_LIKE_HEIGHT = (0.6, 1.6)
_LEAST_COMPANY = 6  # other boxes of like height; fewer show no range
_LEAST_FIGURES = 4  # other boxes of figures, whose shapes say what is usual
_LEAST_GLYPHS, _LEAST_LIBRARY = 3, 20
_MOST_DIGITS = 10  # longer prices are squeezed to fit their column
_LEAST_KNOWN = 0.75  # share of the value's digits that stand elsewhere on the page too
_COUNTED = (0.7, 1.3)  # glyphs found to signs read: outside, glyphs touch or lie in a frame
_THIN = 6.0  # boxes at which a distance counts for half
_NEAREST = 2  # the second nearest box: one alone may be changed as well
_SPREAD, _WORN = 3.0, 4.0  # times the spread and the size of what is usual on the page

UNITS = {"shape": 0.11, "sharpness": 0.035, "darkness": 0.12, "grain": 1.5, "ground": 0.018}
"""The distance from its company at which each measure of a sum is strange on an even page.

Chosen on clean drawn pages so that fewer than one page in fifty is pointed at;
``experiments/tamper_signals.py`` counts on layouts that nothing was chosen on, and real invoices.
"""
ALONE, TOGETHER = 1.0, 0.6
"""One measure at ``ALONE`` units or two at ``TOGETHER`` units make a value stand out."""
_CAUTION = 1.3  # dates and numbers are set by other machines more often than sums are


class Judged(StrEnum):
    """How a spot is judged; shape and darkness are judged on sums alone.

    Preprinted numbers have faces and colours of their own, and colours differ in darkness.
    """

    NOT = "not"
    SUM = "sum"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Spot:
    """A box with what was read in it; one that is not judged is company for the others."""

    box: Box
    text: str
    judged: Judged = Judged.NOT


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a spot is from its company; up to ``even`` nothing is strange on its page."""

    value: float
    even: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The distances of one spot by measure; one that cannot be taken is left out."""

    distances: dict[str, Distance]
    judged: Judged = Judged.SUM

    @property
    def units(self) -> dict[str, float]:
        """Return each distance in units of what is strange on a page as even as this one."""
        caution = 1.0 if self.judged is Judged.SUM else _CAUTION
        return {
            name: distance.value / max(UNITS[name], distance.even) / caution
            for name, distance in self.distances.items()
        }

    @property
    def stands_out(self) -> bool:
        """Say whether a person should look here."""
        largest = [*sorted(self.units.values(), reverse=True), 0.0]
        return largest[0] >= ALONE or largest[1] >= TOGETHER

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the measures that are strange, the strangest first."""
        units = self.units
        named = sorted(units, key=units.__getitem__, reverse=True)
        return tuple(name for name in named if units[name] >= TOGETHER)


def compared(page: Pixels, spots: Sequence[Spot]) -> tuple[Compared | None, ...]:
    """Compare each judged spot of a page (H, W, 3) RGB; None where there is too little to compare.

    Spots that are not judged are company only.
    """
    prints = [measured(page, spot.box) for spot in spots]
    shapes = _shape_distances(spots, prints)
    values = np.array([print_.values if print_ else _NOTHING for print_ in prints])
    heights = np.array([print_.height if print_ else 0 for print_ in prints])
    apart = _nearest(values, heights)
    return tuple(
        _joined(spot.judged, shapes.get(place), _measure_distances(apart, heights, place))
        if spot.judged is not Judged.NOT and prints[place] is not None
        else None
        for place, spot in enumerate(spots)
    )


_NOTHING = (float("nan"),) * len(MEASURES)


def _joined(
    judged: Judged, shape: Distance | None, measures: dict[str, Distance]
) -> Compared | None:
    if judged is Judged.OTHER:
        measures = {name: measures[name] for name in measures if name != "darkness"}
    elif shape is not None:
        measures = {"shape": shape, **measures}
    return Compared(measures, judged) if measures else None


def _nearest(values: NDArray[np.float64], heights: NDArray[np.int_]) -> NDArray[np.float64]:
    """Return the distance (n, measures) of each box to the second nearest one of like height.

    It counts for less in thin company, where the nearest is far by chance.
    """
    low, high = _LIKE_HEIGHT
    ratio = heights[None] / np.maximum(heights[:, None], 1)
    apart = np.abs(values[None] - values[:, None])
    apart[~((ratio >= low) & (ratio <= high)) | np.eye(len(values), dtype=bool)] = np.nan
    ordered = np.sort(apart, axis=1)  # NaN goes to the end
    known = np.sum(~np.isnan(ordered), axis=1)
    nearest = ordered[:, min(_NEAREST, len(values)) - 1]
    enough = np.where(known >= _LEAST_COMPANY, known, np.nan)
    return np.asarray(nearest / (1 + _THIN / enough))


def _measure_distances(
    nearest: NDArray[np.float64], heights: NDArray[np.int_], place: int
) -> dict[str, Distance]:
    company = heights > 0
    company[place] = False
    return {
        name: Distance(
            float(nearest[place, column]),
            _SPREAD * float(np.nanmedian(nearest[company, column])),
        )
        for column, name in enumerate(MEASURES)
        if not np.isnan(nearest[place, column])
    }


def _shape_distances(spots: Sequence[Spot], prints: Sequence[Print | None]) -> dict[int, Distance]:
    """Return how much stranger the glyphs of a spot are than is usual on the page, by place."""
    glyphs = {
        place: shapes_of(print_)
        for place, (spot, print_) in enumerate(zip(spots, prints, strict=True))
        if print_ is not None and any(sign.isdigit() for sign in spot.text)
    }
    figures = [place for place in glyphs if _all_found(spots[place].text, len(glyphs[place]))]
    if len(glyphs) < 2:
        return {}
    scores = dict(zip(glyphs, strangeness(list(glyphs.values())), strict=True))
    found = {}
    for place in figures:
        others = np.array([scores[other] for other in figures if other != place])
        others = others[~np.isnan(others)]
        if others.size >= _LEAST_FIGURES and _is_comparable(place, spots, glyphs):
            middle = float(np.median(others))
            spread = 1.4826 * float(np.median(np.abs(others - middle)))
            even = max(_SPREAD * spread, _WORN * middle)  # needles and hands repeat no shape
            found[place] = Distance(max(0.0, scores[place] - middle), even)
    return found


def is_figures(text: str) -> bool:
    """Say whether a text is nothing but figures, as an amount or a number is."""
    return _FIGURES.fullmatch(text.replace(" ", "")) is not None


def _all_found(text: str, glyphs: int) -> bool:
    """Say whether a text is figures and about each of its signs was found as one glyph."""
    signs = sum(sign.isalnum() or sign in "¥￥" for sign in text)
    low, high = _COUNTED
    return is_figures(text) and 0 < low * signs <= glyphs <= high * signs


def _is_comparable(place: int, spots: Sequence[Spot], glyphs: dict[int, Shapes]) -> bool:
    others = "".join(spots[other].text for other in glyphs if other != place)
    digits = [sign for sign in spots[place].text if sign.isdigit()]
    known = sum(digit in others for digit in digits)
    library = sum(len(shapes) for other, shapes in glyphs.items() if other != place)
    return (
        len(glyphs[place]) >= _LEAST_GLYPHS
        and library >= _LEAST_LIBRARY
        and len(digits) <= _MOST_DIGITS
        and known >= _LEAST_KNOWN * len(digits)
    )
