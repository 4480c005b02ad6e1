"""Choosing where schemes are planted: at random among honest matters, by the setting's mix.

Beside the schemes their clean twins are planted too: the same edits without what is wrong in
them. So what planting leaves behind by itself is found in innocent matters as well.
"""

from collections import defaultdict
from collections.abc import Sequence

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
        """Return the nearest others in time: so plots stay spread over the years."""
        if not count:
            return []
        began = matter.began
        near = self._by_village[matter.focus, matter.village.unit.id]
        others = sorted(
            (other for other in near if other is not matter),
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
            due -= plant_one(scheme, chosen, town, is_twin)


def plant_one(scheme: Scheme, chosen: Sequence[Matter], town: Town, is_twin: bool) -> int:
    """Plant a scheme, or its clean twin, into matters; return how many are part of it."""
    dice = town.dice
    strength, concealment = round(dice.beta(2, 2), 4), round(dice.beta(2, 2.5), 4)
    plot = Plot(scheme.name, strength, concealment)
    chance = Chance(plot, town, tuple(chosen[1:]), dice.chance(concealment))
    scheme.plant(chosen[0], chance)
    planted = chosen[: 1 + scheme.companions]
    if is_twin:
        scheme.clean_twin(chosen[0], chance)
    for matter in planted:
        matter.plot = None if is_twin else plot
        matter.mess = f"like {scheme.name}" if is_twin else matter.mess
    return len(planted)
