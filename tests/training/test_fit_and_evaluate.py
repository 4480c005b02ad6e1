from dataclasses import replace

import numpy as np
import pytest

from models.risk.bundle import files_of
from models.risk.combine import Channels
from tests.planted_examples import NAMES, SMALL, bundle_of, planted_bundle, planted_split
from training.errors import CannotTrain
from training.evaluate import by_focus, calibration_error, compare, found_at, quality
from training.fit import Budgets, band_cuts, fit_model, logits_of
from training.split import Split
from training.stacking import fit_platt, fit_prior, fit_stacker, venn_abers_table


def isotonic_means(labels):
    """Pool adjacent violators, by the max-min formula."""
    total = np.concatenate([[0], np.cumsum(labels)])
    n = len(labels)

    def mean(a, b):
        return (total[b + 1] - total[a]) / (b + 1 - a)

    return [max(min(mean(a, b) for b in range(i, n)) for a in range(i + 1)) for i in range(n)]


def test_venn_abers_table_equals_its_definition():
    random = np.random.default_rng(2)
    scores = np.sort(random.normal(size=40))
    labels = random.random(40) < 1 / (1 + np.exp(-2 * scores))
    table = venn_abers_table(scores, labels)
    for score in [*random.normal(size=25), -9.0, 9.0]:
        at = int(np.searchsorted(scores, score))
        expected = [
            isotonic_means(np.insert(labels.astype(float), at, extra))[at] for extra in (0, 1)
        ]
        assert table.interval(float(score)) == pytest.approx(tuple(expected))


def test_same_seed_gives_the_same_bytes_and_another_seed_does_not():
    again, other = bundle_of(planted_split()), bundle_of(planted_split(), replace(SMALL, seed=4))
    assert files_of(again) == files_of(planted_bundle())
    assert files_of(other)["booster.ubj"] != files_of(again)["booster.ubj"]


def test_the_model_finds_the_planted_signal_and_means_what_it_says():
    rows = compare(planted_bundle().model, planted_split().holdout, budget=0.05)
    assert rows["combined"].auroc > 0.75 > rows["rules_only"].auroc
    assert rows["combined"].ece < 0.1
    assert rows["rules_only"].brier is None
    assert set(by_focus(planted_bundle().model, planted_split().holdout)) == {
        "procurement", "project", "asset", "labour", "relief",
    }  # fmt: skip


def test_band_cuts_keep_the_budgets():
    split, bundle = planted_split(), planted_bundle()
    logits = logits_of(bundle.model, split.calibrate)
    cuts = band_cuts(bundle.model, split.calibrate, Budgets())
    assert cuts.blue <= cuts.yellow <= cuts.orange <= cuts.red
    assert np.mean(logits >= cuts.blue) == pytest.approx(0.10, abs=0.02)


def test_too_few_confirmed_cases_are_refused():
    split = planted_split()
    none = replace(split.fit, confirmed=np.zeros(len(split.fit), dtype=bool))
    with pytest.raises(CannotTrain, match="TOO_FEW_LABELS"):
        fit_model(Split(none, split.stack, split.calibrate, split.holdout), SMALL)


def channels(margin, tail=0.0):
    return Channels(margin, np.zeros(len(margin)) + tail)


def test_a_ranking_the_wrong_way_round_is_refused():
    scores = np.linspace(-3, 3, 60)
    with pytest.raises(CannotTrain, match="RANK_REVERSED"):
        fit_platt(scores, scores < 0)
    with pytest.raises(CannotTrain, match="RANK_REVERSED"):
        fit_stacker(channels(scores), scores < 0)


def test_a_channel_that_misleads_gets_no_weight():
    margins = np.random.default_rng(0).normal(size=400)
    confirmed = margins > 0.5
    wrong = (~confirmed).astype(float)
    stacker = fit_stacker(channels(margins, wrong), confirmed)
    assert stacker.tail_weight == 0.0
    assert stacker.margin_weight > 0


def test_a_flag_is_worth_what_its_hits_came_to():
    rows = np.full((400, len(NAMES)), np.nan, dtype=np.float32)
    confirmed = np.arange(400) % 20 == 0
    rows[:, 0] = confirmed  # always right
    rows[:, 1] = np.arange(400) % 20 == 1  # never right
    rows[:, -1] = confirmed  # no flag
    prior = fit_prior(rows, confirmed)
    points = prior.hit_points
    assert points[0] > points[2] > points[1] >= 0.0
    assert points[-1] == 0.0
    assert prior.margins(rows)[0] == pytest.approx(prior.base + points[0])
    assert prior.margins(rows)[2] == pytest.approx(np.log(0.05 / 0.95))


def test_platt_is_finite_where_the_classes_separate():
    scores = np.linspace(-3, 3, 60)
    line = fit_platt(scores, scores > 0)
    assert np.isfinite([line.slope, line.intercept]).all()
    assert line.slope > 0


def test_ties_at_the_budget_count_by_their_share():
    scores, confirmed = np.asarray([2.0, 1.0, 1.0, 1.0]), np.asarray([True, True, False, False])
    assert found_at(scores, confirmed, 1) == 1.0
    assert found_at(scores, confirmed, 2) == pytest.approx(1 + 1 / 3)


def test_measures_that_need_two_outcomes_are_absent_with_one():
    measured = quality(np.arange(5.0), np.zeros(5, dtype=bool))
    assert (measured.average_precision, measured.auroc, measured.recall_at_budget) == (None,) * 3


def test_a_perfect_probability_has_no_calibration_error():
    confirmed = np.asarray([True, False] * 30)
    assert calibration_error(confirmed.astype(float), confirmed) == 0.0
    assert calibration_error(np.full(60, 0.9), confirmed) == pytest.approx(0.4)
