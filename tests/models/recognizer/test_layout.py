import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Box, Word
from models.recognizer.layout import estimate_turn, joined, lay_out, rows, straighten
from tests.models.recognizer.drawn_words import ASPECT, digital_form, turned, vat_form, word


@given(degrees=st.floats(-10, 10))
@settings(max_examples=25, deadline=None)
def test_a_turned_form_is_straightened(degrees):
    sheet = lay_out(turned(vat_form(), degrees, ASPECT), ASPECT)
    assert sheet.turn == pytest.approx(degrees, abs=0.4)


@pytest.mark.parametrize("form", [vat_form, digital_form])
def test_a_straight_form_stays_as_it_is(form):
    assert lay_out(form(), ASPECT).turn == 0.0


def test_prose_of_full_lines_is_not_taken_for_a_turned_page():
    lines = [
        word("乙方应于约定日期前将货物送至指定地点并安装完毕运费由", 0.13 + 0.04 * (i % 2), y)
        for i, y in enumerate(np.arange(0.1, 0.9, 0.04))
    ]
    titles = [word("一、付款方式", 0.13, y) for y in (0.12, 0.3, 0.5)]
    assert lay_out([*lines, *titles], 1.414).turn == 0.0


def test_few_words_do_not_decide():
    assert estimate_turn(np.array([[0.1, 0.1, 0.2, 0.12], [0.5, 0.2, 0.6, 0.22]])) == 0.0


def test_an_empty_page_has_no_runs():
    assert lay_out((), 1.4).runs == ()


@given(
    st.floats(0.2, 0.6), st.floats(0.01, 0.05), st.floats(-10, 10).filter(lambda t: abs(t) > 0.3)
)
def test_length_and_height_of_turned_text_are_found_again(length, height, degrees):
    c, s = math.cos(math.radians(degrees)), abs(math.sin(math.radians(degrees)))
    wide, high = length * c + height * s, length * s + height * c
    box = np.array([[0.0, 0.0, wide, high]])
    x0, y0, x1, y1 = straighten(box, degrees)[0]
    assert (x1 - x0, y1 - y0) == (
        pytest.approx(length, rel=0.01),
        pytest.approx(height, rel=0.21 if height < 0.2 * high else 0.01, abs=0.2 * high),
    )


def test_a_part_of_a_run_gets_its_share_of_the_place():
    run = lay_out([Word("金额12", 1.0, Box(0.1, 0.1, 0.7, 0.2))], 1.0).runs[0]
    part = run.part(2, 4)
    assert (part.text, part.x0, part.x1) == ("12", pytest.approx(0.5), pytest.approx(0.7))


def test_the_box_of_a_run_is_that_of_its_word():
    sheet = lay_out(vat_form(), ASPECT)
    for run in sheet.runs:
        assert sheet.box_of(run).as_list() == pytest.approx(run.words[0].box.as_list())


def test_the_box_of_a_turned_run_covers_its_word_where_it_lies():
    words = turned(vat_form(), 7, ASPECT)
    sheet = lay_out(words, ASPECT)
    for run in sheet.runs:
        middle = np.reshape(run.words[0].box.as_list(), (2, 2)).mean(axis=0)
        box = sheet.box_of(run)
        assert box.x0 < middle[0] < box.x1
        assert box.y0 < middle[1] < box.y1


def test_rows_are_read_from_left_to_right():
    sheet = lay_out([word("乙", 0.5, 0.2), word("甲", 0.1, 0.205), word("丙", 0.1, 0.3)], 1.0)
    assert [[run.text for run in row] for row in rows(sheet.runs)] == [["甲", "乙"], ["丙"]]


def test_a_caption_that_runs_downwards_does_not_glue_rows_together():
    caption = Word("汇出方", 0.9, Box(0.05, 0.2, 0.075, 0.27))
    lines = (("户名", "甲村"), ("账号", "6217"), ("开户行", "乙银行"))
    words = [
        Word(text, 0.9, Box(x, 0.2 + 0.024 * n, x + 0.1, 0.22 + 0.024 * n))
        for n, line in enumerate(lines)
        for x, text in zip((0.1, 0.3), line, strict=True)
    ]
    found = rows(lay_out([*words, caption], 1.0).runs)
    assert [tuple(run.text for run in row) for row in found] == [("汇出方",), *lines]


def test_joined_runs_keep_the_words_once():
    run = lay_out([word("价税合计", 0.1, 0.2)], 1.0).runs[0]
    both = joined([run.part(0, 2), run.part(2, 4)])
    assert (both.text, both.words) == ("价税合计", run.words)
