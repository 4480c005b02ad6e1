from datetime import date
from decimal import Decimal

import pytest

from features.flags.vat_rates import allowed_percents, is_word_for_no_rate, percent_of


@pytest.mark.parametrize(
    ("text", "percent"),
    [("13%", "13"), ("13％", "13"), ("0.13", "13"), ("13", "13"), ("1%", "1"), ("0.01", "1"),
     ("1", "1"), ("1.5%", "1.5"), ("0.5%", "0.5"), ("0%", "0"), ("0", "0"), ("0.060", "6")],
)  # fmt: skip
def test_rate_cells_are_read(text, percent):
    assert percent_of(text) == Decimal(percent)


@pytest.mark.parametrize("text", ["免税", "不征税", "***", "", "l3%"])
def test_words_are_no_rate(text):
    assert percent_of(text) is None
    assert is_word_for_no_rate(text) == (text != "l3%")


@pytest.mark.parametrize(
    ("on", "standard"),
    [
        (date(2018, 4, 30), 17),
        (date(2018, 5, 1), 16),
        (date(2019, 3, 31), 16),
        (date(2019, 4, 1), 13),
    ],
)
def test_one_standard_rate_on_each_day(on, standard):
    assert {p for p in allowed_percents(on, "钢管") if p in {13, 16, 17}} == {Decimal(standard)}


def test_works_have_their_own_rates():
    on = date(2024, 5, 20)
    assert allowed_percents(on, "*建筑服务*安装") == {Decimal(p) for p in (1, 3, 9)}
