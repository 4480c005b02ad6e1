import hashlib
from itertools import pairwise

from training.synthesis.world.folder import CASES, SCHEMAS, write_parts
from training.synthesis.world.pool import tables_by_town
from training.synthesis.world.settings import WorldSettings

SMALL = WorldSettings(villages=20, years=1, seed=4, planted_share=0.1)


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_bytes_do_not_depend_on_the_number_of_processes(tmp_path):
    for processes in (1, 2):
        write_parts(tables_by_town(SMALL, processes), tmp_path / str(processes))
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


def test_a_larger_world_begins_with_the_towns_of_the_smaller():
    smaller = list(tables_by_town(WorldSettings(villages=8, years=1, seed=4, planted_share=0.1)))
    larger = tables_by_town(SMALL)
    for before, after in zip(smaller, larger, strict=False):
        assert all(before[name].equals(after[name]) for name in SCHEMAS)


def test_towns_share_no_ids():
    units = [set(tables[CASES]["unit"].to_pylist()) for tables in tables_by_town(SMALL)]
    ids = [set(tables[CASES]["case_id"].to_pylist()) for tables in tables_by_town(SMALL)]
    assert [len(town) for town in units] == [8, 8, 4]
    assert all(not first & second for first, second in pairwise([*units, *ids]))
