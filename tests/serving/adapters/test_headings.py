import pytest

from models.errors import Unreadable
from serving.adapters.headings import headed
from serving.adapters.mapping import ImportKind, read_mapping
from serving.adapters.sheet import Line, Sheet

ONE = """
version: 1
kind: relief
{extra}
fields:
  unit: {{constant: unit-1}}
  event_day: {{column: 发放日期}}
  known_day: {{days_after: 0}}
  amount: {{column: {amount}, unit: 元}}
  person: {{column: 身份证号}}
"""


def read(*rows, amount="金额", extra=""):
    mapping = read_mapping(ONE.format(amount=amount, extra=extra), ImportKind.RELIEF)
    lines = (Line(number, tuple(cells)) for number, cells in enumerate(rows, start=1))
    sheet = Sheet("表", lines)
    below = headed(sheet, mapping)
    return dict(below.columns), [line.number for line in below.sheet.lines], below.above


def test_headings_are_found_below_a_title_and_compared_without_white_space():
    columns, rows, above = read(
        ("救助发放表", None), (None, None), ("身份\n证号", "金 额", "发放日期"), (1, 2, 3)
    )
    assert columns == {"发放日期": 2, "金额": 1, "身份证号": 0}
    assert rows == [4]
    assert "救助发放表" in above


def test_merged_headings_over_two_lines_are_joined():
    rows = (
        ("身份证号", "应发", None, "扣款", "发放日期"),
        (None, "工资", "补贴", "补贴", None),
        (1, 2, 3, 4, 5),
    )
    columns, below, _ = read(*rows, amount="应发/补贴", extra="header_rows: 2")
    assert (columns["应发/补贴"], columns["身份证号"], columns["发放日期"]) == (2, 0, 4)
    assert below == [3]
    assert read(*rows, amount="工资", extra="header_rows: 2")[0]["工资"] == 1


@pytest.mark.parametrize(
    ("rows", "amount", "extra", "code"),
    [
        ([("身份证号", "发放日期")], "金额", "", "HEADER_NOT_FOUND"),
        ([("身份证号", "发放日期")], "金额", "header_row: 1", "HEADING_MISSING"),
        ([("身份证号", "发放日期", "金额", "金额")], "金额", "", "HEADING_TWICE"),
        ([], "金额", "header_row: 9", "HEADING_MISSING"),
        ([], "金额", "", "HEADER_NOT_FOUND"),
        (
            [("身份证号", "应发", "扣款", "发放日期"), (None, "补贴", "补贴", None)],
            "补贴",
            "header_rows: 2",
            "HEADING_TWICE",
        ),
    ],
)
def test_headings_that_are_not_clear_are_refused(rows, amount, extra, code):
    with pytest.raises(Unreadable) as refused:
        read(*rows, amount=amount, extra=extra)
    assert refused.value.code == code


def test_the_line_that_the_mapping_names_is_the_heading():
    columns, rows, _ = read(
        ("金额", "身份证号", "发放日期"),
        ("身份证号", "金额", "发放日期"),
        (),
        extra="header_row: 2",
    )
    assert columns["金额"] == 1
    assert rows == [3]


def test_a_title_is_no_upper_line_of_a_heading():
    columns, rows, above = read(
        ("救助发放表", None, None, None),
        ("身份证号", "金额", "发放日期", "签收"),
        (None, None, None, "签名"),
        (1, 2, 3, 4),
        extra="header_rows: 2",
    )
    assert (columns["金额"], rows) == (1, [4])
    assert "救助发放表" in above


def test_a_stroke_inside_a_heading_parts_nothing():
    columns, _, _ = read(("身份证号", "金额/元", "元", "发放日期"), amount="金额/元")
    assert columns["金额/元"] == 1
