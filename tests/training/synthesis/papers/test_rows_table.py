from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Kind
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.columns import ORDINAL, Cell, Column, ordered
from training.synthesis.papers.rows_table import Table, TotalRow, draw_rows
from training.synthesis.papers.style import style_of
from training.synthesis.papers.written import Pair, plain

pytestmark = needs_fonts
COLUMNS = (
    Column("item_name", "名称", 2),
    Column("unit", "单位", 0.6, 0.5),
    Column("amount", "金额", 1, 1.0),
)


def rows(names: list[str]) -> tuple[dict[str, Cell], ...]:
    return tuple(
        {"item_name": Cell(plain(name)), "amount": Cell(plain(f"{place}.00"))}
        for place, name in enumerate(names)
    )


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 40),
    st.lists(st.text("栏杆水泥管（加厚）DN50", min_size=1, max_size=30), min_size=1, max_size=60),
)
def test_every_row_is_drawn_once_over_as_many_sheets_as_it_takes(layout, names):
    style = style_of(Kind.DELIVERY_NOTE, layout)
    table = Table(ordered(COLUMNS, style), rows(names), style.left, style.right, style.bottom)
    seen: list[tuple[int | None, str]] = []
    while table.start < len(names):
        sheet = style.sheet()
        laid = draw_rows(sheet, style.margins.top, table, style)
        assert laid.next_row > table.start
        assert laid.bottom <= style.bottom + 1e-6
        seen += [(m.row, m.value) for m, _ in sheet.marks if m.name == "item_name"]
        table = replace(table, start=laid.next_row)
    assert [row for row, _ in seen] == list(range(len(names)))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 40))
def test_cells_stay_in_their_columns_whatever_the_layout(layout):
    style = style_of(Kind.ROSTER, layout)
    columns = ordered(COLUMNS, style)
    table = Table(
        columns, rows(["不锈钢栏杆（含安装）"] * 3), style.left, style.right, style.bottom
    )
    sheet = style.sheet()
    draw_rows(sheet, style.margins.top, table, style)
    boxes = {mark.name: mark.box for mark, _ in sheet.marks if mark.row == 1}
    order = [column.name for column in columns if column.name in boxes]
    assert sorted(boxes, key=lambda name: boxes[name].x0) == order
    assert all(boxes[a].x1 <= boxes[b].x0 + 1e-6 for a, b in pairwise(order))


def test_a_merged_cell_is_the_value_of_each_row_that_it_covers():
    style = style_of(Kind.DELIVERY_NOTE, 0)
    content = rows(["甲管", "乙管", "丙管"])
    content[0]["unit"] = Cell(plain("米"), below=2)
    content[2]["unit"] = Cell(plain("吨"))
    sheet = style.sheet()
    draw_rows(sheet, 40, Table(COLUMNS, content, 20, 180, 280), style)
    units = {mark.row: mark.value for mark, _ in sheet.marks if mark.name == "unit"}
    assert units == {0: "米", 1: "米", 2: "吨"}
    assert sum(text.content == "米" for text in sheet.texts) == 1


def test_the_total_row_is_a_field_with_its_label_as_key():
    style = style_of(Kind.DELIVERY_NOTE, 1)
    total = TotalRow("合计", "amount", {"amount": Pair("amount", "", plain("6.00"))})
    sheet = style.sheet()
    draw_rows(sheet, 30, Table(COLUMNS, rows(["甲", "乙"]), 20, 200, 130, total=total), style)
    (mark,) = [mark for mark, _ in sheet.marks if mark.row is None]
    assert (mark.name, mark.value) == ("amount", "6.00")
    assert ("amount", "合计") in {(name, text.content) for name, text, *_ in sheet.keys}


def test_row_numbers_are_no_cells():
    style = style_of(Kind.DELIVERY_NOTE, 0)
    columns = (Column(ORDINAL, "序号", 0.5, 0.5), *COLUMNS)
    sheet = style.sheet()
    draw_rows(sheet, 40, Table(columns, rows(["甲", "乙"]), 20, 180, 280), style)
    assert {mark.name for mark, _ in sheet.marks} == {"item_name", "amount"}
    assert "2" in {text.content for text in sheet.texts}
    assert ORDINAL not in {name for name, *_ in sheet.keys}
