"""What schemes do to prices: dearer at the same sum, cheaper with an appraisal to fit."""

import pytest

from features.records.focus import Focus
from training.synthesis.schemes.prices import let_for_less, make_dearer
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import live
from training.synthesis.world.town import settle, shipped_powers


@pytest.fixture(scope="module")
def matters():
    settings = WorldSettings(villages=4, years=2, seed=8)
    return live(settle(settings, 0, shipped_powers(settings.setting.region)))


def test_dearer_goods_are_fewer_for_the_same_sum(matters):
    many = [m.copy() for m in matters if m.goods and m.goods.quantity >= 20]
    for matter in many:
        before = matter.copy()
        make_dearer(matter, 1.3)
        assert matter.amount_fen == before.amount_fen
        assert matter.goods.quantity < before.goods.quantity
        dearer = before.goods.quantity / matter.goods.quantity
        assert dearer == pytest.approx(1.3, rel=0.05)
        assert matter.goods.unit_price_fen == round(matter.amount_fen / matter.goods.quantity)


def test_a_single_piece_can_only_cost_more(matters):
    single = next(m.copy() for m in matters if m.goods and m.goods.quantity == 1)
    before = single.amount_fen
    make_dearer(single, 1.3)
    assert single.goods.quantity == 1
    assert single.amount_fen == pytest.approx(1.3 * before, abs=single.rounds_to)


def test_dearer_works_have_a_smaller_bill(matters):
    works = next(m.copy() for m in matters if m.focus is Focus.PROJECT)
    before = works.copy()
    make_dearer(works, 1.25)
    assert works.amount_fen == before.amount_fen
    assert [many for _, many in works.bill] == [round(many / 1.25) for _, many in before.bill]


def test_an_asset_let_for_less_keeps_its_share_of_the_appraisal(matters):
    let = next(m.copy() for m in matters if m.asset and m.asset.appraisal_fen and m.rents)
    before = let.asset
    let_for_less(let, 0.8)
    assert let.asset.price_fen < before.price_fen
    shares = [each.price_fen / each.appraisal_fen for each in (before, let.asset)]
    assert shares[0] == pytest.approx(shares[1], rel=0.05)
    assert {rent.fen for rent in let.rents} == {let.asset.price_fen}
