import pytest

from features.records.document import Field, Kind, Source
from models.recognizer.reading import Reading
from models.recognizer.stamped_day import without_stamped_day


def _reading(number, kind=Kind.BANK_SLIP, day="2024-11-14"):
    fields = [Field("serial_number", number, number, 0.9, Source.OCR)]
    if day:
        fields.append(Field("transaction_date", day, day, 0.9, Source.OCR))
    return Reading(kind, None, tuple(fields))


def test_the_day_in_the_stamp_is_not_the_number_of_the_transaction():
    read = without_stamped_day(_reading("20241114"))
    assert [field.name for field in read.fields] == ["transaction_date"]


@pytest.mark.parametrize(
    "reading",
    [
        _reading("202411140001"),
        _reading("20241115"),
        _reading("20241114", day=""),
        _reading("20241114", Kind.RECEIPT),
    ],
)
def test_every_other_number_stays(reading):
    assert without_stamped_day(reading) == reading
