from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.errors import BadRecord
from models.recognizer.dates import iso_date

_DIGITS = "〇一二三四五六七八九"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day):
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    written = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y年%m月%d日}",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day:%Y-%m-%d} 10:11:12",
        f"{day:%Y年%m月%d日}".translate({48 + i: 0xFF10 + i for i in range(10)}),
        f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日",
        f"{year}年零{_numeral(day.month)}月{_numeral(day.day)}日",
    ]
    assert {iso_date(text) for text in written} == {day.isoformat()}


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_bad_record(text):
    try:
        assert date.fromisoformat(iso_date(text))
    except BadRecord as error:
        assert error.code == "BAD_DATE"


@pytest.mark.parametrize(
    "text",
    ["2019年02月29日", "2025-13-01", "2025/7-8", "25年7月8日", "二〇二五年七月", "", "2025-07-081"],
)
def test_no_date_is_guessed(text):
    with pytest.raises(BadRecord):
        iso_date(text)
