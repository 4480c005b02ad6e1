import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from experiments.damaged_files import _WAYS, damaged, outcome_of, run
from experiments.sound_papers import sound_papers
from models.recognizer.limits import LIMITS
from models.recognizer.sniff import MediaType, sniff

FROZEN = Path(__file__).parents[2] / "experiments" / "results" / "damaged_files.json"
PAPERS = sound_papers()


@pytest.mark.parametrize("name", PAPERS)
def test_every_sound_paper_is_read_as_its_format(name):
    for paper in PAPERS[name]:
        assert sniff(paper) is MediaType[name]
        assert outcome_of(paper) == "read"


def test_all_formats_are_damaged_and_answered_within_the_limits():
    # in a process of its own: the peak is that of all children that a process ever had
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        result = alone.submit(run, 64).result()
    assert result["answered"] == 64
    assert set(result["formats"]) == {media_type.name for media_type in MediaType}
    assert result["child_peak_mib"] < LIMITS.child_memory >> 20
    assert all(code == "read" or code.isupper() for code in result["outcomes"])


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.__name__)
def test_the_same_seed_gives_the_same_damage_and_some_seed_damages(way):
    paper, other = PAPERS["PNG"][0], PAPERS["PDF"][0]
    made = [way(paper, other, Random(seed)) for seed in range(8)]
    assert made == [way(paper, other, Random(seed)) for seed in range(8)]
    assert any(changed != paper for changed in made)


def test_damage_of_a_seed_can_be_made_again():
    assert damaged(PAPERS, "TIFF", Random(5)) == damaged(PAPERS, "TIFF", Random(5))


def test_the_frozen_run_answered_every_file():
    frozen = json.loads(FROZEN.read_text())
    assert frozen["answered"] == frozen["files"] >= 5_000
    assert frozen["slowest_seconds"] < LIMITS.child_wall_seconds
