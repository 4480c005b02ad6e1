from dataclasses import replace

from features.records.document import Box, Field, Kind, Source
from models.recognizer.field_confidence import READERS_CHECK
from models.recognizer.one_place import with_one_field_each
from models.recognizer.reading import Reading

PLACE, BESIDE = Box(0.1, 0.1, 0.3, 0.12), Box(0.5, 0.1, 0.7, 0.12)


def _field(name, value, confidence, box=PLACE):
    return Field(name, value, value, confidence, Source.OCR, 1, box)


def _names(*fields):
    return [f.name for f in with_one_field_each(Reading(Kind.INVOICE, None, fields)).fields]


def test_a_number_that_two_fields_took_stays_with_the_surer_one():
    net, tax = _field("amount_without_tax", "9.00", 0.6), _field("tax_amount", "9.00", 0.9)
    assert _names(net, tax) == ["tax_amount"]


def test_what_both_readers_agree_on_is_surer_than_any_confidence():
    net = replace(_field("amount_without_tax", "9.00", 0.6), passed=(READERS_CHECK,))
    assert _names(net, _field("tax_amount", "9.00", 0.9)) == ["amount_without_tax"]


def test_equal_numbers_in_two_places_and_words_in_one_place_are_two_fields():
    numbers = [
        _field("amount_without_tax", "9.00", 0.6),
        _field("amount_with_tax", "9.00", 0.9, BESIDE),
    ]
    words = [_field("payee", "王海", 0.6), _field("drawer", "王海", 0.9)]
    assert _names(*numbers, *words) == ["amount_without_tax", "amount_with_tax", "payee", "drawer"]
