import ast
from pathlib import Path

import numpy as np
import pytest

import training
from features.touching import keys_of, touches
from training.cases import load_cases, offline_history
from training.examples import examples_of
from training.flow import shipped_register
from training.origin import data_origin
from training.synthesis.world.folder import TRUTH, read_decisions, read_facts, write_world
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("world")
    write_world(simulate_world(WorldSettings(villages=4, years=1)), made)
    return made


def test_the_history_of_a_case_is_what_touches_it_and_was_known(folder):
    facts = read_facts(folder)
    for case in list(load_cases(folder))[::17]:
        keys = keys_of(case)
        expected = [f for f in facts if f.known_at < case.as_of_epoch and touches(f, keys)]
        assert list(case.history) == expected


def test_the_truth_changes_nothing_that_training_reads(folder):
    def read():
        return list(load_cases(folder)), read_decisions(folder), data_origin(folder)

    before, truth = read(), (folder / TRUTH).read_bytes()
    (folder / TRUTH).write_bytes(b"not even json")
    after = read()
    (folder / TRUTH).write_bytes(truth)
    assert after == before


def test_rows_are_the_same_with_history_made_for_all_cases_at_once(folder):
    cases, register = list(load_cases(folder))[::3], shipped_register()
    online = examples_of(cases, register, lambda count: None)
    offline = examples_of(cases, register, lambda count: None, offline_history(folder))
    assert np.array_equal(online.rows, offline.rows, equal_nan=True)


def test_progress_is_told(folder):
    write_world(simulate_world(WorldSettings(villages=11, years=1)), folder / "larger")
    heard = []
    list(load_cases(folder / "larger", heard.append))
    assert heard == [500]


def test_training_never_reads_the_truth():
    """Only the world and its writer may know what was planted; fitting must not."""
    for path in Path(training.__file__).parent.glob("*.py"):
        names = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Name | ast.Attribute)
        }
        assert not names & {"read_truth", "read_parts", "Truth"}, path.name
