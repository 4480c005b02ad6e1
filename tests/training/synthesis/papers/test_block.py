import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.block import draw_fields
from training.synthesis.papers.style import Arrangement, Style, style_of
from training.synthesis.papers.written import Pair, Written, plain, words

pytestmark = needs_fonts


def style_with(arrangement: Arrangement, layout: int = 2) -> Style:
    return replace(style_of(Kind.CONTRACT, layout), arrangement=arrangement)


@pytest.mark.parametrize("arrangement", Arrangement)
@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 30),
    st.lists(st.text("青禾镇芦汀村合作社ABC12", min_size=1, max_size=60), min_size=1, max_size=7),
)
def test_every_value_is_recorded_whole_below_the_top(arrangement, layout, contents):
    style = style_with(arrangement, layout)
    sheet = style.sheet()
    pairs = [Pair(f"field{n}", f"栏目{n}", plain(text)) for n, text in enumerate(contents)]
    bottom = draw_fields(sheet, 30.0, pairs, style, style.left, style.right)
    said = {mark.name: "".join(s.content for s in spans) for mark, spans in sheet.spans}
    assert said == {f"field{n}": text for n, text in enumerate(contents)}
    assert {name for name, *_ in sheet.keys} == set(said)
    tops, lows = zip(*((t.span()[1], t.span()[3]) for t in sheet.texts), strict=True)
    assert min(tops) >= 29.9
    assert max(lows) <= bottom + 0.5


@pytest.mark.parametrize("arrangement", Arrangement)
def test_runs_of_text_do_not_lie_upon_each_other(arrangement):
    style = style_with(arrangement)
    sheet = style.sheet()
    pairs = [Pair(f"f{n}", "项目名称", plain("芦汀村篮球场围栏采购" * n)) for n in range(1, 5)]
    draw_fields(sheet, 30.0, pairs, style, style.left, style.right)
    boxes = [text.span() for text in sheet.texts if text.content.strip()]
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across < 0.5 or down < 0.25 * (bottom - top)


def test_only_the_part_of_a_value_is_recorded():
    style = style_with(Arrangement.STACKED)
    sheet = style.sheet()
    pair = Pair("amount", "金额", Written("¥1,234.00元", "1234.00", "1,234.00"))
    draw_fields(sheet, 30.0, [pair], style, style.left, style.right)
    (_, (stretch,)) = sheet.spans[0]
    assert stretch.content == "1,234.00"


def test_pairs_without_a_name_are_drawn_and_not_recorded():
    style = style_with(Arrangement.GRID)
    sheet = style.sheet()
    pairs = [Pair("", "传真", plain("0000")), Pair("_plate", "车号", plain("X12345"))]
    draw_fields(sheet, 30.0, pairs, style, style.left, style.right)
    assert sheet.marks == sheet.keys == []
    assert "X12345" in {text.content for text in sheet.texts}


@given(st.integers(1, 10**11), st.integers(0, 60))
def test_capitals_are_written_as_the_layout_writes_them(fen, layout):
    habits = style_of(Kind.RECEIPT, layout).habits
    written = words(fen, habits)
    assert written.printed.endswith(written.part)
    assert not re.search("[圆元]", written.value) or habits.yuan in written.value
