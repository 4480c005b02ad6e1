"""The declarations over columns of facts: one row of history for one case, in microseconds.

Its twin is ``ibis_executor``; a property test holds the two bit-equal.
"""

from functools import cached_property

import numpy as np

from features.history.columns import ABSENT, KIND_CODES, FactColumns, Ints, Mask, among
from features.history.declarations import (
    AGGREGATES,
    BY_NAME,
    SECONDS_OF_DAY,
    Aggregate,
    Entity,
    Fold,
    Measure,
    Ratio,
)
from features.history.derive import HistoryRow, derive
from features.history.spine import Spine
from features.records.fact import FactKind


def history_row(facts: FactColumns, spine: Spine) -> HistoryRow:
    """Return every declared number for the case of the spine; None where it is unknown."""
    return HistoryView(facts, spine).row()


def contributing_facts(
    facts: FactColumns, spine: Spine, name: str, limit: int = 5
) -> tuple[str, ...]:
    """Return what ``HistoryView.contributing`` answers, for a single question."""
    return HistoryView(facts, spine).contributing(name, limit)


class HistoryView:
    """Facts as one case may see them; masks are made once and shared by the declarations."""

    def __init__(self, facts: FactColumns, spine: Spine) -> None:
        self._facts = facts
        self._spine = spine
        self._matches: dict[tuple[Entity, ...], Mask] = {}
        self._windows: dict[tuple[tuple[FactKind, ...], int | None], Mask] = {}

    def row(self) -> HistoryRow:
        """Return every declared number, None where it is unknown."""
        return derive({aggregate.name: self.fold(aggregate) for aggregate in AGGREGATES})

    def contributing(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Return the ids of the facts behind a declared number, the weightiest first.

        For MAX and MIN the rows that hold the extreme; for SUM the largest; for COUNT the latest.
        A ratio is shown by the rows of its numerator. Ties are broken by fact id.
        Raises KeyError for a name that is not declared.
        """
        declared = BY_NAME[name]
        if isinstance(declared, Ratio):
            return self.contributing(declared.numerator, limit)
        ids, weight = self._facts.fact_ids, self.weight(declared)
        rows = np.flatnonzero(self.rows(declared))
        ranked = sorted(rows.tolist(), key=lambda row: (-weight[row], ids[row]))
        if declared.fold in (Fold.MAX, Fold.MIN):
            ranked = [row for row in ranked if weight[row] == weight[ranked[0]]]
        return tuple(ids[row] for row in ranked[:limit])

    @cached_property
    def _visible(self) -> Mask:
        facts, as_of = self._facts, self._spine.as_of
        own = facts.case.vocabulary.get(self._spine.case, ABSENT)
        others = facts.case.codes != own if own != ABSENT else np.True_
        return np.asarray((facts.known_at < as_of) & (facts.event_time < as_of) & others)

    def rows(self, aggregate: Aggregate) -> Mask:
        """Return which facts count, shape (n,); rows without the measure do not."""
        mask = self._match(aggregate.entities) & self._window(aggregate.kinds, aggregate.days)
        match aggregate.measure:
            case Measure.ROWS:
                return np.asarray(mask)
            case Measure.AMOUNT_FEN:
                return np.asarray(mask & self._facts.amount_fen.known)
            case Measure.QUANTITY:
                return np.asarray(mask & self._facts.quantity.known)

    def fold(self, aggregate: Aggregate) -> int | None:
        """Return the declared integer, None where it is unknown."""
        if not self._spine.knows(aggregate.entities):
            return None
        rows = self.rows(aggregate)
        if aggregate.fold is Fold.COUNT:
            return int(np.count_nonzero(rows))
        values = self._values(aggregate)[rows]
        if aggregate.fold is Fold.SUM:
            return int(values.sum(dtype=np.int64))
        if not values.size:
            return None
        return int(values.max() if aggregate.fold is Fold.MAX else values.min())

    def weight(self, aggregate: Aggregate) -> Ints:
        """Return by what the facts behind a number are ranked, larger first, shape (n,)."""
        values = self._values(aggregate)
        return -values if aggregate.fold is Fold.MIN else values

    def _values(self, aggregate: Aggregate) -> Ints:
        match aggregate.measure:
            case Measure.ROWS:
                return self._facts.event_time
            case Measure.AMOUNT_FEN:
                return self._facts.amount_fen.values
            case Measure.QUANTITY:
                return self._facts.quantity.values

    def _match(self, entities: tuple[Entity, ...]) -> Mask:
        if entities not in self._matches:
            mask = self._visible
            for entity in entities:
                mask = mask & self._facts.entities[entity].among(self._spine.keys[entity])
            self._matches[entities] = mask
        return self._matches[entities]

    def _window(self, kinds: tuple[FactKind, ...], days: int | None) -> Mask:
        if (kinds, days) not in self._windows:
            mask = among(self._facts.kind, [KIND_CODES[kind] for kind in kinds])
            if days is not None:
                start = self._spine.as_of - days * SECONDS_OF_DAY
                mask = mask & (self._facts.event_time >= start)
            self._windows[kinds, days] = mask
        return self._windows[kinds, days]
