"""The declarations as one ibis expression, for training on DuckDB or a cluster.

Its twin is ``numpy_executor``; a property test holds the two bit-equal. Only left and inner
joins, comparisons, conditions and the folds count, sum, max and min over 64-bit integers are
used: these were bit-equal between engines, while windows with IGNORE NULLS and means were not
(ibis issue 11726). Importing this module imports ibis; serving does not.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import groupby
from typing import Any

import ibis
import ibis.expr.types as ir
from ibis.backends import BaseBackend

from features.history.declarations import (
    AGGREGATES,
    SECONDS_OF_DAY,
    Aggregate,
    Entity,
    Fold,
    Measure,
)
from features.history.derive import HistoryRow, derive
from features.history.spine import Spine

_SPINE = ibis.schema({"spine_case": "string", "as_of": "int64"})
_KEYS = ibis.schema({"key_case": "string", "entity": "string", "key": "string"})


def history_expression(spine: ir.Table, keys: ir.Table, facts: ir.Table) -> ir.Table:
    """Return one row for each spine row, with a column for each aggregate.

    ``spine`` has (spine_case, as_of), ``keys`` has (key_case, entity, key) without repetition,
    ``facts`` has the columns of a Fact. Columns stand for declarations in order: ``a0``, ``a1``.
    """
    numbered = sorted(enumerate(AGGREGATES), key=lambda pair: (pair[1].entities, pair[0]))
    groups = groupby(numbered, key=lambda pair: pair[1].entities)
    folded = [_folded(spine, keys, facts, list(group)) for _, group in groups]
    joined = reduce(_beside, folded, spine)
    return joined.select("spine_case", *(_column(i) for i in range(len(AGGREGATES))))


def history_rows(
    spines: Sequence[Spine], facts: ir.Table, backend: BaseBackend
) -> dict[str, HistoryRow]:
    """Return the history of every case, by case id, computed by this backend of ibis."""
    expression = history_expression(_spine_table(spines), _key_table(spines), facts)
    rows = backend.to_pyarrow(expression).to_pylist()
    return {row["spine_case"]: derive(_by_name(row)) for row in rows}


def _by_name(row: dict[str, Any]) -> dict[str, int | None]:
    return {aggregate.name: row[_column(i)] for i, aggregate in enumerate(AGGREGATES)}


def _column(number: int) -> str:
    return f"a{number}"


def _folded(
    spine: ir.Table, keys: ir.Table, facts: ir.Table, group: list[tuple[int, Aggregate]]
) -> ir.Table:
    entities = group[0][1].entities
    keyed = reduce(lambda table, entity: _with_key(table, keys, entity), entities, spine)
    rows = keyed.left_join(facts, _may_see(keyed, facts, entities))
    return rows.group_by(rows.spine_case.name(f"case_{group[0][0]}")).aggregate(
        **{_column(number): _fold(rows, aggregate) for number, aggregate in group}
    )


def _with_key(table: ir.Table, keys: ir.Table, entity: Entity) -> ir.Table:
    of_entity = keys.filter(keys.entity == entity.value).select(
        **{f"case_{entity}": keys.key_case, f"key_{entity}": keys.key}
    )
    joined = table.inner_join(of_entity, table.spine_case == of_entity[f"case_{entity}"])
    return joined.drop(f"case_{entity}")


def _may_see(keyed: ir.Table, facts: ir.Table, entities: tuple[Entity, ...]) -> list[Any]:
    same = [keyed[f"key_{entity}"] == facts[entity.value] for entity in entities]
    others = facts.case.isnull() | (facts.case != keyed.spine_case)
    return [*same, facts.known_at < keyed.as_of, facts.event_time < keyed.as_of, others]


def _fold(rows: ir.Table, aggregate: Aggregate) -> ir.IntegerScalar:
    counted = rows.kind.isin([kind.value for kind in aggregate.kinds])
    if aggregate.days is not None:
        counted &= rows.event_time >= rows.as_of - aggregate.days * SECONDS_OF_DAY
    if aggregate.fold is Fold.COUNT:
        return ibis.ifelse(counted, 1, 0).cast("int64").sum().cast("int64")
    measure = rows[_MEASURES[aggregate.measure]].cast("int64")
    if aggregate.fold is Fold.SUM:
        return ibis.ifelse(counted & measure.notnull(), measure, 0).sum().cast("int64")
    seen = ibis.ifelse(counted, measure, ibis.null("int64"))
    return seen.max() if aggregate.fold is Fold.MAX else seen.min()


_MEASURES = {Measure.AMOUNT_FEN: "amount_fen", Measure.QUANTITY: "quantity"}


def _beside(left: ir.Table, right: ir.Table) -> ir.Table:
    case = right.columns[0]
    return left.left_join(right, left.spine_case == right[case]).drop(case)


def _spine_table(spines: Iterable[Spine]) -> ir.Table:
    rows = [{"spine_case": spine.case, "as_of": spine.as_of} for spine in spines]
    return ibis.memtable(rows, schema=_SPINE)


def _key_table(spines: Iterable[Spine]) -> ir.Table:
    rows = [
        {"key_case": spine.case, "entity": entity.value, "key": key}
        for spine in spines
        for entity, keys in spine.keys.items()
        for key in keys
    ]
    return ibis.memtable(rows, schema=_KEYS)
