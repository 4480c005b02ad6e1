"""The whole training on one page: cases in, bundle, frozen holdout, card and run out."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import orjson

from features.records.case import Case
from features.records.decision import Decision
from features.vector import FEATURE_SET, FEATURES
from models.risk.anomaly import anomaly_bytes
from models.risk.bundle import Bundle, save_bundle
from models.risk.combine import RiskModel
from models.risk.manifest import Origin
from models.risk.shipped_register import shipped_register
from models.risk.tables import calibration_bytes
from training.evaluate import Quality, by_focus, compare
from training.examples import HistoryOf, examples_of, online_history, save_examples
from training.fit import FitSettings, band_cuts, fit_model, reference_of
from training.model_card import CardContent, card_text
from training.provenance import code_commit
from training.split import Split, SplitPlan, split_by_time_and_village
from training.tracking import RunRecord, RunStore, record_run, register_bundle

Report = Callable[[str], None]
CARD = "MODEL_CARD.md"


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: cases with their history, and decisions; ``origin`` says whence.

    ``history_of`` gives the history numbers of a case; see ``training.examples``.
    """

    cases: Iterable[Case]
    decisions: Sequence[Decision]
    origin: str
    history_of: HistoryOf = online_history


@dataclass(frozen=True, slots=True)
class TrainingOrder:
    """What to make and where: ``out``/bundle, ``out``/holdout.npz, ``out``/metrics.json.

    ``runs`` is the folder of the MLflow store; ``command`` is what reproduces all this, with
    the code of ``commit``, which is asked for before the work begins.
    """

    out: Path
    runs: Path
    command: str
    name: str = "yunjing-risk"
    commit: str = field(default_factory=code_commit)
    plan: SplitPlan = field(default_factory=SplitPlan)
    settings: FitSettings = field(default_factory=FitSettings)


@dataclass(frozen=True, eq=False)
class Trained:
    """What came out; ``overall`` measures every ranking on the holdout."""

    bundle: Bundle
    folder: Path
    run_id: str
    overall: dict[str, Quality]


def train(material: Material, order: TrainingOrder, report: Report) -> Trained:
    """Run a training from cases to a registered bundle.

    Raises LeakySplit when the cases cannot be split, CannotTrain with too few labels.
    """
    report("features: one row for each case")
    examples = examples_of(
        material.cases,
        shipped_register(),
        lambda count: report(f"features: {count} rows"),
        material.history_of,
    )
    split = split_by_time_and_village(examples, material.decisions, order.plan)
    report(f"fit: {len(split.fit)} cases, {int(split.fit.confirmed.sum())} confirmed")
    model = fit_model(split, order.settings)
    bundle = bundle_of(model, split, order, material.origin)
    report(f"evaluate: {len(split.holdout)} later cases of unseen villages")
    overall = compare(model, split.holdout)
    foci = by_focus(model, split.holdout)
    card = card_text(CardContent(bundle, split, order.settings, overall, foci, order.command))
    folder = _write(bundle, split, card, order.out)
    _write_metrics(order.out, {"overall": overall, "by_focus": foci})
    report("track: MLflow run")
    run_id = _track(bundle, split, order, overall)
    return Trained(bundle, folder, run_id, overall)


def bundle_of(model: RiskModel, split: Split, order: TrainingOrder, data: str) -> Bundle:
    """Wrap a fitted model; the version is the end of its window and the digest of its parts."""
    window = (_day(split.fit.as_of.min()), _day(split.calibrate.as_of.max()))
    version = f"{window[1].replace('-', '')}-{_parts_digest(model)[:8]}"
    return Bundle(
        origin=Origin(order.name, version, order.commit, window, data),
        features=tuple(feature.name for feature in FEATURES),
        feature_set=FEATURE_SET,
        bands=band_cuts(model, split.calibrate, order.settings.budgets),
        model=model,
        reference=reference_of(split.fit),
    )


def _parts_digest(model: RiskModel) -> str:
    calibration = calibration_bytes(model.prior, model.stacker, model.calibration)
    parts = (model.booster.ubj, anomaly_bytes(model.anomaly), calibration)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _day(epoch: int) -> str:
    return datetime.fromtimestamp(int(epoch), tz=UTC).date().isoformat()


def _write(bundle: Bundle, split: Split, card: str, out: Path) -> Path:
    folder = out / "bundle"
    save_bundle(bundle, folder)
    (folder / CARD).write_text(card, encoding="utf-8")
    save_examples(split.holdout, out / "holdout.npz")
    return folder


def _write_metrics(out: Path, metrics: dict[str, object]) -> None:
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    (out / "metrics.json").write_bytes(orjson.dumps(metrics, option=options))


def _track(bundle: Bundle, split: Split, order: TrainingOrder, overall: dict[str, Quality]) -> str:
    holdout = hashlib.sha256((order.out / "holdout.npz").read_bytes()).hexdigest()
    record = RunRecord(
        name=bundle.origin.version,
        parameters={**asdict(order.settings), **asdict(order.plan)},
        metrics=_numbers(overall),
        tags={
            "git_sha": bundle.origin.code_commit,
            "bundle_digest": bundle.digest,
            "feature_set": bundle.feature_set,
            "holdout_sha256": holdout,
            "data": bundle.origin.data,
        },
    )
    store = RunStore(order.runs)
    run_id = record_run(store, record, {"bundle": order.out / "bundle"})
    register_bundle(store, run_id, bundle.digest)
    return run_id


def _numbers(overall: dict[str, Quality]) -> dict[str, float]:
    return {
        f"{name}.{measure}": float(value)
        for name, measured in overall.items()
        for measure, value in asdict(measured).items()
        if value is not None
    }
