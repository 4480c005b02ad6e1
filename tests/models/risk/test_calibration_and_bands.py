import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.finding import Finding, Severity, Status, Text
from features.records.score import Band
from models.risk.bands import BandCuts, band_of_flags, raised_by_hits
from models.risk.calibration import VennAbers, probability
from models.risk.reference import LEVELS, Spread, spreads_of
from tests.planted_examples import planted_bundle

CUTS = BandCuts(blue=-2.0, yellow=-1.0, orange=0.0, red=1.0)
ORDER = list(Band)


def finding(status, severity):
    return Finding("X", status, severity, Text("待核查", "to be checked"))


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(Status), st.sampled_from(Severity)), max_size=6
)


@given(st.floats(-5, 5), FINDINGS)
def test_hits_never_lower_a_band_and_hard_hits_force_orange(logit, findings):
    plain, raised = CUTS.band(logit), raised_by_hits(CUTS.band(logit), findings)
    assert ORDER.index(raised) >= ORDER.index(plain)
    hard = any(f.status is Status.HIT and f.severity is Severity.HIGH for f in findings)
    if hard:
        assert ORDER.index(raised) >= ORDER.index(Band.ORANGE)
    else:
        assert raised is plain


@given(st.floats(-5, 5), st.floats(0, 5))
def test_a_higher_logit_never_has_a_lower_band(logit, more):
    assert ORDER.index(CUTS.band(logit + more)) >= ORDER.index(CUTS.band(logit))


@given(FINDINGS, st.builds(finding, st.sampled_from(Status), st.sampled_from(Severity)))
def test_another_finding_never_lowers_the_band_of_flags(findings, another):
    before, after = band_of_flags(findings), band_of_flags([*findings, another])
    assert ORDER.index(after) >= ORDER.index(before)


def test_without_hits_there_is_no_band():
    assert band_of_flags([finding(Status.NA, Severity.HIGH)]) is Band.NONE


@given(st.floats(-1000, 1000))
def test_probability_is_one(logit):
    assert 0.0 <= probability(logit) <= 1.0
    assert probability(logit) + probability(-logit) == pytest.approx(1.0)


@given(st.floats(-20, 20))
def test_the_interval_holds_the_probability(stacked):
    calibration = planted_bundle().model.calibration
    low, high = calibration.interval(stacked)
    assert 0.0 <= low <= probability(calibration.platt.logit(stacked)) <= high <= 1.0


def test_venn_abers_between_and_beyond_its_scores():
    table = VennAbers(np.asarray([0.0, 1.0]), np.asarray([0.1, 0.5]), np.asarray([0.3, 0.8]))
    assert table.interval(-1.0) == (0.0, 0.3)
    assert table.interval(0.0) == (0.1, 0.3)
    assert table.interval(0.5) == (0.1, 0.8)
    assert table.interval(2.0) == (0.5, 1.0)


def test_reference_places_values_and_takes_the_middle_of_ties():
    values = np.asarray([[0.0]] * 60 + [[1.0]] * 40, dtype=np.float32)
    spread = spreads_of(("x",), values)["x"]
    assert (spread.n, spread.quantiles[LEVELS.index(0.5)]) == (100, 0.0)
    assert spread.place(0.0).percentile == pytest.approx(25.0, abs=6.0)
    assert spread.place(5.0).percentile == 100.0
    assert spread.place(-5.0).percentile == 0.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40), st.floats(-2e6, 2e6))
def test_percentiles_rise_with_the_value(values, value):
    spread = Spread(len(values), tuple(np.quantile(values, LEVELS)))
    assert 0.0 <= spread.place(value).percentile <= 100.0
    assert spread.place(value).percentile <= spread.place(value + 1.0).percentile


def test_a_feature_never_known_has_no_reference():
    assert spreads_of(("x",), np.full((3, 1), np.nan, dtype=np.float32)) == {}
