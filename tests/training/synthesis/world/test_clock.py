from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.synthesis.world.clock import epoch, later, moment, office_day
from training.synthesis.world.dice import Dice

DAYS = st.dates(date(1940, 1, 1), date(2060, 1, 1))


@given(on=DAYS, hour=st.integers(0, 23))
def test_epoch_seconds_are_those_of_the_moment(on, hour):
    assert epoch(on, hour) == int(moment(on, hour).timestamp())


@given(on=DAYS, days=st.integers(-4_000, 4_000))
def test_a_day_later_and_back_is_the_same_day(on, days):
    assert later(later(on, days), -days) == on


@given(on=DAYS, seed=st.integers(0, 99))
def test_office_days_are_never_earlier_and_at_most_a_weekend_later(on, seed):
    put_off = office_day(on, Dice(np.random.SeedSequence(seed)), held=1.0)
    assert 0 <= (put_off - on).days <= 2
    assert put_off.weekday() < 5
