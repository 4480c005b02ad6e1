import orjson
import pytest

from features.errors import BadRecord
from serving.errors import BadBody, Refused
from serving.wire.case import CaseWire, case_json
from serving.wire.fact import facts_from_ndjson
from serving.wire.strict import parse
from tests.serving.wire_examples import AS_OF, CASE, fact, ndjson


def _refused(**changes):
    with pytest.raises(BadBody) as refused:
        parse(CaseWire, orjson.dumps({**CASE, **changes}))
    return {place for place, _ in refused.value.errors}


def test_a_case_goes_to_the_record_and_back():
    case = parse(CaseWire, orjson.dumps(CASE)).record((), ())
    again = parse(CaseWire, case_json(case)).record((), ())
    assert again == case
    assert case.as_of_epoch == 1_777_597_200


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"surprise": 1}, "/surprise"),
        ({"focus": "war"}, "/focus"),
        ({"amount_fen": 1.5}, "/amount_fen"),
        ({"amount_fen": "100"}, "/amount_fen"),
        ({"as_of": "2026-05-01T09:00:00"}, "/as_of"),
        ({"as_of": "1777597200"}, "/as_of"),
        ({"steps": [{"kind": "proposal", "on": "1777597200"}]}, "/steps/0/on"),
        ({"unit": {**CASE["unit"], "region": "٣٣٠٤"}}, "/unit/region"),
        ({"history": []}, "/history"),
        ({"unit": {**CASE["unit"], "a/b": 1}}, "/unit/a~1b"),
        ({"parties": [{"id": "x", "name": "y", "role": "king"}]}, "/parties/0/role"),
        ({"documents": [{}]}, "/documents/0"),
        ({"documents": [{"document_id": "doc_1"}]}, "/documents/0/document_id"),
        ({"items": [{"name": "x", "quantity": "NaN"}]}, "/items/0/quantity"),
    ],
)
def test_each_wrong_place_is_named(changes, place):
    assert _refused(**changes) == {place}


def test_a_case_without_focus_is_refused():
    body = {name: value for name, value in CASE.items() if name != "focus"}
    with pytest.raises(BadBody) as refused:
        parse(CaseWire, orjson.dumps(body))
    assert refused.value.errors == (("/focus", "Field required"),)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(body):
    with pytest.raises(BadBody) as refused:
        parse(CaseWire, body)
    assert refused.value.code == "INVALID_JSON"


def test_a_name_that_stands_twice_is_refused_at_any_depth():
    body = orjson.dumps(CASE)
    assert parse(CaseWire, body)
    for twice in (b',"amount_fen":1}', b',"household":{"id":"a","id":"b","scheme":"c"}}'):
        with pytest.raises(BadBody) as refused:
            parse(CaseWire, body[:-1] + twice)
        assert refused.value.code == "INVALID_JSON"


def test_a_step_is_proved_by_a_paper_of_the_case_or_by_none():
    step = {**CASE["steps"][0], "document_id": "doc_" + "0" * 24}
    wire = parse(CaseWire, orjson.dumps({**CASE, "steps": [step]}))
    with pytest.raises(Refused) as refused:
        wire.record((), ())
    assert refused.value.code == "UNKNOWN_DOCUMENT"
    assert refused.value.pointer == "/steps/0/document_id"


def test_history_that_was_not_known_is_refused_by_the_record():
    wire = parse(CaseWire, orjson.dumps(CASE))
    late = facts_from_ndjson(ndjson(fact(1, known_at=AS_OF)))
    with pytest.raises(BadRecord):
        wire.record((), late)
