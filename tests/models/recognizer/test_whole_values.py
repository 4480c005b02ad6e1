"""A value is taken from its first to its last character, and no further."""

import pytest

from features.records.document import Box, Word
from features.records.paper_schema import Form
from models.recognizer.layout import Run
from models.recognizer.line_tagger import Span
from models.recognizer.tags import Role, Tag
from models.recognizer.whole_values import line_after, line_before, whole

TAG = Tag(Role.VALUE, "amount_in_words")


def piece(text: str, top: float = 0.1) -> Run:
    box = Box(0.1, top, 0.1 + 0.02 * len(text), top + 0.02)
    return Run((Word(text, 1.0, box),), text, box.x0, box.y0, box.x1, box.y1)


def span(run: Run, value: str, number: int = 0) -> Span:
    start = run.text.index(value)
    return Span(TAG, run.part(start, start + len(value)), number, 0.9, start, start + len(value))


@pytest.mark.parametrize(
    ("text", "tagged", "form", "value"),
    [
        ("合计金额¥12,458.00元", "458.00", Form.AMOUNT, "12,458.00"),
        ("编号：CG〔2025〕第255号", "2025〕第255", Form.NUMBER, "CG〔2025〕第255号"),
        ("项目编码CG（2025）第255号", "2025）第255", Form.NUMBER, "CG（2025）第255号"),
        ("账号6222021234567890", "0212345678", Form.ACCOUNT, "6222021234567890"),
        ("日期2024年5月13日", "2024年5月1", Form.DATE, "2024年5月13"),
        ("人民币叁仟伍佰元整（¥3500）", "伍佰元", Form.CAPITALS, "叁仟伍佰元整"),
        ("工期为180个日历天", "18", Form.DAYS, "180"),
        ("位于青禾镇石溪村", "禾镇石溪", Form.NAME, "禾镇石溪"),
        ("禾津市石溪村", "津市石溪村", Form.NAME, "禾津市石溪村"),
        ("受石溪村委托", "石溪村", Form.NAME, "石溪村"),
        ("名称：云澜诚川科技有限公司", "云澜诚川科技有", Form.NAME, "云澜诚川科技有限公司"),
        (
            "开户行：广东农村信用社新区支行",
            "东农村信用社新区支",
            Form.NAME,
            "广东农村信用社新区支行",
        ),
        ("就石溪村公厕改造工程进行", "石溪村公厕改造工", Form.NAME, "石溪村公厕改造工程"),
        ("委托：受石溪村之托", "石溪村", Form.NAME, "石溪村"),
        ("与石溪村股份经济合作社签订", "石溪村股份经济", Form.NAME, "石溪村股份经济合作社"),
    ],
)
def test_what_can_only_be_part_of_the_value_belongs_to_it(text, tagged, form, value):
    run = piece(text)
    assert whole(span(run, tagged), form, [run]).run.text == value


def test_the_name_of_a_person_is_whole_and_ends_where_the_sentence_goes_on():
    line = piece("期限7天，现场由费凤芳负总责。")
    manager = Tag(Role.VALUE, "project_manager")
    for tagged in ("凤芳", "凤芳负", "费凤", "费凤芳负"):
        start = line.text.index(tagged)
        run = line.part(start, start + len(tagged))
        cut = Span(manager, run, 0, 0.9, start, start + len(tagged))
        assert whole(cut, Form.NAME, [line]).run.text == "费凤芳"


def test_capitals_go_back_to_the_line_before():
    lines = [piece("承接价格捌万"), piece("玖仟元整，即89000元", top=0.14)]
    before = line_before(span(lines[1], "玖仟元整", 1), Form.CAPITALS, lines)
    assert before is not None
    assert (before.run.text, before.piece) == ("捌万", 0)


def test_there_is_nothing_before_capitals_inside_a_line():
    lines = [piece("承接价格捌万"), piece("计玖仟元整", top=0.14)]
    assert line_before(span(lines[1], "玖仟元整", 1), Form.CAPITALS, lines) is None


@pytest.mark.parametrize(
    ("line", "name", "following", "rest"),
    [
        ("运抵石溪村村委会北", "石溪村村委会北", "侧并就位。", "侧"),
        ("实施石溪村灌溉渠修复工程项", "石溪村灌溉渠修复工程项", "目，价款", "目"),
        ("乙方：云澜诚川科技有限", "云澜诚川科技有限", "公司", "公司"),
    ],
)
def test_a_name_goes_on_where_the_next_line_begins_with_the_end_of_its_word(
    line, name, following, rest
):
    pieces = [piece(line), piece(following, 0.14)]
    [found] = line_after(span(pieces[0], name), Form.NAME, pieces)
    assert (found.run.text, found.piece) == (rest, 1)


@pytest.mark.parametrize(
    ("line", "name", "following", "form"),
    [
        (
            "运抵石溪村村委会北边",
            "石溪村村委会北",
            "侧并就位。",
            Form.NAME,
        ),  # more stands behind it
        ("运抵石溪村村委会北", "石溪村村委会北", "并就位。", Form.NAME),
        ("计叁拾元整", "叁拾元整", "正", Form.CAPITALS),
        ("位于石溪村", "石溪村", "工程", Form.NAME),
        ("项目名称：石溪村围栏采购", "石溪村围栏采购", "项目地点", Form.NAME),
    ],
)
def test_a_name_that_is_whole_does_not_go_on(line, name, following, form):
    pieces = [piece(line), piece(following, 0.14)]
    assert not list(line_after(span(pieces[0], name), form, pieces))
