"""Choosing where schemes are planted: at random among honest matters, each scheme equally."""

from itertools import cycle

import numpy as np

from training.synthesis.chance import Chance
from training.synthesis.matter import Matter, Plot
from training.synthesis.schemes import SCHEMES, Scheme
from training.synthesis.settings import WorldSettings


def plant(matters: list[Matter], settings: WorldSettings, rng: np.random.Generator) -> None:
    """Change honest matters until the planted share is reached; each is planted at most once."""
    free = [matters[i] for i in rng.permutation(len(matters)) if matters[i].mess is None]
    due = round(settings.planted_share * len(matters))
    for scheme in cycle(SCHEMES):
        if due <= 0:
            return
        chosen = _choose(scheme, free)
        if not chosen:
            return
        free = [matter for matter in free if not any(matter is taken for taken in chosen)]
        due -= _plant_one(scheme, chosen, rng)


def _choose(scheme: Scheme, free: list[Matter]) -> list[Matter]:
    """Return the first free matter of the focus with enough others of its village and focus."""
    wanted = 1 + scheme.companions + scheme.borrows
    for matter in free:
        if matter.focus is not scheme.focus or not scheme.fits(matter):
            continue
        others = [
            other
            for other in free
            if other is not matter
            and other.focus is scheme.focus
            and other.village is matter.village
        ]
        if len(others) + 1 >= wanted:
            return [matter, *sorted(others, key=lambda other: _apart(matter, other))[: wanted - 1]]
    return []


def _apart(matter: Matter, other: Matter) -> int:
    """Return the days between two matters: taking the nearest keeps plots spread over time."""
    return abs((other.began - matter.began).days)


def _plant_one(scheme: Scheme, chosen: list[Matter], rng: np.random.Generator) -> int:
    plot = Plot(
        scheme.name,
        strength=round(float(rng.beta(2, 2)), 4),
        concealment=round(float(rng.beta(2, 2.5)), 4),
    )
    scheme.plant(chosen[0], Chance(plot, rng, tuple(chosen[1:])))
    planted = chosen[: 1 + scheme.companions]
    for matter in planted:
        matter.plot = plot
    return len(planted)
