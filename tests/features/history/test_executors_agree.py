from dataclasses import replace

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.history.columns import FactColumns
from features.history.ibis_executor import history_expression, history_rows
from features.history.numpy_executor import history_row
from features.history.spine import spine_of
from tests.features.history.history_worlds import facts, spines
from training.cases import history_of_cases, load_cases
from training.synthesis.world.folder import FACT_SCHEMA, fact_table, read_facts, write_world
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world

ALLOWED = {
    "Aggregate", "Add", "And", "Cast", "CountStar", "DatabaseTable", "Distinct", "DropColumns",
    "Equals", "Field", "Filter", "Greater", "GreaterEqual", "IfElse", "InMemoryTable", "InValues",
    "IsNull", "JoinChain", "JoinLink", "JoinReference", "JoinTable", "Less", "LessEqual", "Literal",
    "Max", "Min", "NotEquals", "NotNull", "Or", "Project", "SelfReference", "Subtract", "Sum",
    "UnboundTable",
}  # fmt: skip


@pytest.fixture(scope="module")
def duckdb():
    return ibis.duckdb.connect()


SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(rows=facts(), keyed=st.lists(spines(), min_size=4, max_size=8), order=st.randoms())
def test_numpy_and_ibis_are_bit_equal_in_any_order_of_rows(duckdb, rows, keyed, order):
    asked = [replace(spine, case=f"c{number}") for number, spine in enumerate(keyed)]
    columns = FactColumns.of(rows)
    table = ibis.memtable(fact_table(order.sample(rows, len(rows))))
    together = history_rows(asked, table, duckdb)
    assert together == {spine.case: history_row(columns, spine) for spine in asked}


def test_a_simulated_world_gives_the_same_history_online_and_offline(tmp_path):
    write_world(simulate_world(WorldSettings(villages=5, years=2)), tmp_path)
    cases = list(load_cases(tmp_path))
    offline = history_of_cases(cases, read_facts(tmp_path))
    online = {
        case.case_id: history_row(FactColumns.of(case.history), spine_of(case)) for case in cases
    }
    assert offline == online


def test_only_portable_operators_are_used():
    spine = ibis.table({"spine_case": "string", "as_of": "int64"}, name="spine")
    keys = ibis.table({"key_case": "string", "entity": "string", "key": "string"}, name="keys")
    schema = {field.name: "int64" if field.type == "int64" else "string" for field in FACT_SCHEMA}
    expression = history_expression(spine, keys, ibis.table(schema, name="facts"))
    used = {type(node).__name__ for node in expression.op().find(object)}
    assert used <= ALLOWED


def test_the_whitelist_would_refuse_a_window():
    table = ibis.table({"a": "int64"}, name="t")
    windowed = table.select(x=table.a.sum().over(ibis.window(order_by=table.a)))
    used = {type(node).__name__ for node in windowed.op().find(object)}
    assert not used <= ALLOWED
