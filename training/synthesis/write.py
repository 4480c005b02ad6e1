"""The folder of a world: facts.parquet, cases.jsonl, decisions.jsonl, truth.jsonl, README.md.

The same world gives the same bytes. ``truth.jsonl`` says what was planted and is for tests and
experiments only: ``training.cases`` never opens it, and a test holds it to that.
"""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from features.records.case import Case
from features.records.decision import Decision
from features.records.fact import Fact
from training.synthesis.world import Truth, World

FACTS, CASES = "facts.parquet", "cases.jsonl"
DECISIONS, TRUTH = "decisions.jsonl", "truth.jsonl"
_INTEGERS = {"event_time", "known_at", "amount_fen", "quantity"}
_NOTE = """# A simulated world

Every name, number and paper here is invented by `yunjing simulate`. Figures measured on it say
nothing about real villages. `truth.jsonl` names what was planted; training does not read it.
"""
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {
    of: TypeAdapter(of) for of in (Case, Decision, Fact, Truth)
}
T = TypeVar("T")

FACT_SCHEMA = pa.schema(
    [(f.name, pa.int64() if f.name in _INTEGERS else pa.string()) for f in fields(Fact)]
)


def write_world(world: World, folder: Path) -> None:
    """Write a world into a folder, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(fact_table(world.facts), folder / FACTS)
    _write_lines(folder / CASES, Case, world.cases)
    _write_lines(folder / DECISIONS, Decision, world.decisions)
    _write_lines(folder / TRUTH, Truth, world.truth)
    (folder / "README.md").write_text(_NOTE, encoding="utf-8")


def fact_table(facts: Iterable[Fact]) -> pa.Table:
    """Return facts as an Arrow table with the columns of a Fact, in the order given."""
    rows = list(facts)
    columns = {name: [getattr(fact, name) for fact in rows] for name in FACT_SCHEMA.names}
    return pa.table(columns, schema=FACT_SCHEMA)


def read_facts(folder: Path) -> tuple[Fact, ...]:
    """Return the facts of a world, in the order written."""
    rows = pq.read_table(folder / FACTS).to_pylist()
    return tuple(_ADAPTERS[Fact].validate_python(row) for row in rows)


def read_cases(folder: Path) -> tuple[Case, ...]:
    """Return the cases of a world, without history."""
    return _read_lines(folder / CASES, Case)


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return what reviewers decided, in order of time."""
    return _read_lines(folder / DECISIONS, Decision)


def read_truth(folder: Path) -> tuple[Truth, ...]:
    """Return what was planted. For tests and experiments; training must not call this."""
    return _read_lines(folder / TRUTH, Truth)


def _write_lines(path: Path, of: type[T], rows: Iterable[T]) -> None:
    with path.open("wb") as file:
        for row in rows:
            file.write(_ADAPTERS[of].dump_json(row, exclude_defaults=True) + b"\n")


def _read_lines(path: Path, of: type[T]) -> tuple[T, ...]:
    with path.open("rb") as file:
        return tuple(_ADAPTERS[of].validate_json(line) for line in file)
