import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Kind, Source
from features.records.identity import resident_id_check
from models.recognizer.evidence import Evidence
from models.recognizer.layout import lay_out
from models.recognizer.roster_fields import read_roster
from tests.models.recognizer.drawn_words import turned, word

A4_LYING = 0.707
S = 0.6
COLUMNS = {
    "ordinal": (0.05, "序号"),
    "name": (0.11, "姓名"),
    "id_number": (0.20, "身份证号码"),
    "trade": (0.37, "工种"),
    "days": (0.45, "天数"),
    "rate": (0.52, "日工资"),
    "gross": (0.60, "应发工资"),
    "deductions": (0.69, "扣款"),
    "net": (0.76, "实发金额"),
    "signed": (0.88, "领款人签字"),
}


def resident(serial):
    first = f"33049819800101{serial:03d}"
    return first + resident_id_check(first)


def person(serial, **cells):
    row = {
        "ordinal": str(serial),
        "name": f"沈{'一二三四五六七八九'[serial % 9]}舟",
        "id_number": resident(serial),
        "trade": "小工",
        "days": "10",
        "rate": "200",
        "gross": "2000.00",
        "deductions": "20.00",
        "net": "1980.00",
        **cells,
    }
    return {name: text for name, text in row.items() if text is not None}


def header(y):
    return [word(text, x, y, size=S) for x, text in COLUMNS.values()]


def body(people, y, pitch=0.03):
    return [
        word(text, COLUMNS[name][0], y + pitch * i, size=S)
        for i, row in enumerate(people)
        for name, text in row.items()
    ]


def read(*pages, aspect=A4_LYING):
    return read_roster(
        [Evidence(lay_out(p, aspect, n), Source.OCR) for n, p in enumerate(pages, start=1)]
    )


def values(reading):
    return {field.name: field.value for field in reading.fields}


HEAD = [
    word("芦汀村2025年7月劳务工资发放表", 0.3, 0.06),
    word("发放单位：云澜市青禾镇芦汀村股份经济合作社", 0.05, 0.12, size=S),
    word("项目名称：芦汀村篮球场围栏", 0.45, 0.12, size=S),
    word("期间：2025年7月1日至31日", 0.72, 0.12, size=S),
]
FOOT = [
    word("合计", 0.05, 0.40, size=S),
    word("4000.00", 0.60, 0.40, size=S),
    word("40.00", 0.69, 0.40, size=S),
    word("3960.00", 0.76, 0.40, size=S),
    word("合计（大写）：叁仟玖佰陆拾圆整", 0.05, 0.45, size=S),
    word("制表人：秦未名", 0.05, 0.52, size=S),
]


def test_a_payroll_gives_its_head_its_rows_and_its_totals():
    reading = read([*HEAD, *header(0.18), *body([person(1), person(2)], 0.24), *FOOT])
    assert reading.kind is Kind.ROSTER
    assert values(reading) == {
        "title": "芦汀村2025年7月劳务工资发放表",
        "unit_name": "云澜市青禾镇芦汀村股份经济合作社",
        "project_name": "芦汀村篮球场围栏",
        "period": "2025-07-01/2025-07-31",
        "total": "3960.00",
        "total_in_words": "叁仟玖佰陆拾圆整",
    }
    wanted = {k: v for k, v in person(1).items() if k != "ordinal"}
    assert {c.name: c.value for c in reading.lines[0].cells} == {
        **wanted,
        "days": "10",
        "rate": "200",
        "signed": "否",
    }


def test_the_period_and_the_body_may_stand_in_the_title_only():
    title = word("青禾镇芦汀村村民委员会2025年7月份工资发放表", 0.2, 0.06)
    reading = read([title, *header(0.18), *body([person(1)], 0.24)])
    assert values(reading)["period"] == "2025-07"
    assert values(reading)["unit_name"] == "青禾镇芦汀村村民委员会"


