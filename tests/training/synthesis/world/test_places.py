"""Room for planted matters: as much as is due, in every class, and less where some lie."""

from collections import Counter

from features.records.focus import Focus
from training.synthesis.world.places import Places
from training.synthesis.world.planting import plant
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import live
from training.synthesis.world.town import settle, shipped_powers

SETTINGS = WorldSettings(villages=16, years=3, seed=6)


def test_all_matters_just_fill_the_room_of_all(town, matters):
    places = Places(matters, Counter(matter.focus for matter in matters), town.dice)
    assert all(places.room(matter) > 0 for matter in matters)
    for matter in matters:
        places.fill(matter)
    assert {places.room(matter) for matter in matters} == {0}


def test_a_place_that_is_full_has_less_room_than_its_like_elsewhere(town, matters):
    due = {focus: 40 for focus in Focus}
    places = Places(matters, due, town.dice)
    crowded = next(matter for matter in matters if matter.focus is Focus.LABOUR)
    before = {id(matter): places.room(matter) for matter in matters}
    for _ in range(40):
        places.fill(crowded)
    assert places.room(crowded) < 0
    others = [matter for matter in matters if matter.focus is not Focus.LABOUR]
    assert all(places.room(matter) == before[id(matter)] for matter in others)


def test_planted_matters_follow_the_powers_of_honest_ones():
    """Of 8 % planted, no power has more than twice its share and a handful."""
    town = settle(SETTINGS, 1, shipped_powers(SETTINGS.setting.region))
    matters = live(town)
    plant(matters, town, 0.08)
    planted = [matter for matter in matters if matter.plot]
    share = {
        focus: sum(m.focus is focus for m in planted) / sum(m.focus is focus for m in matters)
        for focus in Focus
    }
    honest = Counter((matter.focus, matter.power_id) for matter in matters)
    touched = Counter((matter.focus, matter.power_id) for matter in planted)
    assert len(touched) > 10
    for key, count in touched.items():
        assert count <= 2 * share[key[0]] * honest[key] + 4
