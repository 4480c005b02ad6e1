from datetime import UTC, date, datetime

from features.records.case import Bid, Case, Payment, Person
from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from features.records.party import Unit
from features.touching import keys_of, touches

CASE = Case(
    case_id="c",
    focus=Focus.PROJECT,
    unit=Unit("u1", "青禾村", "339900"),
    title="道路硬化",
    as_of=datetime(2024, 6, 1, tzinfo=UTC),
    power_id="project.small_works",
    amount_fen=1,
    bids=(Bid("winner", 1, won=True), Bid("loser", 2)),
    payments=(Payment("winner", 1, date(2024, 5, 1), "acc", "/25330000000000000001"),),
    people=(Person("w1", "acc-w1"),),
)


def fact(**values):
    told = {"unit": "elsewhere", **values}
    return Fact("f", FactKind.PAYMENT, Focus.PROJECT, event_time=1, known_at=1, source="t", **told)


def test_facts_of_unit_bidders_accounts_people_and_invoices_touch():
    keys = keys_of(CASE)
    for column, value in (("unit", "u1"), ("seller", "loser"), ("account", "acc"),
                          ("account", "acc-w1"), ("person", "w1"),
                          ("item", "25330000000000000001"),
                          ("item", "/25330000000000000001")):  # fmt: skip
        assert touches(fact(**{column: value}), keys), (column, value)


def test_facts_of_others_do_not_touch():
    assert not touches(fact(seller="another", account="theirs"), keys_of(CASE))
