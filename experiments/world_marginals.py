"""How near marginals of planted cases lie to those of honest ones, focus by focus.

Schemes are not spread over the foci as honest life is, which alone moves every marginal; so each
is compared within the foci. A marginal matches where its KS distance, the mean of its foci by
planted cases, is at most ``MOST`` (classes: Cramér's V), and where in no focus a distance above
``MOST`` is significant after Holm's correction over all marginals and foci of the world.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2_contingency, ks_2samp

from experiments.world_sample import Sample
from features.records.focus import Focus

MARGINALS = (
    "amount", "steps.span", "steps.same_day", "entry.mean", "entry.longest", "count.facts",
    "paid.share", "paid.first_share", "bids.cv", "bids.gap", "asset.price_share", "asset.term",
    "people.days.most", "people.rate", "people.pay.spread", "often.party", "often.account",
)  # fmt: skip
CLASSES = ("amount.first_digit", "amount.zeros", "month.as_of", "weekday.step.contract")
MOST, LEAST_P = 0.1, 0.01
_MOVERS, _MOVED = 3, 0.005


@dataclass(frozen=True, slots=True)
class Cell:
    """One marginal in one focus: KS distance, so many planted, and its p-value before and after
    Holm's correction; ``movers`` are the schemes without whose cases it would be smaller, and by
    how much.
    """

    marginal: str
    focus: str
    ks: float
    planted: int
    p: float
    p_holm: float
    movers: dict[str, float]

    @property
    def differs(self) -> bool:
        """Say whether the distance is too large and no chance."""
        return self.ks > MOST and self.p_holm < LEAST_P


def marginals_of(sample: Sample) -> dict[str, object]:
    """Return the table of cells, one distance for each marginal, and those that do not match."""
    cells = cells_of(sample)
    within = {name: _within(name, cells) for name in MARGINALS}
    classes = {name: cramers_v(sample, name) for name in CLASSES}
    return {
        "limit": {"distance": MOST, "p": LEAST_P},
        "KS within foci": within,
        "Cramér's V": classes,
        "by focus": [_row(cell) for cell in cells],
        "do not match": do_not_match(within | classes, cells),
    }


def do_not_match(distances: dict[str, float], cells: Sequence[Cell]) -> list[str]:
    """Return what is too far away: marginals as a whole, and single foci of them."""
    wide = [name for name, distance in distances.items() if distance > MOST]
    return wide + [f"{cell.marginal} in {cell.focus}" for cell in cells if cell.differs]


def cells_of(sample: Sample) -> list[Cell]:
    """Return every marginal in every focus in which it is known of planted and honest cases."""
    found = [cell for name in MARGINALS for cell in _cells_of(sample, name)]
    adjusted = holm([cell.p for cell in found])
    return [replace(cell, p_holm=p) for cell, p in zip(found, adjusted, strict=True)]


def holm(values: Sequence[float]) -> list[float]:
    """Return p-values with Holm's step-down correction (Scand. J. Statist. 6, 1979)."""
    adjusted, most = [0.0] * len(values), 0.0
    for rank, place in enumerate(np.argsort(values)):
        most = max(most, min(1.0, values[place] * (len(values) - rank)))
        adjusted[place] = most
    return adjusted


def cramers_v(sample: Sample, name: str) -> float:
    """Return Cramér's V of a statistic of few values between honest and planted cases."""
    column = sample.column(name)
    known = ~np.isnan(column)
    planted, values = sample.planted[known], column[known]
    sides = (values[~planted], values[planted])
    table = np.array([[np.sum(side == value) for value in np.unique(values)] for side in sides])
    return round(float(np.sqrt(chi2_contingency(table).statistic / table.sum())), 4)


def _cells_of(sample: Sample, name: str) -> Iterator[Cell]:
    column = sample.column(name)
    for focus in Focus:
        chosen = (sample.foci == focus.value) & ~np.isnan(column)
        planted, honest = chosen & sample.planted, column[chosen & ~sample.planted]
        if planted.any() and len(honest):
            found = ks_2samp(honest, column[planted])
            ks, p = float(found.statistic), float(found.pvalue)
            movers = _movers(ks, honest, column[planted], sample.schemes[planted])
            yield Cell(name, focus.value, ks, int(planted.sum()), p, 1.0, movers)


def _movers(
    ks: float,
    honest: NDArray[np.float64],
    planted: NDArray[np.float64],
    schemes: NDArray[np.str_],
) -> dict[str, float]:
    """Return the schemes that move a marginal most: how much nearer it lies without each."""
    nearer = {}
    for scheme in np.unique(schemes):
        others = planted[schemes != scheme]
        if len(others):
            nearer[str(scheme)] = round(ks - float(ks_2samp(honest, others).statistic), 3)
    first = sorted(nearer, key=lambda scheme: -nearer[scheme])[:_MOVERS]
    return {scheme: nearer[scheme] for scheme in first if nearer[scheme] >= _MOVED}


def _within(name: str, cells: Sequence[Cell]) -> float:
    own = [cell for cell in cells if cell.marginal == name]
    if not own:
        return 0.0
    distances, weights = [cell.ks for cell in own], [cell.planted for cell in own]
    return round(float(np.average(distances, weights=weights)), 4)


def _row(cell: Cell) -> dict[str, object]:
    p = {name: float(f"{getattr(cell, name):.3g}") for name in ("p", "p_holm")}
    return {**asdict(cell), "ks": round(cell.ks, 4), **p}
