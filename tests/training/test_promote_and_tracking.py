import os

import pytest
from mlflow import MlflowClient

from models.errors import BundleMismatch
from models.risk.bundle import load_bundle, save_bundle
from tests.planted_examples import guessing_bundle, planted_bundle, planted_split
from training.errors import NotPromoted
from training.promote import CHAMPION, PREVIOUS, Gate, promote, roll_back, try_challenger
from training.tracking import (
    EXPERIMENT,
    RunRecord,
    RunStore,
    mark_champion,
    record_run,
    register_bundle,
)

WIDE = Gate(calibration_error=0.2)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    folder = tmp_path_factory.mktemp("good")
    save_bundle(planted_bundle(), folder)
    return folder


@pytest.fixture(scope="module")
def poor(tmp_path_factory):
    folder = tmp_path_factory.mktemp("poor")
    save_bundle(guessing_bundle(), folder)
    return folder


def digest(folder):
    return load_bundle(folder).digest


def standing(registry):
    return digest(registry / CHAMPION), digest(registry / PREVIOUS)


def test_the_first_bundle_becomes_champion(good, tmp_path):
    trial = promote(good, tmp_path, planted_split().holdout, WIDE)
    assert trial.champion is None
    assert digest(tmp_path / CHAMPION) == digest(good)
    assert not (tmp_path / PREVIOUS).exists()


def test_a_worse_bundle_is_refused_and_changes_nothing(good, poor, tmp_path):
    promote(good, tmp_path, planted_split().holdout, WIDE)
    with pytest.raises(NotPromoted, match="average precision") as caught:
        promote(poor, tmp_path, planted_split().holdout, WIDE)
    assert caught.value.code == "WORSE_THAN_CHAMPION"
    assert digest(tmp_path / CHAMPION) == digest(good)


def test_a_better_bundle_keeps_the_old_one_and_can_be_rolled_back(good, poor, tmp_path):
    promote(poor, tmp_path, planted_split().holdout, WIDE)
    promote(good, tmp_path, planted_split().holdout, WIDE)
    assert (digest(tmp_path / CHAMPION), digest(tmp_path / PREVIOUS)) == (
        digest(good),
        digest(poor),
    )
    assert roll_back(tmp_path).digest == digest(poor)
    assert (digest(tmp_path / CHAMPION), digest(tmp_path / PREVIOUS)) == (
        digest(poor),
        digest(good),
    )


def test_probabilities_that_mean_nothing_are_refused():
    trial = try_challenger(planted_bundle(), None, planted_split().holdout, Gate(0.01, 1e-6))
    assert any("calibration error" in failure for failure in trial.failures)


def test_without_a_previous_bundle_there_is_nothing_to_go_back_to(good, tmp_path):
    promote(good, tmp_path, planted_split().holdout, WIDE)
    with pytest.raises(NotPromoted, match="NOTHING_BEFORE"):
        roll_back(tmp_path)


def test_a_damaged_challenger_is_not_copied(good, tmp_path):
    damaged, registry = tmp_path / "damaged", tmp_path / "registry"
    save_bundle(planted_bundle(), damaged)
    (damaged / "anomaly.npz").write_bytes(b"")
    with pytest.raises(BundleMismatch, match="BUNDLE_DIGEST"):
        promote(damaged, registry, planted_split().holdout, WIDE)
    assert not registry.exists()


def test_a_damaged_champion_is_an_error_and_not_a_free_place(good, tmp_path):
    promote(good, tmp_path, planted_split().holdout, WIDE)
    (tmp_path / CHAMPION / "anomaly.npz").write_bytes(b"")
    with pytest.raises(BundleMismatch, match="BUNDLE_DIGEST"):
        promote(good, tmp_path, planted_split().holdout, WIDE)


def test_a_run_is_found_again_with_its_bundle(good, tmp_path):
    store = RunStore(tmp_path)
    record = RunRecord("trial", {"seed": 3}, {"average_precision": 0.5}, {"git_sha": "0" * 40})
    run_id = record_run(store, record, {"bundle": good})
    client = MlflowClient(tracking_uri=store.uri)
    run = client.get_run(run_id)
    assert run.data.params == {"seed": "3"}
    assert run.data.metrics == {"average_precision": 0.5}
    assert run.info.status == "FINISHED"
    assert client.get_experiment(run.info.experiment_id).name == EXPERIMENT
    names = {file.path for file in client.list_artifacts(run_id, "bundle")}
    assert names == {f"bundle/{file.name}" for file in good.iterdir()}
    assert not list(tmp_path.rglob("*.pkl"))
    version = register_bundle(store, run_id, digest(good))
    assert mark_champion(store, "another digest") is None
    assert mark_champion(store, digest(good)) == version
    assert client.get_model_version_by_alias(EXPERIMENT, "champion").run_id == run_id
    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"
