"""The chance of one town: draws made in blocks, taken one by one.

A scalar draw of numpy costs some microseconds, a place in a list a tenth of one, and a world of
60,300 matters takes some ten million draws. Every draw of a town comes from one ``Dice``, so
that a town depends on its own seed alone.
"""

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

_BLOCK = 8_192
T = TypeVar("T")


class Dice:
    """A stream of chances from one seed sequence."""

    def __init__(self, seed: np.random.SeedSequence) -> None:
        self._rng = np.random.default_rng(seed)
        self._units: list[float] = []
        self._normals: list[float] = []

    def unit(self) -> float:
        """Return a number in [0, 1)."""
        if not self._units:
            self._units = self._rng.random(_BLOCK).tolist()
        return self._units.pop()

    def chance(self, share: float) -> bool:
        """Say yes this often."""
        return self.unit() < share

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both possible."""
        return low + int(self.unit() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """Return a number in [low, high)."""
        return low + self.unit() * (high - low)

    def normal(self, mean: float = 0.0, spread: float = 1.0) -> float:
        """Return a normal number."""
        if not self._normals:
            self._normals = self._rng.standard_normal(_BLOCK).tolist()
        return mean + spread * self._normals.pop()

    def around(self, median: float, spread: float) -> float:
        """Return a log-normal number; ``spread`` is that of its logarithm."""
        return median * math.exp(self.normal(0.0, spread))

    def wait(self, mean: float) -> float:
        """Return an exponential waiting time."""
        return -mean * math.log(1.0 - self.unit())

    def beta(self, low: float, high: float) -> float:
        """Return a share in [0, 1] with these weights."""
        return float(self._rng.beta(low, high))

    def gamma(self, shape: float, scale: float) -> float:
        """Return a gamma number."""
        return float(self._rng.gamma(shape, scale))

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options, each as likely."""
        return options[int(self.unit() * len(options))]

    def weighted(self, options: Sequence[T], weights: Sequence[float]) -> T:
        """Return one of the options in proportion to its weight."""
        left = self.unit() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            left -= weight
            if left < 0:
                return option
        return options[-1]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Return so many distinct options in a random order, all where there are fewer."""
        rest = list(options)
        for place in range(min(count, len(rest))):
            other = self.whole(place, len(rest) - 1)
            rest[place], rest[other] = rest[other], rest[place]
        return rest[: max(0, count)]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return all options in a random order."""
        return self.some(options, len(options))

    def rounded(self, expected: float) -> int:
        """Return a whole number with this expectation."""
        return int(expected) + self.chance(expected - int(expected))
