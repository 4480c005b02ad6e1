import numpy as np
import pytest
from mlflow import MlflowClient

from features.powers.register import Register
from models.risk.bundle import files_of, load_bundle
from models.risk.scorer import Scorer
from training.cases import load_cases
from training.examples import load_examples
from training.fit import FitSettings
from training.flow import CARD, Material, TrainingOrder, shipped_register, train
from training.origin import data_origin
from training.split import SplitPlan
from training.synthesis.world.folder import read_decisions, write_world
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world

# Small and thick with schemes: it is the path that is tried here, not the quality.
WORLD = WorldSettings(villages=12, years=2, seed=3, planted_share=0.35)
QUICK = FitSettings(rounds=20, forest_trees=8, forest_subsample=64)
PLAN = SplitPlan(held_villages=0.25)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    write_world(simulate_world(WORLD), folder)
    return folder


def run(world, out):
    order = TrainingOrder(
        out, out / "runs", "yunjing train", commit="0" * 40, plan=PLAN, settings=QUICK
    )
    material = Material(load_cases(world), read_decisions(world), data_origin(world))
    return train(material, order, lambda told: None)


@pytest.fixture(scope="module")
def trained(world, tmp_path_factory):
    return run(world, tmp_path_factory.mktemp("trained"))


def test_a_world_becomes_a_bundle_that_scores_its_cases(trained, world):
    scorer = Scorer(load_bundle(trained.folder), shipped_register())
    case = next(iter(load_cases(world)))
    score = scorer.score(case)
    points = sum(contribution.points for contribution in score.contributions)
    assert score.base + points == pytest.approx(score.score, abs=1e-4)
    assert score.model.bundle_digest == trained.bundle.digest


def test_the_same_world_and_seed_give_the_same_bytes(trained, world, tmp_path):
    assert files_of(run(world, tmp_path).bundle) == files_of(trained.bundle)


def test_the_run_the_holdout_and_the_card_are_kept(trained):
    out = trained.folder.parent
    client = MlflowClient(tracking_uri=f"sqlite:///{out / 'runs' / 'mlflow.db'}")
    tags = client.get_run(trained.run_id).data.tags
    assert tags["bundle_digest"] == trained.bundle.digest
    assert len(load_examples(out / "holdout.npz")) == trained.overall["combined"].cases
    card = (trained.folder / CARD).read_text(encoding="utf-8")
    assert "no evidence about real ones" in card
    assert trained.bundle.feature_set in card


def test_a_scored_training_case_has_the_row_that_training_saw(trained, world):
    holdout = load_examples(trained.folder.parent / "holdout.npz")
    scorer = Scorer(trained.bundle, shipped_register())
    case = next(c for c in load_cases(world) if c.case_id == holdout.case_ids[0])
    shown = [c.value for c in scorer.score(case).contributions[:-1]]
    seen = [None if np.isnan(value) else float(value) for value in holdout.rows[0]]
    assert shown == seen


def test_the_shipped_register_is_readable():
    assert isinstance(shipped_register(), Register)
