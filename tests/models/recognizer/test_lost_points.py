import pytest

from features.records.document import Kind
from models.recognizer.constraint_decoder import decode_constraints, readings
from models.recognizer.lost_points import with_lost_points
from models.recognizer.reading import Reading
from tests.models.recognizer.test_constraint_decoder import _field, _invoice


def _read(field, kind=Kind.INVOICE):
    return with_lost_points(Reading(kind, None, (field,))).fields[0]


def test_a_sum_without_a_point_is_doubted_and_may_be_tried_with_it():
    field = _field("amount_without_tax", "7432.00", raw="7432")
    read = _read(field)
    assert read.value == "7432.00"
    assert read.confidence < field.confidence
    assert "74.32" in readings(read)


def test_two_checks_put_the_point_back():
    lost = _read(_field("amount_with_tax", "113000.00", raw="113000"))
    mended = decode_constraints(_invoice(amount_with_tax=lost))
    assert mended.field("amount_with_tax").value == "1130.00"
    assert mended.field("amount_with_tax").raw == "113000"


@pytest.mark.parametrize("name", ["amount_without_tax", "tax_amount", "amount_with_tax"])
def test_a_sum_with_its_point_is_left_alone(name):
    field = _field(name, "74.32")
    assert _read(field) == field


def test_other_fields_and_other_papers_are_left_alone():
    code = _field("invoice_code", "033001900411")
    assert _read(code) == code
    total = _field("amount_with_tax", "7432.00", raw="7432")
    assert _read(total, Kind.RECEIPT) == total
