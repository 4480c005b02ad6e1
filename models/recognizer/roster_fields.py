"""The fields of payrolls and relief lists (发放表): title, paying body, period, totals, rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer import values
from models.recognizer.body_names import BODY_END
from models.recognizer.evidence import Evidence, less_sure
from models.recognizer.form import Form, first_fields
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run, joined, rows
from models.recognizer.periods import period
from models.recognizer.reading import Reading
from models.recognizer.roster_table import RosterTable, read_people, roster_tables
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "unit_name": (
        "发放单位", "单位名称", "编制单位", "填报单位", "制表单位", "用工单位", "发放单位(盖章)",
        "单位(盖章)", "填报单位(盖章)", "编制单位(盖章)", "单位",
    ),
    "project_name": ("项目名称", "工程名称", "项目", "发放事由", "事由"),
    "period": (
        "期间", "发放期间", "工资月份", "所属期间", "所属月份", "发放月份", "月份", "工资期间",
        "发放时段", "所属期", "起止日期", "用工期间", "用工时间", "发放时间",
    ),
    "total_in_words": (
        "合计(大写)", "合计金额(大写)", "总计(大写)", "金额(大写)", "(大写)", "大写",
        "人民币(大写)", "金额大写", "大写金额", "合计大写", "合计人民币(大写)", "实发合计(大写)",
        "发放总额(大写)",
    ),
    "total": (
        "(小写)", "小写", "合计(小写)", "合计金额", "总金额", "发放总额", "发放金额合计",
        "合计金额(小写)", "总计", "金额合计",
    ),
    "date": ("日期", "制表日期", "填表日期", "发放日期", "填报日期"),
    "people": (
        "制表", "制表人", "审核", "审核人", "复核", "经办人", "负责人", "填表人", "出纳", "会计",
        "审批人", "单位负责人",
    ),
    "currency": ("金额单位", "计量单位"),
}  # fmt: skip
_AT_HEAD: dict[str, Normal] = {
    "unit_name": values.body,
    "project_name": values.body,
    "period": period,
}
_AT_FOOT: dict[str, Normal] = {
    "total_in_words": values.capitals,
    "total": values.amount,
}
_TITLE = re.compile(r".*(表|册|名单|清单|明细|发放单)(\(.{1,12}\))?$")
_BODY = re.compile(rf"^[^\d]{{2,24}}?{BODY_END}")
_WHOLE = re.compile(r"^(合计|总计|共计|累计)")


def read_roster(evidences: Sequence[Evidence]) -> Reading:
    """Read a list over all its pages; totals are those of its last page."""
    tables = roster_tables(evidences)
    lines = tuple(line for table in tables for line in read_people(table))
    forms = [Form.of(evidence, LABELS) for evidence in evidences]
    found = [
        *_title(evidences[0], tables),
        *_total(tables),
        *first_fields(forms, _AT_HEAD),
        *first_fields(forms[::-1], _AT_FOOT),
    ]
    distinct = {field.name: field for field in reversed(found)}
    if "period" not in distinct and "title" in distinct:
        distinct.update({field.name: field for field in _period_of(evidences[0])})
    title = distinct.get("title")
    if title is not None and "unit_name" not in distinct:
        distinct.update({field.name: field for field in _unit_of(title)})
    subkind = title.value if title else None
    return Reading(Kind.ROSTER, subkind, tuple(distinct.values())[::-1], lines)


def _title(evidence: Evidence, tables: Sequence[RosterTable]) -> Iterator[Field]:
    run = _heading(evidence, tables)
    field = None if run is None else evidence.read("title", run, values.name)
    if field is not None:
        yield field


def _heading(evidence: Evidence, tables: Sequence[RosterTable]) -> Run | None:
    """Return the largest text above the table that ends like the name of a list."""
    top = min((c.header.y0 for t in tables[:1] for c in t.columns), default=evidence.sheet.aspect)
    above = [joined(row) for row in rows(run for run in evidence.sheet.runs if run.y1 < top)]
    named = [run for run in above if _TITLE.match(plain(run.text)) and ":" not in plain(run.text)]
    return max(named, key=lambda run: run.height, default=None)


def _period_of(evidence: Evidence) -> Iterator[Field]:
    """Yield the period that the first page says without a label, in its title or below it."""
    for run in evidence.sheet.runs:
        field = evidence.read("period", run, period)
        if field is not None:
            yield less_sure(field)
            return


def _unit_of(title: Field) -> Iterator[Field]:
    """Yield the body whose name the title begins with: 芦汀村村民委员会劳务工资发放表."""
    match = _BODY.match(title.value)
    if match is not None:
        yield less_sure(replace(title, name="unit_name", value=match.group(), glyphs=()))


def _total(tables: Sequence[RosterTable]) -> Iterator[Field]:
    """Yield the total from the last row of totals: what stands under 实发, or the one amount."""
    for table in reversed(tables):
        for row in reversed(table.totals()):
            if not _WHOLE.match(plain("".join(run.text for run in row))):
                continue
            field = _under_net(table, row)
            if field is not None:
                yield field
                return


def _under_net(table: RosterTable, row: Sequence[Run]) -> Field | None:
    column = table.column("net") or table.column("gross")
    amounts = [run for run in row if values.amount(run.text) is not None]
    under = [run for run in amounts if column and column.left < run.centre < column.right]
    chosen = under if len(under) == 1 else amounts
    return table.evidence.read("total", chosen[0], values.amount) if len(chosen) == 1 else None
