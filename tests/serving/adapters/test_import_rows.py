import re
from collections import Counter
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from models.errors import Unreadable
from serving.adapters.import_rows import RefusedRow, Remark, RowImport
from serving.adapters.lines_below import LineKind
from serving.adapters.mapping import ImportKind, read_mapping
from serving.adapters.row_fact import CHINA
from serving.wire.fact import fact_line, facts_from_ndjson
from tests.serving.adapters.made_files import (
    FIRM,
    KEYED,
    SAMPLES,
    as_csv,
    as_xlsx,
    faults,
    mapping,
    outcomes,
    resident,
    sample,
)

PAYROLL = [
    ["芦汀村2025年7月工资表", None, None, None, None, None],
    ["工种", "身份证号", "银行卡号", "工资", None, None],
    [None, None, None, "应发", "扣款", "实发工资"],
    ["保洁", resident(1), "6212340000000000001", 1800, 0, 1800],
    [None, resident(2), "6212340000000000002", 1800, 50.5, 1749.5],
    ["绿化", resident(3), 6212340000000000003, 2000, 0, 2000],
    [None, resident(4), "6212340000000000004", 2000, 0, "#N/A"],
    ["合计", None, None, 7600, 50.5, 7549.5],
    [None, None, None, None, None, None],
    ["制表：", "甲", None, None, None, None],
]
RELIEF = [
    ["村居", "户主身份证号", "身份证号", "救助类别", "金额", "账号", "发放日期", "录入日期"],
    ["芦汀村", resident(5), resident(5), "低保", "0.0812", "6212340000000000005", 45846,
     "2025-7-9"],
    ["荻浦村", resident(5), resident(6), "低保", "0.0812万元", "621234000000000001", "2025年7月8日",
     datetime(2025, 7, 9)],
    ["枫桥村", resident(5), resident(6), "低保", "0.08", "621234000000000001", 45846, 45847],
    ["芦汀村", resident(5), "330498********0018", "低保", "", "现金", 45846, 45840],
]  # fmt: skip


def kinds(found):
    return Counter(type(one).__name__ for one in found if not isinstance(one, LineKind))


def test_the_ledger_of_a_village():
    found = outcomes("ledger", (SAMPLES / "ledger.csv").read_bytes())
    facts = [one for one in found if isinstance(one, Fact)]
    assert [(fact.kind, fact.amount_fen) for fact in facts] == [
        (FactKind.CONTRACT, 3_394_520),
        (FactKind.INVOICE, 3_394_520),
        (FactKind.PAYMENT, 3_224_794),
    ]
    assert {fact.seller for fact in facts} == {FIRM}
    assert [fact.item for fact in facts] == [None, *["/25332000000900417263"] * 2]
    assert {fact.focus for fact in facts} == {Focus.PROCUREMENT}
    first = facts[0]
    assert (
        datetime.fromtimestamp(first.event_time, CHINA).isoformat() == "2025-09-17T00:00:00+08:00"
    )
    assert datetime.fromtimestamp(first.known_at, CHINA).isoformat() == "2025-09-19T23:59:59+08:00"
    assert faults(found) == [
        (8, "对方账号", "PRECISION_LOST"),
        (9, "日期", "BAD_DATE"),
        (9, "金额（元）", "AMOUNT_TOO_FINE"),
        (9, "统一社会信用代码", "BAD_CREDIT_CODE"),
    ]
    assert [one for one in found if isinstance(one, LineKind)] == [LineKind.BLANK, LineKind.TOTAL]


def test_the_payroll_of_a_village_with_merged_cells():
    found = outcomes("payroll", as_xlsx(PAYROLL))
    facts = [one for one in found if isinstance(one, Fact)]
    assert [fact.amount_fen for fact in facts] == [180_000, 174_950]
    assert [fact.category for fact in facts] == ["保洁", "保洁"]
    assert {fact.kind for fact in facts} == {FactKind.WAGE}
    assert {
        datetime.fromtimestamp(fact.event_time, CHINA).date().isoformat() for fact in facts
    } == {"2025-07-31"}
    assert faults(found) == [
        (6, "银行卡号", "PRECISION_LOST"),
        (7, "实发工资", "CELL_ERROR"),
        (10, "实发工资", "EMPTY_CELL"),
        (10, "身份证号", "BAD_RESIDENT_ID"),
    ]


def test_the_relief_list_of_a_town():
    found = outcomes("relief", as_xlsx(RELIEF, "发放表", ("说明", [["x"]])))
    facts = [one for one in found if isinstance(one, Fact)]
    assert [(fact.unit, fact.amount_fen) for fact in facts] == [
        ("unit-330498-0101", 81_200),
        ("unit-330498-0102", 81_200),
    ]
    assert facts[0].event_time == facts[1].event_time
    assert facts[0].household == facts[0].person == facts[1].household != facts[1].person
    assert faults(found) == [
        (4, "村居", "UNKNOWN_VALUE"),
        (5, "金额", "EMPTY_CELL"),
        (5, "身份证号", "MASKED_ID"),
        (5, "账号", "BAD_ACCOUNT"),
    ]


