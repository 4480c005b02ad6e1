"""Choosing where schemes are planted: by the setting's mix, where honest matters lie.

Beside the schemes their clean twins are planted too: the same edits without what is wrong in
them. So what planting leaves behind by itself is found in innocent matters as well.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from features.records.focus import Focus
from training.synthesis.schemes.catalogue import SCHEMES
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter, Plot
from training.synthesis.world.places import Places
from training.synthesis.world.town import Town

_TWINS = 0.5  # for each planted matter
_MESSY = 0.4  # how likely a plot begins where honest life looks odd already
_LOOKED_AT = 40


class Field:
    """The honest matters of a town that nothing was planted in yet."""

    def __init__(self, matters: Sequence[Matter], town: Town) -> None:
        self._dice = town.dice
        self._free: dict[Focus, list[Matter]] = defaultdict(list)
        self._by_village: dict[tuple[Focus, str], list[Matter]] = defaultdict(list)
        for matter in town.dice.shuffled(matters):
            self._free[matter.focus].append(matter)
            self._by_village[matter.focus, matter.village.unit.id].append(matter)

    def fitting(self, scheme: Scheme) -> int:
        """Return in how many of the free matters a scheme can begin."""
        return sum(map(scheme.fits, self._free[scheme.focus]))

    def take(self, scheme: Scheme, room: Callable[[Matter], int] = lambda _: 0) -> list[Matter]:
        """Return a matter in which a scheme can begin and the nearest others it needs.

        Of the first that fit it is one from where there is most room; most look plain. Returns
        nothing when no free matter fits.
        """
        found = list(islice(self._candidates(scheme), _LOOKED_AT))
        if not found:
            return []
        chosen = max(found, key=lambda each: room(each[0]))
        self._remove(chosen)
        return chosen

    def _candidates(self, scheme: Scheme) -> Iterator[list[Matter]]:
        count = scheme.companions + scheme.borrows
        for matter in self._free[scheme.focus]:
            if scheme.fits(matter) and (matter.mess is None or self._dice.chance(_MESSY)):
                others = self._others(matter, count)
                if len(others) == count:
                    yield [matter, *others]

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
    field, whole = Field(matters, town), share * len(matters)
    for due, is_twin in ((whole, False), (whole * _TWINS, True)):
        drawn = _drawn(field, town, town.dice.rounded(due))
        places = Places(matters, _due(drawn), town.dice)
        for scheme in drawn:
            planted = _sow(scheme, field, places, town)
            if planted and is_twin:
                _absolve(planted)


def _sow(scheme: Scheme, field: Field, places: Places, town: Town) -> "Planted | None":
    """Plant a scheme where there is room for it; None where no free matter fits."""
    chosen = field.take(scheme, places.room)
    if not chosen:
        return None
    planted = plant_one(scheme, chosen, town)
    for matter in planted.matters:
        places.fill(matter)
    return planted


def _due(drawn: Sequence[Scheme]) -> Counter[Focus]:
    """Return how many matters of each focus these schemes touch."""
    due = Counter(dict.fromkeys(Focus, 0))
    for scheme in drawn:
        due[scheme.focus] += 1 + scheme.companions
    return due


def _drawn(field: Field, town: Town, count: int) -> list[Scheme]:
    """Return schemes that touch so many matters; those that fit fewest come first."""
    fitting = {scheme.name: field.fitting(scheme) for scheme in SCHEMES}
    able = [scheme for scheme in SCHEMES if fitting[scheme.name]]
    weights = [town.setting.schemes.get(scheme.name, 1.0) for scheme in able]
    drawn: list[Scheme] = []
    while able and count > 0:
        scheme = town.dice.weighted(able, weights)
        drawn.append(scheme)
        count -= 1 + scheme.companions
    return sorted(drawn, key=lambda scheme: fitting[scheme.name])


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
