"""How well does the score rank simulated matters, beside rules alone and each channel alone?

Fits on several simulated worlds, measures on later cases of villages that no window has seen:
once against the decisions of reviewers, which miss what nobody looked at, and once against
what was planted, which only a simulation knows. Says nothing about real villages. Leaves out
the choice of settings: those of ``training.fit`` are used as they are.
"""

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from statistics import mean

import numpy as np
from rich.progress import track

from training.cases import FactIndex, history_of_cases
from training.evaluate import Quality, compare
from training.examples import Examples, examples_of
from training.fit import FitSettings, fit_model
from training.flow import shipped_register
from training.split import Split, SplitPlan, split_by_time_and_village
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import World, simulate_world

_RESULT = Path(__file__).resolve().parent / "results" / "score_quality.json"
_MEASURES = (
    "average_precision", "auroc", "precision_at_budget", "recall_at_budget", "brier", "ece",
)  # fmt: skip
_BUDGETS = {"alert budget 1.14 %": 0.0114, "budget 5 %": 0.05}


def main() -> None:
    """Run and freeze the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--villages", type=int, default=150)
    arguments.add_argument("--worlds", type=int, default=3)
    arguments.add_argument("--out", type=Path, default=_RESULT)
    options = arguments.parse_args()
    result = run(options.villages, options.worlds)
    options.out.write_text(json.dumps(result, indent=2, sort_keys=True) + "\n")
    print_table(result)


def run(villages: int, worlds: int) -> dict[str, object]:
    """Measure every ranking on each world and return mean, least and most over the worlds."""
    seeds = range(1, worlds + 1)
    measured = [measure_world(WorldSettings(villages=villages, seed=seed)) for seed in seeds]
    return {
        "question": "How well does the score rank simulated matters it has not seen?",
        "command": f"python -m experiments.score_quality --villages {villages} --worlds {worlds}",
        "data": "simulated villages, no evidence about real ones",
        "split": "by time and village: later cases of villages that no window has seen",
        "worlds": [world["counts"] for world in measured],
        "rows": {
            f"{against}, {budget}": spread([world["rows"][against, budget] for world in measured])
            for against in ("decisions", "planted")
            for budget in _BUDGETS
        },
    }


def measure_world(settings: WorldSettings) -> dict[str, object]:
    """Simulate, split, fit and measure."""
    world = simulate_world(settings)
    split = split_by_time_and_village(rows_of(world, settings.seed), world.decisions, SplitPlan())
    model = fit_model(split, FitSettings())
    truths = {"decisions": split.holdout, "planted": as_planted(split.holdout, world)}
    rows = {}
    for against, holdout in truths.items():
        for budget, share in _BUDGETS.items():
            rows[against, budget] = compare(model, holdout, share)
    return {"counts": counts_of(split, truths["planted"]), "rows": rows}


def rows_of(world: World, seed: int) -> Examples:
    """Return the unlabelled rows of all cases."""
    index = FactIndex(world.facts)
    numbers = history_of_cases(world.cases, world.facts)
    cases = (replace(case, history=index.history_of(case)) for case in world.cases)
    told = track(cases, description=f"world {seed}", total=len(world.cases))
    return examples_of(
        told, shipped_register(), lambda count: None, lambda case: numbers[case.case_id]
    )


def as_planted(holdout: Examples, world: World) -> Examples:
    """Return the holdout labelled by what was planted."""
    planted = [truth.case_id for truth in world.truth]
    return replace(holdout, confirmed=np.isin(holdout.case_ids, planted))


def counts_of(split: Split, planted: Examples) -> dict[str, int]:
    """Return how many cases and confirmed cases each window holds."""
    windows = {name: getattr(split, name) for name in ("fit", "stack", "calibrate", "holdout")}
    counts = {name: len(window) for name, window in windows.items()}
    confirmed = {f"{name}_confirmed": int(w.confirmed.sum()) for name, w in windows.items()}
    return {**counts, **confirmed, "holdout_planted": int(planted.confirmed.sum())}


def spread(worlds: list[dict[str, Quality]]) -> dict[str, dict[str, list[float]]]:
    """Return [mean, least, most] of every measure of every ranking."""
    return {name: _spread_of([asdict(world[name]) for world in worlds]) for name in worlds[0]}


def _spread_of(measured: list[dict[str, float | None]]) -> dict[str, list[float]]:
    known = {
        name: [each[name] for each in measured if each[name] is not None] for name in _MEASURES
    }
    return {name: summary(values) for name, values in known.items() if values}


def summary(values: Iterable[float]) -> list[float]:
    """Return mean, least and most, rounded to four digits."""
    seen = list(values)
    return [round(value, 4) for value in (mean(seen), min(seen), max(seen))]


def print_table(result: dict[str, object]) -> None:
    """Print one line for each ranking."""
    for title, rows in result["rows"].items():
        print(f"\n{title}: mean (least to most)")
        for name, row in rows.items():
            cells = [f"{k} {v[0]:.3f} ({v[1]:.3f} to {v[2]:.3f})" for k, v in row.items()]
            print(f"  {name}: " + ", ".join(cells))


if __name__ == "__main__":
    main()
