from collections import defaultdict

import numpy as np
import pytest

from features.records.fact import FactKind
from training.synthesis.world import entry
from training.synthesis.world.clock import epoch, later
from training.synthesis.world.dice import Dice
from training.synthesis.world.entry import Desk
from training.synthesis.world.ids import Ids
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import live
from training.synthesis.world.tell import rows_of
from training.synthesis.world.town import settle, shipped_powers

SETTINGS = WorldSettings(villages=3, years=1, seed=8)


@pytest.fixture(scope="module")
def matters():
    return live(settle(SETTINGS, 0, shipped_powers(SETTINGS.setting.region)))


@pytest.fixture
def desk():
    dice = Dice(np.random.SeedSequence(2))
    return Desk(Ids(0, dice), dice)


def test_slips_are_cancelled_by_red_ink_and_change_no_sum(matters, desk, monkeypatch):
    monkeypatch.setattr(entry, "_SLIPS", 0.5)
    corrected = 0
    for matter in matters:
        expected, told = defaultdict(int), defaultdict(int)
        for row in rows_of(matter):
            expected[row.kind] += row.values.get("amount_fen") or 0
        facts = list(desk.enter(matter, rows_of(matter)))
        for fact in facts:
            told[fact.kind] += fact.amount_fen or 0
        assert told == expected
        corrected += sum(fact.source == "correction" for fact in facts)
    assert corrected > 100


def test_a_wrong_row_is_known_before_its_correction(matters, desk, monkeypatch):
    monkeypatch.setattr(entry, "_SLIPS", 1.0)
    matter = next(matter for matter in matters if matter.payments and matter.seller)
    paid = [f for f in desk.enter(matter, rows_of(matter)) if f.kind is FactKind.PAYMENT]
    wrong, cancelled, right = paid[:3]
    assert wrong.known_at < cancelled.known_at == right.known_at
    assert wrong.amount_fen == -cancelled.amount_fen == 10 * right.amount_fen


def test_binders_are_typed_in_together(matters, desk):
    matter = next(matter for matter in matters if matter.payments and matter.seller)
    matter = matter.copy()
    matter.entered_on = later(matter.ended, 200)
    known = [fact.known_at for fact in desk.enter(matter, rows_of(matter))]
    assert max(known) - min(known) < 600
    assert min(known) > epoch(matter.ended)


def test_no_row_is_known_before_it_happened(matters, desk):
    for matter in matters:
        for fact in desk.enter(matter, rows_of(matter)):
            assert fact.known_at >= fact.event_time