def test_a_day_of_knowledge_before_the_event_is_refused():
    late = [RELIEF[0], [*RELIEF[1][:7], "2025-07-07"]]
    assert faults(outcomes("relief", as_csv(late))) == [(2, "录入日期", "BAD_CLOCK")]


def test_relief_to_nobody_is_refused():
    nobody = [RELIEF[0], [RELIEF[1][0], "", "", *RELIEF[1][3:]]]
    assert faults(outcomes("relief", as_csv(nobody))) == [(2, "户主身份证号", "EMPTY_CELL")]
    household = [RELIEF[0], [RELIEF[1][0], RELIEF[1][1], "", *RELIEF[1][3:]]]
    (fact,) = outcomes("relief", as_csv(household))
    assert (fact.person, fact.household[:2]) == (None, "p-")


def test_notes_below_a_list_are_no_rows_unless_they_hold_an_amount():
    text = "notes: 制表|审核\nblanks: [/, 无]\n" + sample("payroll.yaml")
    rows = [
        *PAYROLL[:4],
        ["审核：", "乙", None, None, None, 5],
        ["制表：", "甲", None, None, None, None],
        ["绿化", resident(9), "无", 1, 0, 1],
    ]
    found = list(
        RowImport("x", read_mapping(text, ImportKind.PAYROLL), KEYED).outcomes(as_xlsx(rows))
    )
    assert [type(one).__name__ for one in found] == ["Fact", "RefusedRow", "LineKind", "Fact"]
    assert found[2] is LineKind.NOTE
    assert found[3].account is None


def test_a_total_that_is_not_the_sum_is_remarked_and_refuses_no_row():
    def told(total):
        rows = [*RELIEF[:3], ["合计", None, None, None, total, None, None, None]]
        return [one for one in outcomes("relief", as_csv(rows)) if isinstance(one, Remark)]

    assert told("0.1624") == []
    (remark,) = told("0.2")
    assert (remark.place.row, remark.fault.code) == (4, "TOTAL_DIFFERS")


def test_a_line_of_totals_that_names_a_person_is_a_row():
    rows = [RELIEF[0], ["合计", *RELIEF[1][1:]]]
    assert faults(outcomes("relief", as_csv(rows))) == [(2, "村居", "UNKNOWN_VALUE")]


def test_headings_that_are_printed_again_are_no_rows():
    found = outcomes("relief", as_csv([*RELIEF[:2], RELIEF[0], RELIEF[1]]))
    assert [type(one) for one in found if isinstance(one, Fact)] == [Fact, Fact]
    assert LineKind.HEADING in found
    assert len({one.fact_id for one in found if isinstance(one, Fact)}) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_file_changes_nothing(encoding):
    rows = [[str(cell) if cell is not None else "" for cell in row] for row in RELIEF]
    assert outcomes("relief", as_csv(rows, encoding)) == outcomes("relief", as_csv(rows))


def test_a_workbook_and_a_text_file_make_the_same_facts():
    facts = [
        [one for one in outcomes("relief", data) if isinstance(one, Fact)]
        for data in (as_csv(RELIEF), as_xlsx(RELIEF, "发放表"))
    ]
    assert facts[0] == facts[1] != []


def test_the_same_file_makes_the_same_facts_again():
    data = (SAMPLES / "ledger.csv").read_bytes()
    assert outcomes("ledger", data) == outcomes("ledger", data)


def test_a_comma_without_quotes_moves_no_amount_unseen():
    text = sample("ledger.csv").replace('"33,945.20"', "33,945.20")
    assert (4, "", "TOO_MANY_CELLS") in faults(outcomes("ledger", text.encode()))


def test_sheets_are_named_or_alone():
    data = as_xlsx(RELIEF, "七月", ("八月", RELIEF))
    with pytest.raises(Unreadable) as missing:
        outcomes("relief", data)
    assert missing.value.code == "SHEET_MISSING"
    with pytest.raises(Unreadable) as unclear:
        outcomes("payroll", data)
    assert unclear.value.code == "SHEET_UNCLEAR"
    text = sample("relief.yaml").replace("[发放表]", "[七月, 八月]")
    job = RowImport("x", read_mapping(text, ImportKind.RELIEF), KEYED)
    found = list(job.outcomes(data))
    assert kinds(found) == {"Fact": 4, "RefusedRow": 4}
    assert {one.place.sheet for one in found if isinstance(one, RefusedRow)} == {"七月", "八月"}