def test_a_signature_is_told_from_an_empty_cell_and_from_no_column():
    people = [person(1, signed="沈一舟"), person(2), person(3, signed="×")]
    reading = read([*header(0.18), *body(people, 0.24)])
    assert [line.cell("signed").value for line in reading.lines] == ["是", "否", "是"]
    empty = reading.lines[1].cell("signed")
    assert (empty.raw, empty.page) == ("", 1)
    assert empty.box.x0 > reading.lines[1].cell("net").box.x1
    without = [w for w in header(0.18) if w.text != "领款人签字"]
    assert read([*without, *body([person(1)], 0.24)]).lines[0].cell("signed") is None


@settings(deadline=None, max_examples=10)
@given(st.integers(1, 45), st.integers(8, 20))
def test_forty_rows_run_over_pages_with_and_without_a_header(count, a_page):
    people = [person(serial) for serial in range(1, count + 1)]
    pages = [
        [*(header(0.06) if number % 2 == 0 else []), *body(people[at : at + a_page], 0.12)]
        for number, at in enumerate(range(0, count, a_page))
    ]
    reading = read(*pages)
    assert [line.cell("id_number").value for line in reading.lines] == [
        row["id_number"] for row in people
    ]
    assert [line.cell("net").page for line in reading.lines] == [
        1 + i // a_page for i in range(count)
    ]


def test_an_id_run_together_with_its_name_is_cut_off():
    together = person(1, name=f"沈一舟{resident(1)}", id_number=None)
    [line] = read([*header(0.18), *body([together], 0.24)]).lines
    assert (line.cell("name").value, line.cell("id_number").value) == ("沈一舟", resident(1))


def test_a_name_set_with_blanks_is_one_name():
    [line] = read([*header(0.18), *body([person(1, name="沈 舟")], 0.24)]).lines
    assert line.cell("name").value == "沈舟"


def test_a_trade_merged_over_two_rows_is_carried_to_both():
    people = [person(1, trade=None), person(2, trade=None), person(3, trade="木工")]
    merged = word("泥工", COLUMNS["trade"][0], 0.255, size=S)
    lines = read([*header(0.18), *body(people, 0.24), merged]).lines
    assert [line.cell("trade").value for line in lines] == ["泥工", "泥工", "木工"]


def test_a_deduction_of_one_person_is_nobody_elses():
    people = [person(i, deductions="50.00" if i == 2 else None) for i in (1, 2, 3)]
    lines = read([*header(0.18), *body(people, 0.24)]).lines
    assert [line.cell("deductions") is not None for line in lines] == [False, True, False]


def test_subtotals_of_pages_are_no_people_and_no_total():
    subtotal = [word("本页小计", 0.05, 0.30, size=S), word("1980.00", 0.76, 0.30, size=S)]
    first = [*HEAD, *header(0.18), *body([person(1)], 0.24), *subtotal]
    second = [*header(0.06), *body([person(2)], 0.12), *FOOT]
    reading = read(first, second)
    assert [line.cell("name").value for line in reading.lines] == ["沈二舟", "沈三舟"]
    assert values(reading)["total"] == "3960.00"


@pytest.mark.parametrize("degrees", [-3, 2])
def test_a_list_that_lies_askew_says_the_same(degrees):
    words = [*HEAD, *header(0.18), *body([person(i) for i in range(1, 6)], 0.24, 0.025), *FOOT]
    straight, askew = read(words), read(turned(words, degrees, A4_LYING))
    assert [[c.value for c in line.cells] for line in askew.lines] == [
        [c.value for c in line.cells] for line in straight.lines
    ]


def test_headers_of_two_lines_and_of_two_levels_name_their_columns():
    words = [
        word("姓名", 0.11, 0.18, size=S),
        word("身份证", 0.22, 0.165, size=S),
        word("号码", 0.225, 0.195, size=S),
        word("天数", 0.45, 0.18, size=S),
        word("实发金额", 0.76, 0.18, size=S),
    ]
    people = [person(1, trade=None, rate=None, gross=None, deductions=None, ordinal=None)]
    [line] = read([*words, *body(people, 0.24)]).lines
    assert {c.name for c in line.cells} == {"name", "id_number", "days", "net"}


def test_a_masked_id_is_kept_as_it_is_shown():
    [line] = read([*header(0.18), *body([person(1, id_number="330498********0011")], 0.24)]).lines
    assert line.cell("id_number").value == "330498********0011"
