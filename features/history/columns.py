"""Facts as columns: 64-bit integers, with text ids interned, for the numpy executor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.history.declarations import Entity
from features.records.fact import Fact, FactKind

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

KIND_CODES: Mapping[FactKind, int] = {kind: code for code, kind in enumerate(FactKind)}
ABSENT = -1


@dataclass(frozen=True, slots=True)
class IdColumn:
    """One column of ids: ``codes`` of shape (n,), ABSENT where the fact has none."""

    codes: Ints
    vocabulary: Mapping[str, int]

    def among(self, keys: Iterable[str]) -> Mask:
        """Return which rows carry one of these ids, shape (n,)."""
        wanted = [self.vocabulary[key] for key in keys if key in self.vocabulary]
        if len(wanted) == 1:
            return np.asarray(self.codes == wanted[0])
        return np.isin(self.codes, np.array(wanted, dtype=np.int64))


@dataclass(frozen=True, slots=True)
class MeasureColumn:
    """One measure: ``values`` of shape (n,), meaningless where ``known`` is False."""

    values: Ints
    known: Mask


@dataclass(frozen=True, slots=True)
class FactColumns:
    """Facts in the order given; all arrays have shape (n,)."""

    fact_ids: tuple[str, ...]
    kind: Ints
    event_time: Ints
    known_at: Ints
    case: IdColumn
    entities: Mapping[Entity, IdColumn]
    amount_fen: MeasureColumn
    quantity: MeasureColumn

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "FactColumns":
        """Read facts into columns; their order changes no number of history."""
        rows = tuple(facts)
        return cls(
            fact_ids=tuple(fact.fact_id for fact in rows),
            kind=_ints(KIND_CODES[fact.kind] for fact in rows),
            event_time=_ints(fact.event_time for fact in rows),
            known_at=_ints(fact.known_at for fact in rows),
            case=_interned([fact.case for fact in rows]),
            entities={
                entity: _interned([getattr(fact, entity) for fact in rows]) for entity in Entity
            },
            amount_fen=_measure([fact.amount_fen for fact in rows]),
            quantity=_measure([fact.quantity for fact in rows]),
        )

    def __len__(self) -> int:
        """Return the number of facts."""
        return len(self.fact_ids)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _interned(ids: list[str | None]) -> IdColumn:
    vocabulary: dict[str, int] = {}
    codes = (ABSENT if key is None else vocabulary.setdefault(key, len(vocabulary)) for key in ids)
    return IdColumn(_ints(codes), vocabulary)


def _measure(values: list[int | None]) -> MeasureColumn:
    known = np.array([value is not None for value in values], dtype=np.bool_)
    return MeasureColumn(_ints(value or 0 for value in values), known)
