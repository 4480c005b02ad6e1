"""The day at the foot of a letter or contract, where no label told it."""

import pytest

from features.records.document import Box, Field, Kind, Source, Word
from models.recognizer.evidence import Evidence
from models.recognizer.foot_date import with_foot_date
from models.recognizer.layout import lay_out
from models.recognizer.reading import Reading


def page(*texts: str) -> Evidence:
    words = [
        Word(text, 0.99, Box(0.1, 0.1 + 0.1 * n, 0.1 + 0.02 * len(text), 0.12 + 0.1 * n))
        for n, text in enumerate(texts)
    ]
    return Evidence(lay_out(words, 1.4), Source.OCR)


def day(name: str, value: str) -> Field:
    return Field(name, value, value, 0.9, Source.OCR)


LINES = (
    "工程承包合同",
    "工期自2019年5月24日起",
    "争议协商解决",
    "甲方签盖",
    "订立于二〇一九年五月四日",
)


def test_the_last_date_at_the_foot_is_the_day():
    read = with_foot_date(Reading(Kind.CONTRACT, None, ()), [page(*LINES)])
    field = read.field("sign_date")
    assert field is not None
    assert field.value == "2019-05-04"
    assert field.confidence < 0.99


@pytest.mark.parametrize(
    ("kind", "fields", "lines"),
    [
        (Kind.CONTRACT, (day("sign_date", "2019-05-01"),), LINES),
        (Kind.CONTRACT, (day("start_date", "2019-05-04"),), LINES),
        (
            Kind.CONTRACT,
            (),
            (*LINES[:4], "本合同自二〇一九年五月四日双方签字盖章之日起生效，一式四份"),
        ),
        (Kind.CONTRACT, (), ("2019年5月4日", *LINES[2:4])),
        (Kind.RECEIPT, (), LINES),
    ],
    ids=["told already", "it is another day", "in a sentence", "at the head", "other kinds"],
)
def test_nothing_is_taken_for_the_day_that_is_not(kind, fields, lines):
    given = Reading(kind, None, fields)
    assert with_foot_date(given, [page(*lines)]) == given
