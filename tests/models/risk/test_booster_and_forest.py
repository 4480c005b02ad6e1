import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from features.records.focus import Focus
from models.errors import BundleMismatch
from models.risk.anomaly import anomaly_bytes, anomaly_from_bytes, tails
from models.risk.booster import RiskBooster
from models.risk.contributions import ANOMALY, explain
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
def test_shares_add_up_to_the_logit(row, focus):
    bundle = planted_bundle()
    told = explain(bundle.model, bundle.features, row, focus)
    assert abs(told.base + sum(share.logit for share in told.shares) - told.logit) < 1e-5
    assert abs(told.logit - bundle.model.logits(row[None, :], focus)[0]) < 1e-9
    assert [share.feature for share in told.shares] == [*NAMES, ANOMALY]


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from(Focus))
def test_one_row_and_many_rows_score_alike(row, focus):
    bundle = planted_bundle()
    alone = explain(bundle.model, bundle.features, row, focus).logit
    among = bundle.model.logits(np.stack([row] * 3), focus)
    assert np.allclose(among, alone, atol=1e-6)


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
