"""``yunjing train | evaluate | promote | rollback``: thin doors to the flow, with progress."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from models.risk.bundle import load_bundle
from training.cases import load_cases, offline_history
from training.evaluate import Quality, compare
from training.examples import load_examples
from training.fit import FitSettings
from training.flow import Material, TrainingOrder
from training.flow import train as run_flow
from training.origin import data_origin
from training.promote import Gate, roll_back
from training.promote import promote as run_gate
from training.synthesis.world.folder import read_decisions, write_parts
from training.synthesis.world.pool import tables_by_town
from training.synthesis.world.settings import WorldSettings
from training.tracking import RunStore, mark_champion

_REGISTRY = Path(".yunjing/models")
Json = Annotated[bool, typer.Option("--json", help="一行 JSON / One line of JSON.")]
Registry = Annotated[Path, typer.Option(help="模型目录 / Folder of champion and previous.")]


def train(
    out: Annotated[Path, typer.Option(help="输出目录 / Gets bundle, holdout.npz, metrics.json.")],
    world: Annotated[
        Path | None, typer.Option(help="已有数据目录 / A folder that yunjing simulate wrote.")
    ] = None,
    villages: Annotated[int, typer.Option(min=8, help="无 --world 时模拟 / Simulated.")] = 120,
    seed: Annotated[int, typer.Option(min=0)] = 7,
    as_json: Json = False,
) -> None:
    """Train on a world folder, or on one simulated first; the same seed gives the same bytes."""
    console = Console(stderr=True)
    command = f"yunjing train --villages {villages} --seed {seed} --out {out.name}"
    with console.status("yunjing train"):
        if world is None:
            world = out / "world"
            settings = WorldSettings(villages=villages, seed=seed)
            write_parts(tables_by_town(settings), world)
        else:
            command = f"yunjing train --world {world.name} --seed {seed} --out {out.name}"
        order = TrainingOrder(out, out / "runs", command, settings=FitSettings(seed=seed))
        material = _material(world)
        trained = run_flow(material, order, lambda told: _tell(console, told))
    _show(trained.overall, f"{trained.folder} · {trained.bundle.digest[:12]}", as_json)


def _material(world: Path) -> Material:
    decisions, origin = read_decisions(world), data_origin(world)
    return Material(load_cases(world), decisions, origin, offline_history(world))


def evaluate(
    bundle: Annotated[Path, typer.Argument(help="模型包 / A bundle folder.")],
    holdout: Annotated[Path, typer.Argument(help="holdout.npz of a training.")],
    as_json: Json = False,
) -> None:
    """Measure a bundle on a frozen holdout, the rules-only row beside it."""
    loaded = load_bundle(bundle)
    _show(compare(loaded.model, load_examples(holdout)), loaded.origin.version, as_json)


def promote(
    trained: Annotated[Path, typer.Argument(help="train 的输出目录 / What train wrote.")],
    registry: Registry = _REGISTRY,
) -> None:
    """Make a trained bundle the champion if the gate lets it; the old one stays as previous."""
    holdout = load_examples(trained / "holdout.npz")
    trial = run_gate(trained / "bundle", registry, holdout, Gate())
    digest = load_bundle(registry / "champion").digest
    version = mark_champion(RunStore(trained / "runs"), digest)
    rows = {"challenger": trial.challenger, "champion before": trial.champion}
    _show({name: row for name, row in rows.items() if row}, f"{digest[:12]} · MLflow {version}")


def rollback(registry: Registry = _REGISTRY) -> None:
    """Make the previous bundle the champion again."""
    restored = roll_back(registry)
    Console().print(f"{restored.origin.version} {restored.digest}")


def _tell(console: Console, told: str) -> None:
    console.print(told, highlight=False)


def _show(rows: dict[str, Quality], title: str, as_json: bool = False) -> None:
    if as_json:
        told = {"title": title, "rows": {name: asdict(row) for name, row in rows.items()}}
        sys.stdout.write(orjson.dumps(told).decode() + "\n")
        return
    table = Table(title=title)
    for column in ("", "AP", "AUROC", "P@budget", "R@budget", "Brier", "ECE"):
        table.add_column(column)
    for name, row in rows.items():
        table.add_row(name, *map(_number, _measures(row)))
    Console().print(table)


def _measures(row: Quality) -> tuple[float | None, ...]:
    budget = (row.precision_at_budget, row.recall_at_budget)
    return (row.average_precision, row.auroc, *budget, row.brier, row.ece)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
