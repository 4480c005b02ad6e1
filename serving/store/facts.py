"""History: immutable rows, and the choice of those that touch a case before its moment."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from serving.errors import Refused
from serving.store.tables import FACT
from serving.wire.fact import fact_line

_CHUNK = 400  # bound parameters of one statement stay far below the limit of any engine
_COLUMNS = [FACT.c[field.name] for field in fields(Fact)]
_HOLDING = {  # made once: SQLAlchemy then compiles each of them once
    column.name: select(*_COLUMNS).where(
        column.in_(bindparam("values", expanding=True)), FACT.c.known_at < bindparam("before")
    )
    for column in _COLUMNS
}
_KINDS = {kind.value: kind for kind in FactKind}
_FOCI = {focus.value: focus for focus in Focus}


@dataclass(frozen=True, slots=True)
class Stored:
    """How many rows of a batch are new, and how many were here already."""

    new: int
    known: int


def put(connection: Connection, facts: Sequence[Fact]) -> Stored:
    """Add facts, all or none.

    A fact that is here with the same content is left alone. Raises
    Refused(FACT_CONFLICT) with its pointer for one that is here with another content:
    facts are not changed, corrections are new rows.
    """
    present = _digests(connection, [fact.fact_id for fact in facts])
    rows: dict[str, dict[str, Any]] = {}
    for number, fact in enumerate(facts):
        digest = digest_of(fact)
        if fact.fact_id not in present:
            present[fact.fact_id] = digest
            rows[fact.fact_id] = {**asdict(fact), "digest": digest}
        elif present[fact.fact_id] != digest:
            raise Refused("FACT_CONFLICT", f"{fact.fact_id} has another content", f"/{number}")
    if rows:
        connection.execute(insert(FACT), list(rows.values()))
    return Stored(len(rows), len(facts) - len(rows))


def touching(
    connection: Connection, keys: Mapping[str, Sequence[str]], before: int
) -> tuple[Fact, ...]:
    """Return the facts known strictly before a moment (epoch seconds) that hold one of the keys.

    ``keys`` maps a column of the fact table to the values looked for. Ordered by the time a
    fact became known and its id, so that the same store gives the same history.
    """
    found: dict[str, Fact] = {}
    for column, values in keys.items():
        for chunk in _chunks(values):
            rows = connection.execute(_HOLDING[column], {"values": chunk, "before": before})
            found.update((row[0], _fact(row)) for row in rows.all() if row[0] not in found)
    return tuple(sorted(found.values(), key=lambda fact: (fact.known_at, fact.fact_id)))


def digest_of(fact: Fact) -> str:
    """Return the SHA-256 of the canonical line of a fact."""
    return hashlib.sha256(fact_line(fact).encode()).hexdigest()


def _digests(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for chunk in _chunks(ids):
        rows = connection.execute(
            select(FACT.c.fact_id, FACT.c.digest).where(FACT.c.fact_id.in_(chunk))
        )
        found.update((row.fact_id, row.digest) for row in rows)
    return found


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _fact(row: Row[Any]) -> Fact:
    fact_id, kind, focus, *rest = tuple(row)
    return Fact(fact_id, _KINDS[kind], _FOCI[focus], *rest)
