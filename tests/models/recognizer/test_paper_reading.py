import json
from pathlib import Path

import pytest

from features.records.document import Field, Kind, Line, Source
from features.records.paper_schema import SCHEMAS
from models.recognizer.field_confidence import READERS_CHECK
from models.recognizer.paper_reading import BY_LABELS, completed
from models.recognizer.reading import Reading

ROOT = Path(__file__).resolve().parents[3]
RESULT = ROOT / "experiments" / "results" / "tagger_against_anchors.json"


def _field(name, value):
    return Field(name, value, value, 0.9, Source.OCR)


def test_the_better_reader_of_the_experiment_serves_each_kind():
    measured = json.loads(RESULT.read_text("utf-8"))["kinds"]
    assert {kind.value for kind in SCHEMAS} == set(measured)
    assert {kind.value for kind in BY_LABELS} == {
        kind for kind, row in measured.items() if row["better"] == "labels"
    }


def test_a_value_that_both_readers_give_says_so():
    best = Reading(Kind.RECEIPT, None, (_field("amount", "10.00"), _field("reason", "租金")))
    other = Reading(Kind.RECEIPT, None, (_field("amount", "10.00"), _field("reason", "租")))
    amount, reason = completed(best, other).fields
    assert amount.passed == (READERS_CHECK,)
    assert reason.passed == ()


def test_what_only_the_other_reader_found_is_added_and_nothing_replaced():
    best = Reading(Kind.RECEIPT, None, (_field("amount", "10.00"),))
    other = Reading(Kind.RECEIPT, None, (_field("amount", "9.00"), _field("handler", "沈青")))
    read = {field.name: field.value for field in completed(best, other).fields}
    assert read == {"amount": "10.00", "handler": "沈青"}


def test_cells_are_compared_where_both_have_as_many_rows():
    row = Line((_field("quantity", "3"),))
    best = Reading(Kind.RECEIPT, None, (), (row,))
    assert completed(best, best).lines[0].cell("quantity").passed == (READERS_CHECK,)
    two = Reading(Kind.RECEIPT, None, (), (row, row))
    assert completed(best, two).lines == best.lines


@pytest.mark.parametrize(
    ("tagged", "labelled", "taken"),
    [
        ("东农村信用社", "广东农村信用社", "广东农村信用社"),
        ("石溪村公厕改造", "就石溪村公厕改造项目", "石溪村公厕改造"),
        ("农村信用社", "开户行：农村信用社", "农村信用社"),
    ],
)
def test_a_value_that_lost_its_first_characters_has_them_from_the_label(tagged, labelled, taken):
    best, other = (
        Reading(Kind.INVOICE, None, (_field("seller_bank_account", text),))
        for text in (tagged, labelled)
    )
    assert completed(best, other).field("seller_bank_account").value == taken


def test_days_are_those_that_the_words_around_them_call_the_duration():
    best = Reading(Kind.AWARD_NOTICE, None, (_field("duration_days", "10"),))
    other = Reading(Kind.AWARD_NOTICE, None, (_field("duration_days", "7"),))
    assert completed(best, other).field("duration_days").value == "7"
    assert completed(best, best).field("duration_days").passed == (READERS_CHECK,)
