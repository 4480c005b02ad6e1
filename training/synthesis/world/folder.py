"""The folder of a world: facts, cases, decisions and truth as Parquet, and a README.

The same world gives the same bytes. ``truth.parquet`` says what was planted and is for tests and
experiments only: ``training.cases`` never opens it, and a test holds it to that. A world is
written town by town, one row group each, so that memory does not grow with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from features.records.case import Case
from features.records.decision import Decision
from features.records.fact import Fact
from training.synthesis.world.simulate import Truth, World

FACTS, CASES = "facts.parquet", "cases.parquet"
DECISIONS, TRUTH = "decisions.parquet", "truth.parquet"
_INTEGERS = {"event_time", "known_at", "amount_fen", "quantity"}
_NOTE = """# A simulated world

Every name, number and paper here is invented by `yunjing simulate`. Figures measured on it say
nothing about real villages. `truth.parquet` names what was planted; training does not read it.
"""
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {
    of: TypeAdapter(of) for of in (Case, Decision, Fact, Truth)
}
T = TypeVar("T")
Tables = Mapping[str, pa.Table]

FACT_SCHEMA = pa.schema(
    [(f.name, pa.int64() if f.name in _INTEGERS else pa.string()) for f in fields(Fact)]
)
_CASE_SCHEMA = pa.schema(
    [
        ("case_id", pa.string()),
        ("focus", pa.string()),
        ("unit", pa.string()),
        ("as_of", pa.int64()),
        ("power_id", pa.string()),
        ("amount_fen", pa.int64()),
        ("record", pa.string()),
    ]
)
_DECISION_SCHEMA = pa.schema(
    [
        ("case_id", pa.string()),
        ("outcome", pa.string()),
        ("decided_at", pa.string()),
        ("disciplined", pa.bool_()),
    ]
)
_TRUTH_SCHEMA = pa.schema(
    [
        ("case_id", pa.string()),
        ("scheme", pa.string()),
        ("strength", pa.float64()),
        ("concealment", pa.float64()),
        ("fact_ids", pa.list_(pa.string())),
    ]
)
SCHEMAS: Mapping[str, pa.Schema] = {
    FACTS: FACT_SCHEMA,
    CASES: _CASE_SCHEMA,
    DECISIONS: _DECISION_SCHEMA,
    TRUTH: _TRUTH_SCHEMA,
}


def write_world(world: World, folder: Path) -> None:
    """Write a world into a folder, which is made when it is not there."""
    write_parts([tables_of(world)], folder)


def write_parts(parts: Iterable[Tables], folder: Path) -> None:
    """Write the parts of a world one after the other; none is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                pq.ParquetWriter(folder / name, schema, compression="zstd", version="2.6")
            )
            for name, schema in SCHEMAS.items()
        }
        for tables in parts:
            for name, writer in writers.items():
                writer.write_table(tables[name])
    (folder / "README.md").write_text(_NOTE, encoding="utf-8")


def tables_of(world: World) -> Tables:
    """Return a world, or a part of one, as the tables of its files."""
    return {
        FACTS: fact_table(world.facts),
        CASES: pa.Table.from_pylist([_case_row(case) for case in world.cases], _CASE_SCHEMA),
        DECISIONS: _flat(Decision, world.decisions, _DECISION_SCHEMA),
        TRUTH: _flat(Truth, world.truth, _TRUTH_SCHEMA),
    }


def fact_table(facts: Iterable[Fact]) -> pa.Table:
    """Return facts as an Arrow table with the columns of a Fact, in the order given."""
    rows = list(facts)
    columns = {name: [getattr(fact, name) for fact in rows] for name in FACT_SCHEMA.names}
    return pa.table(columns, schema=FACT_SCHEMA)


def read_facts(folder: Path) -> tuple[Fact, ...]:
    """Return the facts of a world, in the order written."""
    return _read(folder / FACTS, Fact)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Return the cases of a world, without history, in the order written."""
    records = (row["record"] for row in _rows(folder / CASES))
    return tuple(_ADAPTERS[Case].validate_json(record) for record in records)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return what reviewers decided."""
    return _read(folder / DECISIONS, Decision)


def read_truth(folder: Path) -> tuple[Truth, ...]:
    """Return what was planted. For tests and experiments; training must not call this."""
    return _read(folder / TRUTH, Truth)


def read_parts(folder: Path) -> Iterator[World]:
    """Yield a world town by town as it was written, with its truth; training must not call this."""
    files = {name: pq.ParquetFile(folder / name) for name in SCHEMAS}
    for group in range(files[CASES].num_row_groups):
        rows = {name: file.read_row_group(group).to_pylist() for name, file in files.items()}
        yield World(
            cases=tuple(_ADAPTERS[Case].validate_json(row["record"]) for row in rows[CASES]),
            facts=tuple(_ADAPTERS[Fact].validate_python(row) for row in rows[FACTS]),
            decisions=tuple(_ADAPTERS[Decision].validate_python(r) for r in rows[DECISIONS]),
            truth=tuple(_ADAPTERS[Truth].validate_python(row) for row in rows[TRUTH]),
        )


def _case_row(case: Case) -> dict[str, str | int]:
    return {
        "case_id": case.case_id,
        "focus": case.focus.value,
        "unit": case.unit.id,
        "as_of": case.as_of_epoch,
        "power_id": case.power_id,
        "amount_fen": case.amount_fen,
        "record": _ADAPTERS[Case].dump_json(case, exclude_defaults=True).decode(),
    }


def _flat(of: type[T], rows: Iterable[T], schema: pa.Schema) -> pa.Table:
    adapter = _ADAPTERS[of]
    return pa.Table.from_pylist([adapter.dump_python(row, mode="json") for row in rows], schema)


def _read(path: Path, of: type[T]) -> tuple[T, ...]:
    return tuple(_ADAPTERS[of].validate_python(row) for row in _rows(path))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=4_096):
            yield from batch.to_pylist()
