"""Where planted matters may lie: in every class of figures as often as honest ones do."""

import math
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, pstdev

from features.records.focus import Focus
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter

_SIZES = 8  # classes of sums; each holds as many honest matters of a focus
_DAYS, _HALF_DAY = 6, 240
_SPREADS = (0.2, 0.45, 0.6, 0.8)
_TERMS = (37, 121)  # months: below the first short, from the second on long
_PRICES = (0.8, 0.92, 0.97, 1.02, 1.08)  # shares of the appraisal
_RANGES = (1.05, 1.1, 1.15, 1.2, 1.3)  # highest bid to the lowest
_GAPS = (1.015, 1.03, 1.06, 1.1)  # second bid to the lowest
_TRADE = frozenset({Focus.PROCUREMENT, Focus.PROJECT})
Class = tuple[Focus, str, object]


class Places:
    """Classes of matters; in each there is room for its share of what is due in a focus."""

    def __init__(self, matters: Sequence[Matter], due: Mapping[Focus, int], dice: Dice) -> None:
        sums: dict[Focus, list[int]] = {focus: [] for focus in Focus}
        for matter in matters:
            sums[matter.focus].append(matter.amount_fen)
        self._edges = {focus: _edges(sorted(fen)) for focus, fen in sums.items()}
        honest = Counter(each for matter in matters for each in self._classes(matter))
        share = {focus: due[focus] / len(fen) for focus, fen in sums.items() if fen}
        self._room = {each: dice.rounded(share[each[0]] * many) for each, many in honest.items()}

    def room(self, matter: Matter) -> int:
        """Return how much room there is where a matter lies; below 0 it is crowded."""
        return sum(self._room.get(each, 0) for each in self._classes(matter))

    def fill(self, matter: Matter) -> None:
        """Take up room where a planted matter lies now."""
        for each in self._classes(matter):
            self._room[each] = self._room.get(each, 0) - 1

    def _classes(self, matter: Matter) -> Iterator[Class]:
        focus = matter.focus
        yield focus, "power", matter.power_id
        yield focus, "sum", bisect(self._edges[focus], matter.amount_fen)
        yield focus, "typed in together", matter.entered_on is not None
        if focus is Focus.LABOUR:
            half_days = sum((day.minutes or 0) / _HALF_DAY for p in matter.people for day in p.days)
            yield focus, "rate", round(4 * math.log(matter.amount_fen / half_days))
            pay = [person.amount_fen or 0 for person in matter.people]
            yield focus, "spread of pay", bisect(_SPREADS, pstdev(pay) / (fmean(pay) or 1))
            yield focus, "people", len(pay)
            yield focus, "days", max(len(person.days) for person in matter.people) // _DAYS
        if focus in _TRADE:
            yield focus, "parts", len(matter.payments) > 1
            yield focus, "bidders", len(matter.bids)
            fen = sorted(bid.amount_fen for bid in matter.bids)
            if len(fen) > 1:
                yield focus, "range of bids", bisect(_RANGES, fen[-1] / fen[0])
                yield focus, "gap of bids", bisect(_GAPS, fen[1] / fen[0])
        if matter.asset is not None:
            yield focus, "term", bisect(_TERMS, matter.asset.term_months or 0)
            appraised = matter.asset.appraisal_fen
            share = appraised and bisect(_PRICES, matter.asset.price_fen / appraised)
            yield focus, "price", share


def _edges(fen: Sequence[int]) -> list[int]:
    return [fen[len(fen) * size // _SIZES] for size in range(1, _SIZES)] if fen else []
