"""Rows with a planted signal, to try the mechanics of fitting without a village world."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np

from features.records.decision import Decision, Outcome
from features.records.focus import Focus
from features.vector import FEATURE_SET, FEATURES, FLAG_FEATURES
from models.risk.bundle import Bundle
from models.risk.manifest import Origin
from training.examples import Examples
from training.fit import Budgets, FitSettings, band_cuts, fit_model, reference_of
from training.split import Split, SplitPlan, split_by_time_and_village

START = int(datetime(2022, 1, 1, tzinfo=UTC).timestamp())
DAY = 86_400
FLAGS = len(FLAG_FEATURES)
SIGNAL = (2, FLAGS + 1, FLAGS + 2, len(FEATURES) - 1)
NAMES = tuple(feature.name for feature in FEATURES)
SMALL = FitSettings(seed=3, rounds=25, depth=3, forest_trees=16, forest_subsample=64)
PLAN = SplitPlan()


@lru_cache(maxsize=2)
def planted(count: int = 2400, seed: int = 11) -> Examples:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(count, len(FEATURES))).astype(np.float32)
    rows[:, :FLAGS] = rows[:, :FLAGS] > 1.5
    rows[random.random(rows.shape) < 0.2] = np.nan
    signal = 2 * np.nansum(rows[:, SIGNAL], axis=1)
    return Examples(
        case_ids=np.asarray([f"case_{n:05d}" for n in range(count)]),
        units=np.asarray([f"village_{n % 24:02d}" for n in range(count)]),
        foci=random.choice([focus.value for focus in Focus], size=count),
        as_of=START + np.sort(random.integers(0, 1000 * DAY, size=count)),
        rows=rows,
        confirmed=signal + random.normal(size=count) > 4.0,
        flag_weight=random.integers(0, 3, size=count),
    )


def decisions_on(examples: Examples, after_days: int = 20) -> list[Decision]:
    return [
        Decision(
            str(case_id),
            Outcome.CONFIRMED if confirmed else Outcome.CLEARED,
            datetime.fromtimestamp(int(as_of) + after_days * DAY, tz=UTC),
        )
        for case_id, as_of, confirmed in zip(
            examples.case_ids, examples.as_of, examples.confirmed, strict=True
        )
    ]


@lru_cache(maxsize=1)
def planted_split() -> Split:
    return split_by_time_and_village(planted(), decisions_on(planted()), PLAN)


def bundle_of(split: Split, settings: FitSettings = SMALL) -> Bundle:
    model = fit_model(split, settings)
    return Bundle(
        origin=Origin("planted", "0", "0" * 40, ("2022-01-01", "2023-01-01"), "planted rows"),
        features=NAMES,
        feature_set=FEATURE_SET,
        bands=band_cuts(model, split.calibrate, Budgets()),
        model=model,
        reference=reference_of(split.fit),
    )


@lru_cache(maxsize=1)
def planted_bundle() -> Bundle:
    return bundle_of(planted_split())


def guessing_bundle() -> Bundle:
    """Return a bundle that never saw most of the signal: it loads, but knows little."""
    split = planted_split()
    rows = split.fit.rows.copy()
    rows[:, SIGNAL[2:]] = np.nan
    poor = Split(replace(split.fit, rows=rows), split.stack, split.calibrate, split.holdout)
    return bundle_of(poor)
