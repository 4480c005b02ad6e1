import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.risk.scale import ALERT_LINE, DOUBLING, SCALE_END, Share, on_scale

LOGITS = st.lists(st.floats(-30, 30), min_size=1, max_size=20)
FLAG = "flag.PUR-04"


def shares(logits):
    return tuple(Share(f"feature{n}", None, logit) for n, logit in enumerate(logits))


@given(st.floats(-8, 8), LOGITS, st.floats(-6, 0), st.booleans())
def test_base_and_points_add_up_to_a_score_on_the_scale(base, logits, alert, is_hard):
    told = (*shares(logits), Share(FLAG, 1.0, 0.5))
    scaled = on_scale(base, told, alert, {FLAG} if is_hard else ())
    points = sum(contribution.points for contribution in scaled.contributions)
    assert scaled.base + points == pytest.approx(scaled.score, abs=1e-6)
    assert 0.0 <= scaled.score <= 100.0
    assert not is_hard or scaled.score >= ALERT_LINE


def test_the_alert_line_is_fifty_and_seven_points_double_the_odds():
    at_line = on_scale(-2.0, shares([0.0]), -2.0, ())
    doubled = on_scale(-2.0, shares([math.log(2)]), -2.0, ())
    assert at_line.score == ALERT_LINE == 50.0
    assert doubled.score - at_line.score == pytest.approx(DOUBLING) == pytest.approx(7.0)


def test_a_hard_flag_lifts_a_case_to_the_alert_line_and_says_so():
    told = (*shares([-1.0, 0.3]), Share(FLAG, 1.0, 0.4))
    soft = on_scale(-4.5, told, -2.0, ())
    hard = on_scale(-4.5, told, -2.0, {FLAG})
    assert soft.score < ALERT_LINE == hard.score
    lifted = [c.feature for c, before in zip(hard.contributions, soft.contributions, strict=True)
              if c.points != before.points]  # fmt: skip
    assert lifted == [FLAG]
    assert [c.logit for c in hard.contributions] == [c.logit for c in soft.contributions]


def test_a_hard_flag_lowers_nothing():
    told = (*shares([3.0]), Share(FLAG, 1.0, 0.4))
    assert on_scale(-2.0, told, -2.0, {FLAG}) == on_scale(-2.0, told, -2.0, ())


def test_what_is_cut_off_at_the_ends_is_shown():
    low, high = on_scale(-2.0, shares([-20.0]), -2.0, ()), on_scale(-2.0, shares([20.0]), -2.0, ())
    assert (low.score, high.score) == (0.0, 100.0)
    assert low.contributions[-1].feature == high.contributions[-1].feature == SCALE_END
    assert low.contributions[-1].points > 0 > high.contributions[-1].points
