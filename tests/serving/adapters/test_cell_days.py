from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.adapters.cell_days import day_of
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Missing

ORIGIN, MAC = date(1899, 12, 30), date(1904, 1, 1)
days = st.dates(date(1960, 1, 1), date(2099, 12, 31))


@given(days)
def test_every_way_of_writing_a_day_is_the_same_day(day):
    written = (
        day,
        datetime.combine(day, time(15, 30)),
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02d}/{day.day:02d} 15:30:00",
        int(f"{day:%Y%m%d}"),
        (day - ORIGIN).days,
        float((day - ORIGIN).days) + 0.25,
        str((day - ORIGIN).days),
        f"{day:%Y%m%d}",
    )
    assert {day_of(cell, (), ORIGIN) for cell in written} == {day}


@given(days)
def test_a_workbook_of_another_origin_counts_from_it(day):
    assert day_of((day - MAC).days + 0, (), MAC) == day if (day - MAC).days >= 20_000 else True


@given(days)
def test_forms_of_the_mapping_are_the_only_ones(day):
    assert day_of(f"{day:%d/%m/%Y}", ("%Y", "%d/%m/%Y"), ORIGIN) == day
    with pytest.raises(CellRefused):
        day_of(day.isoformat(), ("%d/%m/%Y",), ORIGIN)


def test_a_month_is_its_last_day():
    for text in ("2024年2月", "2024-02", "2024年2月份", "2024.2"):
        assert day_of(text, (), ORIGIN) == date(2024, 2, 29)
    assert day_of("2024.10", (), ORIGIN) == date(2024, 10, 31)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2025-02-30", "BAD_DATE"),
        ("soon", "BAD_DATE"),
        (7, "BAD_DATE"),
        (2025.7, "BAD_DATE"),
        (float("inf"), "BAD_DATE"),
        (float("nan"), "BAD_DATE"),
        (20250708.5, "BAD_DATE"),
        ("2025.1", "BAD_DATE"),
        ("2025", "BAD_DATE"),
        (99_999, "BAD_DATE"),
        ("1899-01-01", "BAD_DATE"),
        (True, "BAD_DATE"),
        (timedelta(hours=2), "BAD_DATE"),
        (time(8, 0), "BAD_DATE"),
        ("#VALUE!", "CELL_ERROR"),
        (Missing.FORMULA, "FORMULA_WITHOUT_VALUE"),
    ],
)
def test_what_is_no_day_is_refused(cell, code):
    with pytest.raises(CellRefused) as refused:
        day_of(cell, (), ORIGIN)
    assert refused.value.code == code
