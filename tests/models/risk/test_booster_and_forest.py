import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from features.records.focus import Focus
from models.errors import BundleMismatch
from models.risk.anomaly import anomaly_bytes, anomaly_from_bytes, tails
from models.risk.booster import RiskBooster
from models.risk.contributions import ANOMALY, explain, points_of
from tests.planted_examples import NAMES, planted_bundle

VALUES = st.one_of(st.just(np.nan), st.floats(-1e6, 1e6, width=32))
ROWS = arrays(np.float32, len(NAMES), elements=VALUES)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_tree_contributions_add_up_to_the_margin(row):
    booster = planted_bundle().model.booster
    total = booster.contributions(row[None, :]).sum()
    assert abs(total - booster.margins(row[None, :])[0]) < 1e-5


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from(Focus))
def test_points_add_up_to_the_score_and_logits_to_the_logit(row, focus):
    bundle = planted_bundle()
    told = explain(bundle.model, bundle.features, row, focus)
    points = sum(contribution.points for contribution in told.contributions)
    assert abs(told.base + points - told.score) < 1e-4
    assert 0.0 <= told.score <= 100.0
    assert told.contributions[-1].feature == ANOMALY
    for contribution in told.contributions:
        assert contribution.points * contribution.logit >= 0.0


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from(Focus))
def test_one_row_and_many_rows_score_alike(row, focus):
    bundle = planted_bundle()
    alone = explain(bundle.model, bundle.features, row, focus).logit
    among = bundle.model.logits(np.stack([row] * 3), focus)
    assert np.allclose(among, alone, atol=1e-6)


@given(
    st.floats(-5, 5),
    arrays(np.float64, 6, elements=st.floats(-10, 10)),
)
def test_points_keep_sign_and_add_up(base_logit, shares):
    logit = base_logit + float(shares.sum())
    base, points = points_of(logit, base_logit, shares)
    assert base + points.sum() == pytest.approx(100 / (1 + np.exp(-logit)), abs=1e-4)
    assert np.all(points * shares >= 0)


def test_shares_that_cancel_are_not_lost():
    _, points = points_of(0.0, 0.0, np.asarray([2.0, -2.0]))
    assert points.tolist() == [50.0, -50.0]


def test_a_row_without_any_value_is_scored():
    row = np.full((1, len(NAMES)), np.nan, dtype=np.float32)
    assert np.isfinite(planted_bundle().model.logits(row, Focus.RELIEF)).all()


def test_anomaly_quantile_grows_with_strangeness():
    channel = planted_bundle().model.anomaly
    usual = np.broadcast_to(channel.forest.median, (1, len(NAMES)))
    strange = usual + np.float32(50.0)
    known = channel.quantiles(np.concatenate([usual, strange]), Focus.ASSET)
    assert known[0] < 0.2
    assert 0.8 < known[1] < 1.0
    assert np.isfinite(tails(known)).all()


def test_anomaly_bytes_are_the_same_after_reading():
    data = anomaly_bytes(planted_bundle().model.anomaly)
    assert anomaly_bytes(anomaly_from_bytes(data)) == data


def test_bytes_that_are_no_model_are_refused():
    with pytest.raises(BundleMismatch, match="BUNDLE_BROKEN"):
        RiskBooster(b"not a booster")
    with pytest.raises(BundleMismatch, match="BUNDLE_BROKEN"):
        anomaly_from_bytes(b"not an archive")
