import random

import orjson
import pytest

from features.touching import keys_of, touches
from serving.errors import Refused
from serving.store import facts
from serving.wire.case import CaseWire
from serving.wire.fact import facts_from_ndjson
from serving.wire.strict import parse
from tests.serving.wire_examples import AS_OF, CASE, fact, ndjson


def _put(store, *rows):
    return store.database.write(lambda c: facts.put(c, facts_from_ndjson(ndjson(*rows))))


def _touching(store, case):
    with store.database.reading() as connection:
        return facts.touching(connection, keys_of(case), case.as_of_epoch)


@pytest.fixture
def case():
    return parse(CaseWire, orjson.dumps(CASE)).record((), ())


def test_a_fact_that_comes_again_is_known(store):
    assert _put(store, fact(1), fact(2)) == facts.Stored(2, 0)
    assert _put(store, fact(2), fact(3), fact(3)) == facts.Stored(1, 2)


@pytest.mark.parametrize("earlier", [True, False])
def test_another_content_under_the_same_id_is_refused_and_nothing_stored(store, case, earlier):
    if earlier:
        _put(store, fact(2))
        rows = (fact(1), fact(2, amount_fen=5))
    else:
        rows = (fact(2), fact(2, amount_fen=5))
    with pytest.raises(Refused) as refused:
        _put(store, *rows)
    assert (refused.value.code, refused.value.pointer) == ("FACT_CONFLICT", "/1")
    assert len(_touching(store, case)) == int(earlier)


def test_only_what_was_known_before_is_history(store, case):
    _put(store, fact(1, known_at=AS_OF), fact(2, known_at=AS_OF - 1))
    assert [row.fact_id for row in _touching(store, case)] == ["fact-2"]


def test_facts_of_other_villages_touch_by_seller_account_and_invoice(store):
    wire = {
        **CASE,
        "payments": [
            {"payee": "firm-1", "amount_fen": 1, "on": "2026-04-01", "account": "acc-1",
             "invoice_key": "25332000000900417263"}
        ],
    }  # fmt: skip
    far = {"unit": "unit-9", "seller": None}
    _put(
        store,
        fact(1, **far),
        fact(2, unit="unit-9"),
        fact(3, **far, account="acc-1"),
        fact(4, **far, item="/25332000000900417263"),
    )
    case = parse(CaseWire, orjson.dumps(wire)).record((), ())
    assert {row.fact_id for row in _touching(store, case)} == {"fact-2", "fact-3", "fact-4"}


def test_the_store_chooses_what_touches_says(store, case):
    chance = random.Random(7)
    rows = [
        fact(n, unit=f"unit-{chance.randint(1, 4)}", seller=f"firm-{chance.randint(1, 4)}")
        for n in range(1, 600)
    ]
    _put(store, *rows)
    records = facts_from_ndjson(ndjson(*rows))
    expected = {row.fact_id for row in records if touches(row, keys_of(case))}
    found = _touching(store, case)
    assert {row.fact_id for row in found} == expected
    assert list(found) == sorted(found, key=lambda row: (row.known_at, row.fact_id))
