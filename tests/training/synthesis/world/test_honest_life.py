"""What is true of every honest matter, and of what edits do to it."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.records.fact import FactKind
from features.records.focus import Focus
from features.records.identity import is_credit_code
from features.records.step import StepKind
from training.synthesis.world.payments import pay_early, pay_in_time, resolve_late
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.simulate import simulate_world
from training.synthesis.world.tell import rows_of

SETTINGS = WorldSettings(villages=5, years=2, seed=12)


@pytest.fixture(scope="module")
def trades(matters):
    return [matter for matter in matters if matter.seller]


def test_every_focus_has_its_yearly_matters(matters):
    counts = Counter(matter.focus for matter in matters)
    assert counts == {focus: 5 * 2 * yearly for focus, yearly in SETTINGS.setting.yearly.items()}


def test_steps_are_those_of_the_power(town, matters):
    for matter in matters:
        if matter.mess is None:
            due = town.powers.procedure(matter.power_id, matter.began).steps
            assert set(matter.steps) <= {*due, StepKind.ACCEPTANCE}


def test_a_seller_is_paid_the_amount_and_approved_changes(trades):
    for matter in trades:
        paid = sum(payment.amount_fen for payment in matter.payments)
        changed = sum(fen for _, fen in matter.changes)
        assert paid in (matter.amount_fen, matter.amount_fen + changed)


def test_the_lowest_bid_wins(trades):
    for matter in trades:
        if matter.bids:
            winner = min(matter.bids, key=lambda bid: bid.amount_fen)
            assert winner.won
            assert winner.bidder == matter.seller.id
            assert len({bid.bidder for bid in matter.bids}) == len(matter.bids)


def test_credit_codes_pass_their_check(town):
    codes = [seller.credit_code for seller in town.market]
    assert all(map(is_credit_code, [*codes, *(v.credit_code for v in town.villages)]))


def test_workers_are_paid_once_for_distinct_days(matters):
    for matter in matters:
        if matter.focus is Focus.LABOUR:
            assert sum(p.amount_fen for p in matter.people) == matter.amount_fen
            for person in matter.people:
                days = [work.day for work in person.days]
                assert len(set(days)) == len(days) > 0
                assert max(days) < matter.steps[StepKind.PAYMENT]


def test_prices_rise_by_the_year_and_are_published_each_quarter():
    facts = simulate_world(WorldSettings(villages=1, years=2, seed=1)).facts
    prices = [fact for fact in facts if fact.kind is FactKind.PRICE]
    items = {fact.item for fact in prices}
    assert len(prices) == 8 * len(items)
    for item in items:
        series = sorted((f.event_time, f.amount_fen) for f in prices if f.item == item)
        assert series[4][1] > series[0][1]


EDITS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@EDITS
@given(place=st.integers(0, 10_000), days=st.integers(-400, 400))
def test_a_moved_matter_keeps_its_gaps_and_weekdays(matters, place, days):
    matter = matters[place % len(matters)]
    moved = matter.copy()
    moved.move(days)
    shift = moved.began - matter.began
    assert shift.days % 7 == 0
    assert abs(shift - timedelta(days=days)) < timedelta(days=4)
    assert moved.steps == {kind: on + shift for kind, on in matter.steps.items()}
    assert [p.on for p in moved.payments] == [p.on + shift for p in matter.payments]
    assert [row.on for row in rows_of(moved)] == [row.on + shift for row in rows_of(matter)]


@EDITS
@given(place=st.integers(0, 10_000), factor=st.floats(0.2, 4.0))
def test_a_repriced_matter_is_still_paid_in_full_and_as_round(trades, place, factor):
    matter = trades[place % len(trades)].copy()
    paid = sum(p.amount_fen for p in matter.payments) / matter.amount_fen
    matter.reprice(round(matter.amount_fen * factor))
    assert matter.amount_fen % matter.rounds_to == 0
    assert sum(p.amount_fen for p in matter.payments) == pytest.approx(
        paid * matter.amount_fen, abs=4
    )


@EDITS
@given(place=st.integers(0, 10_000))
def test_what_another_firm_sells_is_billed_and_paid_to_it(town, trades, place):
    matter = trades[place % len(trades)].copy()
    other = next(seller for seller in town.market if seller.id != matter.seller.id)
    matter.sell_from(other)
    assert {payment.payee for payment in matter.payments} == {other.id}
    told = {row.values["seller"] for row in rows_of(matter) if row.kind is FactKind.INVOICE}
    assert told == {other.id}


@EDITS
@given(place=st.integers(0, 10_000), share=st.floats(0.1, 1.0), days=st.integers(1, 60))
def test_paying_early_and_in_time_again_changes_no_sum(trades, place, share, days):
    matter = trades[place % len(trades)].copy()
    accepted = matter.steps.get(StepKind.ACCEPTANCE)
    if accepted is None:
        return
    pay_early(matter, share, days)
    assert sum(p.amount_fen for p in matter.payments) == matter.amount_fen
    assert matter.payments[0].on < accepted
    pay_in_time(matter)
    assert all(payment.on > accepted for payment in matter.payments)
    assert sum(p.amount_fen for p in matter.payments) == matter.amount_fen


@EDITS
@given(place=st.integers(0, 10_000), days=st.integers(1, 60))
def test_a_late_resolution_follows_the_contract(trades, place, days):
    matter = trades[place % len(trades)].copy()
    resolve_late(matter, days)
    signed = matter.steps.get(StepKind.CONTRACT)
    if signed and StepKind.RESOLUTION in matter.steps:
        assert (matter.steps[StepKind.RESOLUTION] - signed).days == days


@EDITS
@given(place=st.integers(0, 10_000))
def test_a_copy_is_equal_and_apart(matters, place):
    matter = matters[place % len(matters)]
    twin = matter.copy()
    assert twin == matter
    twin.steps.clear()
    twin.payments.append(None)
    twin.more.append(None)
    assert matter.steps
    assert None not in matter.payments
    assert None not in matter.more
