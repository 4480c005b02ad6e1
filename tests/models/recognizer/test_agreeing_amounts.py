"""Two statements of one sum: the pair that agrees is taken, whoever read its halves."""

import pytest

from features.records.document import Field, Kind, Source
from models.recognizer.agreeing_amounts import with_agreeing_amounts
from models.recognizer.reading import Reading

RIGHT = {"amount": "7426.60", "amount_in_words": "柒仟肆佰贰拾陆圆陆角"}


def reading(**fields: str) -> Reading:
    return Reading(
        Kind.RECEIPT, None, tuple(Field(n, v, v, 0.9, Source.OCR) for n, v in fields.items())
    )


def said(read: Reading) -> dict[str, str]:
    return {field.name: field.value for field in read.fields}


@pytest.mark.parametrize(
    ("joined", "other"),
    [
        ({**RIGHT, "amount": "426.60"}, RIGHT),
        ({**RIGHT, "amount_in_words": "陆圆陆角"}, RIGHT),
        (RIGHT, {"amount": "6.60", "amount_in_words": "陆圆陆角"}),
        ({"amount_in_words": RIGHT["amount_in_words"]}, {"amount": "7426.60"}),
        ({"amount": "9.00", "amount_in_words": "陆角"}, RIGHT),
    ],
    ids=["figures", "capitals", "its own first", "a half is missing", "both"],
)
def test_the_pair_that_agrees_is_taken(joined, other):
    assert said(with_agreeing_amounts(reading(**joined), reading(**other))) == RIGHT


def test_without_agreement_the_reading_stays():
    joined = reading(amount="426.60", amount_in_words="柒仟圆", receipt_number="1")
    assert with_agreeing_amounts(joined, reading(amount="1.00")) == joined