def test_attendance_is_in_minutes_at_a_site():
    text = (
        sample("payroll.yaml")
        .replace(
            "amount: {column: 实发工资, unit: 元}",
            "kind: {constant: attendance}\n  quantity: {column: 工时, unit: 小时}\n"
            "  item: {column: 工地}",
        )
        .replace("header_rows: 2\n", "")
        .replace('{above: "[0-9]{4}年[0-9]{1,2}月"}', "{column: 日期}")
    )
    rows = [["日期", "身份证号", "银行卡号", "工种", "工时", "工地"],
            ["2025-07-08", resident(1), "", "保洁", 7.5, "site-1"],
            ["2025-07-08", resident(1), "", "保洁", "", "site-2"]]  # fmt: skip
    found = list(
        RowImport("x", read_mapping(text, ImportKind.PAYROLL), KEYED).outcomes(as_csv(rows))
    )
    (fact,) = (one for one in found if isinstance(one, Fact))
    assert (fact.kind, fact.quantity, fact.item) == (FactKind.ATTENDANCE, 450, "site-1")
    assert faults(found) == [(3, "工时", "EMPTY_CELL")]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("摘要类别", "长" * 201, "TEXT_TOO_LONG"),
        ("日期", "#REF!", "CELL_ERROR"),
        ("事项类别", "村级宴请", "UNKNOWN_VALUE"),
        ("金额（元）", "3.5万元", "UNIT_CONFLICT"),
        ("金额（元）", "", "EMPTY_CELL"),
        ("对方账号", "2010****7008", "MASKED_ID"),
        ("项目编号", "2.5332E+19", "PRECISION_LOST"),
    ],
)
def test_a_cell_that_is_wrong_refuses_its_row(column, text, code):
    headings = sample("ledger.csv").splitlines()[2].split(",")
    row = ["2025-09-17", "村级采购", "合同", "灯具", "case-1", "100", FIRM, "", "", ""]
    assert faults(outcomes("ledger", as_xlsx([headings, row]))) == []
    row[headings.index(column)] = text
    for data in (as_csv([headings, row]), as_xlsx([headings, row])):
        assert faults(outcomes("ledger", data)) == [(2, column, code)]


def test_a_month_that_is_looked_for_in_vain_refuses_every_row():
    rows = [["工资表", *PAYROLL[0][1:]], *PAYROLL[1:4]]
    assert faults(outcomes("payroll", as_xlsx(rows))) == [(4, "", "NOT_FOUND_ABOVE")]
    text = sample("payroll.yaml").replace("above:", "sheet:")
    found = RowImport("x", read_mapping(text, ImportKind.PAYROLL), KEYED).outcomes(
        as_xlsx(rows, "2025 年 8 月")
    )
    (fact,) = (one for one in found if isinstance(one, Fact))
    assert datetime.fromtimestamp(fact.event_time, CHINA).date().isoformat() == "2025-08-31"


cells = st.one_of(
    st.none(),
    st.text(st.sampled_from("0123456789.,-元年月合计 ABC\t￥"), max_size=14),
    st.integers(0, 10**19),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 999).map(resident),
    st.sampled_from(
        ["芦汀村", "低保", "0.08", "2025-07-08", "合计", "6212340000000000005", "#REF!"]
    ),
)


@given(st.lists(st.lists(cells, min_size=8, max_size=8), max_size=12))
def test_no_line_is_lost_and_no_resident_id_leaves(rows):
    for data in (as_csv([RELIEF[0], *rows]), as_xlsx([RELIEF[0], *rows], "发放表")):
        found = [one for one in outcomes("relief", data) if not isinstance(one, Remark)]
        told = [one for one in found if one is not LineKind.BLANK]
        seen = [row for row in rows if any(str(cell).strip() for cell in row if cell is not None)]
        assert len(told) == len(seen)
        facts = [one for one in found if isinstance(one, Fact)]
        out = "\n".join(map(fact_line, facts))
        assert facts_from_ndjson(out.encode()) == tuple(facts)
        refused = repr([one for one in found if isinstance(one, RefusedRow)])
        for row in rows:
            for cell in row:
                if isinstance(cell, str) and re.fullmatch(r"330498\d{11}[\dX]", cell):
                    assert cell not in out + refused


@given(st.sampled_from(sorted(mapping("ledger").headings)), st.integers(0, 999), st.booleans())
def test_a_resident_id_in_any_column_of_a_ledger_stays_inside(heading, number, old):
    lines = sample("ledger.csv").splitlines()
    headings = lines[2].split(",")
    secret = resident(number)[:6] + resident(number)[8:17] if old else resident(number)
    row = ["2025-09-17", "村级采购", "合同", "灯具", "case-1", "100", FIRM, "", "", ""]
    row[headings.index(heading)] = secret
    found = outcomes("ledger", as_csv([headings, row]))
    assert len(found) == 1
    assert secret not in repr(found)
