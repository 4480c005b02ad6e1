"""Choosing where schemes are planted: at random among honest matters, by the setting's mix.

Beside the schemes their clean twins are planted too: the same edits without what is wrong in
them. So what planting leaves behind by itself is found in innocent matters as well.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from features.records.focus import Focus
from training.synthesis.schemes.catalogue import SCHEMES
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter, Plot
from training.synthesis.world.town import Town

_TWINS = 0.5  # for each planted matter


class Field:
    """The honest matters of a town that nothing was planted in yet."""

    def __init__(self, matters: Sequence[Matter], town: Town) -> None:
        self._free: dict[Focus, list[Matter]] = defaultdict(list)
        self._by_village: dict[tuple[Focus, str], list[Matter]] = defaultdict(list)
        for matter in town.dice.shuffled(matters):
            self._free[matter.focus].append(matter)
            self._by_village[matter.focus, matter.village.unit.id].append(matter)

    def take(self, scheme: Scheme) -> list[Matter]:
        """Return a matter in which a scheme can begin and the nearest others it needs.

        Returns nothing when no free matter fits.
        """
        for matter in self._free[scheme.focus]:
            if scheme.fits(matter):
                others = self._others(matter, scheme.companions + scheme.borrows)
                if len(others) == scheme.companions + scheme.borrows:
                    chosen = [matter, *others]
                    self._remove(chosen)
                    return chosen
        return []

    def _others(self, matter: Matter, count: int) -> list[Matter]:
        """Return the nearest others of the power: so plots stay spread over the years."""
        if not count:
            return []
        began = matter.began
        near = self._by_village[matter.focus, matter.village.unit.id]
        others = sorted(
            (m for m in near if m is not matter and m.power_id == matter.power_id),
            key=lambda other: abs((other.began - began).days),
        )
        return others[:count]

    def _remove(self, chosen: list[Matter]) -> None:
        for matter in chosen:
            key = (matter.focus, matter.village.unit.id)
            for pool in (self._free[matter.focus], self._by_village[key]):
                pool[:] = [free for free in pool if free is not matter]


def plant(matters: Sequence[Matter], town: Town, share: float) -> None:
    """Change honest matters until about this share is planted, each at most once."""
    field = Field(matters, town)
    _sow(field, town, town.dice.rounded(share * len(matters)), is_twin=False)
    _sow(field, town, town.dice.rounded(share * len(matters) * _TWINS), is_twin=True)


def _sow(field: Field, town: Town, due: int, is_twin: bool) -> None:
    weights = [town.setting.schemes.get(scheme.name, 1.0) for scheme in SCHEMES]
    misses = 0
    while due > 0 and misses < len(SCHEMES):
        scheme = town.dice.weighted(SCHEMES, weights)
        chosen = field.take(scheme)
        misses = 0 if chosen else misses + 1
        if chosen:
            planted = plant_one(scheme, chosen, town)
            due -= len(planted.matters)
            if is_twin:
                _absolve(planted)


@dataclass(frozen=True, slots=True)
class Planted:
    """A scheme in its matters: the first and its companions; ``chance`` is what it was given."""

    scheme: Scheme
    matters: tuple[Matter, ...]
    chance: Chance


def plant_one(scheme: Scheme, chosen: Sequence[Matter], town: Town) -> Planted:
    """Plant a scheme into matters that ``Field.take`` found for it."""
    dice = town.dice
    strength, concealment = round(dice.beta(2, 2), 4), round(dice.beta(2, 2.5), 4)
    plot = Plot(scheme.name, strength, concealment)
    chance = Chance(plot, town, tuple(chosen[1:]), dice.chance(concealment))
    scheme.plant(chosen[0], chance)
    matters = tuple(chosen[: 1 + scheme.companions])
    for matter in matters:
        matter.plot = plot
    return Planted(scheme, matters, chance)


def clean_twin(planted: Planted) -> Planted:
    """Return the same matters made innocent by the least edit; the planted ones stay."""
    first, others = planted.matters[0].copy(), tuple(m.copy() for m in planted.chance.neighbours)
    chance = replace(planted.chance, neighbours=others)
    twin = Planted(planted.scheme, (first, *others)[: len(planted.matters)], chance)
    _absolve(twin)
    return twin


def _absolve(planted: Planted) -> None:
    planted.scheme.clean_twin(planted.matters[0], planted.chance)
    for matter in planted.matters:
        matter.plot, matter.mess = None, f"like {planted.scheme.name}"
