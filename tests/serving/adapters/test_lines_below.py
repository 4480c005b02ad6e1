import pytest

from serving.adapters.lines_below import is_summary
from serving.adapters.totals import Totals


@pytest.mark.parametrize(
    "text",
    ["合计", "本页合计:", "小计", "总计", "本月累计", "承前页", "上年结转", "Total", "期末余额"],
)
def test_words_of_totals_are_known(text):
    assert is_summary(text)


@pytest.mark.parametrize("text", ["合计贸易行", "支付小计工资", "total station", "累进", ""])
def test_words_that_only_hold_such_a_word_are_none(text):
    assert not is_summary(text)


def test_a_total_is_of_its_part_or_of_the_whole():
    totals = Totals()
    for amount in (100, 200):
        totals.add(amount)
    assert not totals.differ_from(300)
    totals.add(50)
    assert not totals.differ_from(50)
    assert not totals.differ_from(350)
    totals.add(1)
    assert totals.differ_from(350)


def test_a_row_whose_amount_is_unknown_leaves_the_total_unjudged():
    totals = Totals()
    totals.add(None)
    assert not totals.differ_from(7)
    assert not totals.differ_from(None)
