"""Every training is an MLflow run: parameters, metrics, digests, and the bundle as artifact.

The store is SQLite with its artifact folder beside it. Telemetry is off, nothing is pickled:
what is logged is the bundle folder, which is data.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Before the import below: MLflow reads the switch when it is imported.
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")

from mlflow import MlflowClient

EXPERIMENT = MODEL = "yunjing-risk"
CHALLENGER, CHAMPION = "challenger", "champion"
_DIGEST = "bundle_digest"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is worth remembering of one training."""

    name: str
    parameters: Mapping[str, object]
    metrics: Mapping[str, float]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RunStore:
    """Where runs are kept: ``folder``/mlflow.db and ``folder``/artifacts."""

    folder: Path

    @property
    def uri(self) -> str:
        """Return the tracking URI."""
        return f"sqlite:///{(self.folder / 'mlflow.db').absolute()}"

    def client(self) -> MlflowClient:
        """Open the store, which is made on first use (MLflow's migrations take seconds)."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return MlflowClient(tracking_uri=self.uri, registry_uri=self.uri)

    def experiment_id(self, client: MlflowClient) -> str:
        """Return the id of our experiment, made when it is not there."""
        known = client.get_experiment_by_name(EXPERIMENT)
        if known is not None:
            return str(known.experiment_id)
        artifacts = (self.folder / "artifacts").absolute().as_uri()
        return str(client.create_experiment(EXPERIMENT, artifact_location=artifacts))


def record_run(store: RunStore, record: RunRecord, folders: Mapping[str, Path]) -> str:
    """Log a finished training and return its run id; ``folders`` maps artifact names to paths."""
    client = store.client()
    run = client.create_run(
        store.experiment_id(client), run_name=record.name, tags=dict(record.tags)
    )
    run_id = str(run.info.run_id)
    for key, value in record.parameters.items():
        client.log_param(run_id, key, value)
    for key, metric in record.metrics.items():
        client.log_metric(run_id, key, metric)
    for name, folder in folders.items():
        client.log_artifacts(run_id, str(folder), artifact_path=name)
    client.set_terminated(run_id)
    return run_id


def register_bundle(store: RunStore, run_id: str, digest: str) -> str:
    """Register the bundle that a run logged as the challenger; return its version."""
    client = store.client()
    if not client.search_registered_models(f"name = '{MODEL}'"):
        client.create_registered_model(MODEL)
    source = f"{client.get_run(run_id).info.artifact_uri}/bundle"
    made = client.create_model_version(MODEL, source, run_id, tags={_DIGEST: digest})
    client.set_registered_model_alias(MODEL, CHALLENGER, made.version)
    return str(made.version)


def mark_champion(store: RunStore, digest: str) -> str | None:
    """Give the alias champion to the version of this bundle; None when it is not registered."""
    client = store.client()
    versions = client.search_model_versions(f"name = '{MODEL}'")
    ours = [each.version for each in versions if each.tags.get(_DIGEST) == digest]
    if not ours:
        return None
    newest = max(ours, key=int)
    client.set_registered_model_alias(MODEL, CHAMPION, newest)
    return str(newest)
