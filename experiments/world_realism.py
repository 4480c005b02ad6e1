"""Are the simulated worlds without giveaways, and do they look like ledgers do?

Makes both frozen worlds again and compares them bit for bit with ``results/worlds.json``; then
asks of each how far one number, or two questions, tell planted from honest cases, how marginals
differ, how far amounts are from Benford's law, and what round sums and December do among the
honest. Says nothing about real villages. ``--write`` freezes the answers.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from math import log10
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from sklearn.tree import DecisionTreeClassifier

from experiments.case_statistics import areas_of
from experiments.frozen_worlds import FROZEN, Made, make
from experiments.world_marginals import marginals_of
from experiments.world_plots import draw
from experiments.world_sample import Sample, sample_of
from features.flags.catalogue import CATALOGUE_VERSION
from features.records.focus import Focus
from models.risk.shipped_register import shipped_register
from training.synthesis.world.folder import CASES
from training.synthesis.world.settings import WorldSettings

_HERE = Path(__file__).resolve().parent
RESULT, WORLDS = _HERE / "results" / "world_realism.json", _HERE / "results" / "worlds.json"
_LEAST = 30
_BANDS = ((0.006, "close"), (0.012, "acceptable"), (0.015, "marginal"))  # Nigrini 2012, one digit


def main() -> None:
    """Run, compare or freeze."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="freeze what was found")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # all are made before anything is read back, so that memory is that of making
        made = {name: make(name, FROZEN[name], Path(folder) / name) for name in FROZEN}
        samples = {name: sample_of(Path(folder) / name) for name in FROZEN}
    measured = {name: {"cost": _cost(made[name]), **measures_of(samples[name])} for name in FROZEN}
    frozen = worlds_of(made)
    if options.write:
        for name, sample in samples.items():
            draw(name, sample, strongest(sample))
        _dump(WORLDS, frozen)
        told = {"question": __doc__.split("\n")[0], "growth": cost_of_growth(), "worlds": measured}
        _dump(RESULT, told)
    else:
        _compare(frozen, json.loads(WORLDS.read_text("utf-8")))
    print(json.dumps(measured, indent=1, ensure_ascii=False))


def cost_of_growth() -> list[dict[str, float]]:
    """Return processor time of one process for a world, one twice and one four times as large."""
    grown = []
    for villages in (40, 80, 160):
        with tempfile.TemporaryDirectory() as folder:
            made = make(f"{villages} villages", WorldSettings(villages), Path(folder), processes=1)
        grown.append({"cases": made.rows[CASES], "processor s": made.processor_s})
    return grown


def worlds_of(made: dict[str, Made]) -> dict[str, object]:
    """Return names, settings, digests and rows of worlds, and what they rest on.

    Steps of matters come from the register, checks on papers from the catalogue of flags.
    """
    return {
        "register": shipped_register().version,
        "catalogue": CATALOGUE_VERSION,
        "worlds": {
            name: {
                "setting": FROZEN[name].setting.name,
                "villages": FROZEN[name].villages,
                "years": FROZEN[name].years,
                "seed": FROZEN[name].seed,
                "rows": each.rows,
                "sha256": each.digests,
            }
            for name, each in made.items()
        },
    }


def measures_of(sample: Sample) -> dict[str, object]:
    """Return every measure of a world."""
    cases = len(sample.planted)
    return {
        "cases": cases,
        "planted": int(sample.planted.sum()),
        "looked into": _share(sample.decided, cases),
        "confirmed of these": _share(sample.confirmed, sample.decided),
        "disciplined of these": _share(sample.disciplined, sample.decided),
        "strongest single numbers": strongest(sample),
        "by focus": {focus.value: _of_focus(sample, focus) for focus in Focus},
        "tree of depth 2": tree_area(sample.values, sample.planted),
        "marginals": marginals_of(sample),
        "benford": {name: benford(fen) for name, fen in sample.money.items()},
        "round sums among the honest": _round_share(sample.money["honest"]),
        "ends in December among the honest": _december(sample),
    }


def strongest(sample: Sample, count: int = 10) -> list[dict[str, object]]:
    """Return the numbers with the largest AUROC over all cases."""
    areas = areas_of(sample.names, sample.values, sample.planted, _LEAST)
    areas.sort(key=lambda area: area.auroc, reverse=True)
    return [{**asdict(area), "auroc": round(area.auroc, 4)} for area in areas[:count]]


def tree_area(values: NDArray[np.float64], planted: NDArray[np.bool_]) -> float:
    """Return the AUROC of a tree of depth 2 on the half of the cases that it has not seen."""
    filled = np.nan_to_num(values, nan=-1e12)
    learn = np.arange(len(planted)) % 2 == 0
    tree = DecisionTreeClassifier(max_depth=2, class_weight="balanced", random_state=0)
    tree.fit(filled[learn], planted[learn])
    told = tree.predict_proba(filled[~learn])[:, 1]
    return round(float(roc_auc_score(planted[~learn], told)), 4)


def benford(fen: Sequence[int]) -> dict[str, object]:
    """Return shares of first digits, their mean absolute deviation, and Nigrini's band for it."""
    digits = np.array([int(str(each)[0]) for each in fen])
    shares = [float(np.mean(digits == digit)) for digit in range(1, 10)]
    expected = [log10(1 + 1 / digit) for digit in range(1, 10)]
    distance = float(np.mean(np.abs(np.subtract(shares, expected))))
    band = next((name for most, name in _BANDS if distance <= most), "nonconforming")
    return {
        "amounts": len(fen),
        "first digits": [round(share, 4) for share in shares],
        "mean absolute deviation": round(distance, 4),
        "conformity": band,
    }


def _of_focus(sample: Sample, focus: Focus) -> dict[str, object]:
    chosen = sample.foci == focus.value
    areas = areas_of(sample.names, sample.values[chosen], sample.planted[chosen], _LEAST)
    best = max(areas, key=lambda area: area.auroc)
    return {
        "cases": int(chosen.sum()),
        "planted": int(sample.planted[chosen].sum()),
        "strongest": {**asdict(best), "auroc": round(best.auroc, 4)},
        "tree of depth 2": tree_area(sample.values[chosen], sample.planted[chosen]),
    }


def _compare(made: dict[str, object], frozen: dict[str, object]) -> None:
    for part in ("register", "catalogue"):
        if made[part] != frozen[part]:
            raise SystemExit(f"frozen with {part} {frozen[part]}: freeze again with --write")
    if made != frozen:
        raise SystemExit("these are not the frozen worlds")


def _round_share(fen: Sequence[int]) -> float:
    return round(float(np.mean(np.array(fen) % 100_000 == 0)), 4)


def _december(sample: Sample) -> float:
    return round(float(np.mean(sample.column("month.as_of")[~sample.planted] == 12)), 4)


def _cost(made: Made) -> dict[str, float]:
    return {
        "wall s": made.wall_s,
        "processor s": made.processor_s,
        "peak MiB of all processes": made.peak_mib,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _dump(path: Path, tree: object) -> None:
    text = json.dumps(tree, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
