"""Does a model fitted in one setting lose in the other, as it would between real counties?

Fits one model on each setting of the simulated world and measures both on the later cases of
unseen villages of either. Schemes are planted thickly and every one is taken as found after a
month, so that the difference between settings is not lost in the scarcity of labels. Says
nothing about real villages.
"""

import argparse
import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from experiments.score_quality import as_planted, rows_of
from features.records.decision import Decision, Outcome
from models.risk.combine import RiskModel
from training.evaluate import Quality, compare
from training.examples import Examples
from training.fit import FitSettings, fit_model
from training.split import SplitPlan, split_by_time_and_village
from training.synthesis.world.setting import SETTINGS
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import World, simulate_world

_RESULT = Path(__file__).resolve().parent / "results" / "world_transfer.json"
_BUDGET, _PLANTED = 0.0114, 0.10


@dataclass(frozen=True, eq=False)
class Home:
    """A setting with the model that was fitted in it and the cases that it has not seen."""

    model: RiskModel
    holdout: Examples
    confirmed: int


def main() -> None:
    """Run and freeze the result."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--villages", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=31)
    arguments.add_argument("--out", type=Path, default=_RESULT)
    options = arguments.parse_args()
    homes = {name: settle(name, options.villages, options.seed) for name in SETTINGS}
    result = {
        "question": "Does a model fitted in one setting lose in the other?",
        "command": "python -m experiments.world_transfer"
        f" --villages {options.villages} --seed {options.seed}",
        "data": "simulated villages, no evidence about real ones",
        "fitted on": {name: _size(home) for name, home in homes.items()},
        "measured against what was planted": {
            f"{fitted} on {asked}": measure(homes[fitted].model, homes[asked].holdout)
            for fitted in homes
            for asked in homes
        },
    }
    text = json.dumps(result, indent=2, ensure_ascii=False)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


def settle(name: str, villages: int, seed: int) -> Home:
    """Simulate a setting and fit a model on its decisions."""
    settings = WorldSettings(
        villages=villages, seed=seed, planted_share=_PLANTED, setting=SETTINGS[name]
    )
    world = simulate_world(settings)
    split = split_by_time_and_village(rows_of(world, seed), all_found(world), SplitPlan())
    model = fit_model(split, FitSettings())
    return Home(model, as_planted(split.holdout, world), int(split.fit.confirmed.sum()))


def all_found(world: World) -> list[Decision]:
    """Return decisions as if every planted case had been found within a month."""
    planted = {truth.case_id for truth in world.truth}
    return [
        Decision(case.case_id, Outcome.CONFIRMED, case.as_of + timedelta(days=30))
        for case in world.cases
        if case.case_id in planted
    ]


def measure(model: RiskModel, holdout: Examples) -> dict[str, dict[str, float | None]]:
    """Return how well the channels of a model rank."""
    rows = compare(model, holdout, _BUDGET)
    return {name: _numbers(row) for name, row in rows.items()}


def _numbers(row: Quality) -> dict[str, float | None]:
    told = {"average precision": row.average_precision, "auroc": row.auroc}
    told["precision at budget"] = row.precision_at_budget
    return {name: None if value is None else round(value, 4) for name, value in told.items()}


def _size(home: Home) -> dict[str, int]:
    return {
        "confirmed in the fitting window": home.confirmed,
        "cases measured": len(home.holdout),
        "planted among them": int(home.holdout.confirmed.sum()),
    }


if __name__ == "__main__":
    main()
