from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.history.columns import FactColumns
from features.history.declarations import AGGREGATES, BY_NAME, HISTORY, SECONDS_OF_DAY, Entity
from features.history.numpy_executor import contributing_facts, history_row
from features.history.spine import Spine
from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from tests.features.history.history_worlds import facts, spines

AS_OF = 1_700_000_000
DAY = SECONDS_OF_DAY
FEW = settings(max_examples=40, deadline=None)
NO_KEYS = dict.fromkeys(Entity, ())
UNIT_COUNT, UNIT_SUM = "unit.contract.count.30d", "unit.contract.fen_sum.365d"


def spine(**keys):
    return Spine("case", AS_OF, {**NO_KEYS, **{Entity(name): (key,) for name, key in keys.items()}})


def contract(number, event_time, **values):
    told = {"known_at": event_time, "unit": "u", "amount_fen": 100, **values}
    return Fact(
        f"f{number}",
        FactKind.CONTRACT,
        Focus.PROCUREMENT,
        event_time=event_time,
        source="t",
        **told,
    )


def row(*rows, **keys):
    return history_row(FactColumns.of(rows), spine(**(keys or {"unit": "u"})))


@pytest.mark.parametrize(
    ("event_time", "counted"),
    [
        (AS_OF - 1, 1),
        (AS_OF, 0),
        (AS_OF - 30 * DAY, 1),
        (AS_OF - 30 * DAY - 1, 0),
    ],
)
def test_the_window_is_closed_below_and_open_above(event_time, counted):
    assert row(contract(1, event_time))[UNIT_COUNT] == counted


def test_what_was_not_known_strictly_before_does_not_count():
    assert row(contract(1, AS_OF - 5, known_at=AS_OF))[UNIT_COUNT] == 0
    assert row(contract(1, AS_OF - 5, known_at=AS_OF - 1))[UNIT_COUNT] == 1


def test_rows_of_the_case_itself_are_left_out():
    assert row(contract(1, AS_OF - 5, case="case"), contract(2, AS_OF - 5))[UNIT_COUNT] == 1


def test_empty_windows_are_zero_and_extremes_unknown():
    numbers = row(asset="a", unit="u")
    assert numbers["asset.lease.count.all"] == 0
    assert numbers[UNIT_SUM] == 0
    assert numbers["asset.lease.fen_max.all"] is None


def test_an_entity_the_case_does_not_have_is_unknown_not_zero():
    assert row(contract(1, AS_OF - 5, seller="s"))["seller.contract.count.90d"] is None


def test_a_row_without_amount_counts_but_adds_nothing():
    numbers = row(contract(1, AS_OF - 5, amount_fen=None), contract(2, AS_OF - 5, amount_fen=7))
    assert (numbers[UNIT_COUNT], numbers[UNIT_SUM]) == (2, 7)


def test_several_keys_of_one_entity_count_each_row_once():
    rows = [contract(n, AS_OF - 5, seller=f"s{n}") for n in (1, 2, 3)]
    both = Spine("case", AS_OF, {**NO_KEYS, Entity.SELLER: ("s1", "s2")})
    assert history_row(FactColumns.of(rows), both)["seller.contract.count.90d"] == 2


def test_a_share_is_the_quotient_of_its_parts():
    rows = [contract(1, AS_OF - 5, seller="s", amount_fen=300), contract(2, AS_OF - 5)]
    assert row(*rows, unit="u", seller="s")["share.pair_of_unit_fen.365d"] == 0.75


@FEW
@given(rows=facts(), spine=spines())
def test_deleting_what_is_not_yet_known_changes_nothing(rows, spine):
    known = [fact for fact in rows if fact.known_at < spine.as_of]
    assert history_row(FactColumns.of(known), spine) == history_row(FactColumns.of(rows), spine)


@FEW
@given(rows=facts(), spine=spines())
def test_poisoning_the_future_changes_nothing(rows, spine):
    poisoned = [
        replace(fact, amount_fen=10**15, quantity=10**9, unit="u1", seller="s1")
        if fact.known_at >= spine.as_of
        else fact
        for fact in rows
    ]
    assert history_row(FactColumns.of(poisoned), spine) == history_row(FactColumns.of(rows), spine)


@FEW
@given(rows=facts(), spine=spines(), order=st.randoms())
def test_the_order_of_rows_changes_neither_numbers_nor_evidence(rows, spine, order):
    columns = FactColumns.of(rows)
    shuffled = FactColumns.of(order.sample(rows, len(rows)))
    assert history_row(shuffled, spine) == history_row(columns, spine)
    for declared in HISTORY:
        name = declared.name
        assert contributing_facts(shuffled, spine, name) == contributing_facts(columns, spine, name)


@FEW
@given(rows=facts(), spine=spines())
def test_contributing_facts_alone_give_the_same_number(rows, spine):
    columns = FactColumns.of(rows)
    whole = history_row(columns, spine)
    for aggregate in AGGREGATES:
        shown = contributing_facts(columns, spine, aggregate.name, limit=len(rows))
        kept = [fact for fact in rows if fact.fact_id in shown]
        if spine.knows(aggregate.entities):
            assert history_row(FactColumns.of(kept), spine)[aggregate.name] == whole[aggregate.name]


def test_the_largest_amounts_are_shown_first():
    rows = [contract(n, AS_OF - 5, amount_fen=n * 100) for n in (1, 3, 2)]
    shown = contributing_facts(FactColumns.of(rows), spine(unit="u"), UNIT_SUM, limit=2)
    assert shown == ("f3", "f2")


def test_an_undeclared_name_is_refused():
    with pytest.raises(KeyError):
        contributing_facts(FactColumns.of([]), spine(unit="u"), "no.such.number")


def test_names_are_unique_and_ratios_stand_on_declared_parts():
    assert len(BY_NAME) == len(HISTORY)
    for declared in HISTORY:
        for part in ("numerator", "denominator"):
            assert getattr(declared, part, declared.name) in BY_NAME
