"""What is usual: quantiles of each feature among the training cases of each focus.

A reason says how the observed value stands among its peers; the peers themselves stay in
training, only their quantiles travel.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.records.focus import Focus
from features.records.score import Reference

LEVELS = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Spread:
    """Quantiles of one feature at ``LEVELS`` over the ``n`` cases in which it was known."""

    n: int
    quantiles: tuple[float, ...]

    def place(self, value: float) -> Reference:
        """Return where a value stands; among equal values the percentile is their middle."""
        low, high = (float(np.interp(value, self.quantiles, LEVELS)),) * 2
        ties = [level for level, at in zip(LEVELS, self.quantiles, strict=True) if at == value]
        if ties:
            low, high = ties[0], ties[-1]
        return Reference(self.quantiles[LEVELS.index(0.5)], 50.0 * (low + high), self.n)


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """Spreads by focus and feature name; a feature never known in a focus has none."""

    spreads: Mapping[Focus, Mapping[str, Spread]]

    def place(self, focus: Focus, feature: str, value: float | None) -> Reference | None:
        """Return the reference of a value, None where value or peers are unknown."""
        spread = self.spreads.get(focus, {}).get(feature)
        return None if spread is None or value is None else spread.place(value)


def spreads_of(names: tuple[str, ...], rows: NDArray[np.float32]) -> dict[str, Spread]:
    """Summarise rows (n, features) of one focus; all-missing columns are left out."""
    known = {name: column[~np.isnan(column)] for name, column in zip(names, rows.T, strict=True)}
    return {
        name: Spread(len(values), tuple(float(q) for q in np.quantile(values, LEVELS)))
        for name, values in known.items()
        if len(values)
    }
