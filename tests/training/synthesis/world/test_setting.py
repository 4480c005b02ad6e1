import numpy as np
import pytest

from features.errors import BadRecord
from features.records.focus import Focus
from training.synthesis.schemes.catalogue import BY_NAME
from training.synthesis.world.setting import JIASHAN, OTHER, SETTINGS, setting_named
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world
from training.synthesis.world.town import shipped_powers


def test_settings_are_found_by_name_and_others_refused():
    assert [setting_named(name) for name in SETTINGS] == [JIASHAN, OTHER]
    with pytest.raises(BadRecord, match="UNKNOWN_SETTING"):
        setting_named("elsewhere")


def test_a_village_has_as_many_matters_in_both_settings():
    assert sum(JIASHAN.yearly.values()) == sum(OTHER.yearly.values()) == 50


def test_the_mix_names_schemes_that_exist():
    assert all(set(setting.schemes) <= set(BY_NAME) for setting in SETTINGS.values())


def test_thresholds_are_those_of_the_region():
    on = WorldSettings().first_day
    limits = [
        shipped_powers(setting.region).thresholds("project.small_works", on).tender_fen
        for setting in (JIASHAN, OTHER)
    ]
    assert limits[0] < limits[1]


def test_the_settings_live_differently():
    here, there = (
        simulate_world(WorldSettings(villages=8, years=1, setting=setting))
        for setting in (JIASHAN, OTHER)
    )
    assert median_rate(there) < 0.85 * median_rate(here)
    assert late_share(there) > 1.3 * late_share(here)
    assert december_share(there) > 1.05 * december_share(here)


def median_rate(world):
    rosters = [case for case in world.cases if case.focus is Focus.LABOUR]
    return np.median([c.amount_fen / sum(len(p.days) for p in c.people) for c in rosters])


def late_share(world):
    lags = np.array([fact.known_at - fact.event_time for fact in world.facts if fact.case])
    return np.mean(lags > 20 * 86_400)


def december_share(world):
    return np.mean([max(step.on for step in case.steps).month == 12 for case in world.cases])
