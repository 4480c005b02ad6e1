from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.period import last_day
from models.recognizer.periods import period

days = st.dates(date(2010, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("期间：2025年 7月", "2025-07"),
        ("2025年07月份劳务工资发放表", "2025-07"),
        ("2025.07", "2025-07"),
        ("2025-7", "2025-07"),
        ("二〇二五年十二月", "2025-12"),
        ("2025年7月1日-2025年8月2日", "2025-07-01/2025-08-02"),
        ("2025.07.01—2025.07.31", "2025-07-01/2025-07-31"),
        ("二○二五年七月一日至三十一日", "2025-07-01/2025-07-31"),
        ("2025年7月至9月", "2025-07-01/2025-09-30"),
        ("2024年11月至2025年2月", "2024-11-01/2025-02-28"),
        ("2025年第三季度", "2025-07-01/2025-09-30"),
    ],
)
def test_the_ways_to_write_a_period(text, wanted):
    assert period(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2025年13月",
        "2025年2月30日至31日",
        "2025年7月9日至3日",
        "2025年7月8日",
        "工资发放表",
        "",
        "2025",
    ],
)
def test_a_single_day_and_what_no_calendar_has_are_no_period(text):
    assert period(text) is None


@given(days)
def test_a_month_ends_on_its_last_day(day):
    read = period(f"{day.year}年{day.month}月")
    assert read == f"{day:%Y-%m}"
    assert last_day(read) == day.replace(day=monthrange(day.year, day.month)[1])


@given(days, days)
def test_a_span_keeps_both_its_days(one, other):
    start, end = sorted((one, other))
    text = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    assert period(text) == f"{start}/{end}"
    assert last_day(f"{start}/{end}") == end


@pytest.mark.parametrize("text", ["七月", "2025-13", "2025-02-30", "", "2025"])
def test_what_is_no_period_has_no_last_day(text):
    assert last_day(text) is None
