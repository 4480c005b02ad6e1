"""Facts as columns: 64-bit integers, with text ids interned, for the numpy executor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from features.history.declarations import Entity
from features.records.fact import Fact, FactKind

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

KIND_CODES: Mapping[FactKind, int] = {kind: code for code, kind in enumerate(FactKind)}
ABSENT = -1
_READERS = {entity: attrgetter(entity.value) for entity in Entity}


@dataclass(frozen=True, slots=True)
class IdColumn:
    """One column of ids: ``codes`` of shape (n,), ABSENT where the fact has none."""

    codes: Ints
    vocabulary: Mapping[str, int]

    def among(self, keys: Iterable[str]) -> Mask:
        """Return which rows carry one of these ids, shape (n,)."""
        return among(self.codes, [self.vocabulary[key] for key in keys if key in self.vocabulary])


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
            kind=_ints([KIND_CODES[fact.kind] for fact in rows]),
            event_time=_ints([fact.event_time for fact in rows]),
            known_at=_ints([fact.known_at for fact in rows]),
            case=_interned([fact.case for fact in rows]),
            entities={
                entity: _interned(list(map(read, rows))) for entity, read in _READERS.items()
            },
            amount_fen=_measure([fact.amount_fen for fact in rows]),
            quantity=_measure([fact.quantity for fact in rows]),
        )

    def __len__(self) -> int:
        """Return the number of facts."""
        return len(self.fact_ids)


def among(codes: Ints, wanted: list[int]) -> Mask:
    """Return which codes are wanted, shape (n,)."""
    if len(wanted) == 1:  # nearly always, and much cheaper than isin, which sorts or tabulates
        return np.asarray(codes == wanted[0])
    return np.isin(codes, np.array(wanted, dtype=np.int64))


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _interned(ids: list[str | None]) -> IdColumn:
    distinct = (key for key in dict.fromkeys(ids) if key is not None)
    vocabulary = {key: code for code, key in enumerate(distinct)}
    return IdColumn(_ints([ABSENT if key is None else vocabulary[key] for key in ids]), vocabulary)


def _measure(values: list[int | None]) -> MeasureColumn:
    known = np.array([value is not None for value in values], dtype=np.bool_)
    return MeasureColumn(_ints([value or 0 for value in values]), known)
