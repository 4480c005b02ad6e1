import hashlib

import pytest
import typer
from typer.testing import CliRunner

from training.synthesis.commands import simulate
from training.synthesis.world.folder import (
    read_cases,
    read_decisions,
    read_facts,
    read_parts,
    read_truth,
    tables_of,
    write_parts,
    write_world,
)
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_town, simulate_world

SMALL = WorldSettings(villages=3, years=1, seed=9, planted_share=0.1)


@pytest.fixture(scope="module")
def world():
    return simulate_world(SMALL)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_what_is_written_is_read_back(world, tmp_path):
    write_world(world, tmp_path)
    assert read_cases(tmp_path) == world.cases
    assert read_facts(tmp_path) == world.facts
    assert read_decisions(tmp_path) == world.decisions
    assert read_truth(tmp_path) == world.truth


def test_a_world_is_read_town_by_town_as_it_was_written(tmp_path):
    settings = WorldSettings(villages=17, years=1, seed=9)
    towns = [simulate_town(settings, number) for number in range(settings.towns)]
    write_parts(map(tables_of, towns), tmp_path)
    assert list(read_parts(tmp_path)) == towns


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("first", "second"):
        write_world(simulate_world(SMALL), tmp_path / name)
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_another_seed_gives_another_world(world):
    assert simulate_world(WorldSettings(villages=3, years=1, seed=10)).facts != world.facts


def test_the_command_writes_a_world(tmp_path):
    app = typer.Typer()
    app.command()(simulate)
    told = CliRunner().invoke(app, ["--villages", "2", "--years", "1", "--out", str(tmp_path)])
    assert told.exit_code == 0, told.output
    assert len(read_cases(tmp_path)) == 100


def test_the_command_refuses_an_impossible_size(tmp_path):
    app = typer.Typer()
    app.command()(simulate)
    assert CliRunner().invoke(app, ["--villages", "0", "--out", str(tmp_path)]).exit_code == 2
