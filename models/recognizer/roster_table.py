"""The rows of payrolls and relief lists: one person a row, over as many pages as there are.

Header words find the columns; a page that repeats none goes on with those of the page before.
Where one cell spans several rows (工种, 标准 merged for a team) its value is carried to all of
them only if the places of the texts show the merging; nothing is carried otherwise.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from features.records.document import Field, Line
from models.recognizer import values
from models.recognizer.evidence import Evidence
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run, Sheet
from models.recognizer.merged_cells import carried
from models.recognizer.table import Row, read_rows
from models.recognizer.table_header import Column, find_header
from models.recognizer.values import Normal

HEADER: Vocabulary = {
    "ordinal": ("序号", "编号", "序"),
    "name": (
        "姓名", "户主姓名", "户主", "人员姓名", "工人姓名", "受助人", "领取人", "发放对象",
        "救助对象", "受助人姓名", "领款人", "姓名(户主)", "补助对象", "对象姓名", "领取人姓名",
        "务工人员", "用工人员", "农民工姓名", "领款人姓名", "村民姓名", "帮扶对象", "申领人",
        "户主(姓名)", "人员", "受益人",
    ),
    "id_number": (
        "身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "身份证件号码",
        "居民身份证号", "证件号", "公民身份证号",
    ),
    "trade": (
        "工种", "岗位", "工作内容", "职务", "工种/岗位", "务工内容", "用工内容", "工作岗位",
        "工作类别", "用工类别", "作业内容", "务工岗位", "用工岗位",
    ),
    "days": (
        "天数", "出勤天数", "工日", "出勤", "工数", "工作天数", "务工天数", "用工天数", "出工天数",
        "出勤(天)", "天数(天)", "工日数", "工作日", "考勤天数", "出勤工日", "实际天数", "用工数",
        "天数(工日)", "出勤天数(天)", "实出勤",
    ),
    "rate": (
        "标准", "日工资", "单价", "工价", "日工资标准", "发放标准", "补助标准", "救助标准",
        "工资标准", "日工资(元)", "标准(元/天)", "单价(元/天)", "日工价", "标准(元)", "工日单价",
        "日薪", "每日工资", "补贴标准", "月标准", "元/天", "保障标准", "日工资标准(元)",
        "工价(元/天)", "日工资(元/天)", "标准(元/月)",
    ),
    "gross": (
        "应发", "应发工资", "应发金额", "应发合计", "应付工资", "应发(元)", "应发数", "工资合计",
        "应付金额", "应领金额", "工资金额", "应发工资(元)", "应付款", "应发金额(元)", "小计",
        "工资总额", "应付",
    ),
    "deductions": (
        "扣款", "扣除", "代扣", "扣减", "代扣款", "扣款(元)", "扣发", "扣除金额", "扣款金额",
        "应扣", "应扣款", "代扣代缴", "扣除(元)", "代扣金额", "减扣", "扣除款", "预支扣回",
    ),
    "net": (
        "实发", "实发金额", "实发工资", "实发(元)", "实发合计", "金额", "金额(元)", "发放金额",
        "补助金额", "救助金额", "实领金额", "实发数", "发放金额(元)", "实付金额", "实领", "实付",
        "实付工资", "实领工资", "发放额", "补贴金额", "本次发放", "领款金额", "实发工资(元)",
        "实发金额(元)", "实际发放", "发放数额", "补助金额(元)", "救助金额(元)",
    ),
    "account": (
        "账号", "银行卡号", "银行账号", "卡号", "开户账号", "一卡通账号", "工资卡号", "银行卡账号",
        "收款账号", "社保卡号", "账户", "银行卡", "帐号", "一卡通号", "卡号/账号", "银行卡号/账号",
        "工资卡账号", "社保卡账号", "打卡账号",
    ),
    "signed": (
        "签名", "签字", "领款人签字", "领取人签名", "本人签字", "签收", "签章", "领款签字",
        "领款人签名", "签名(手印)", "领取人签字", "签字(盖章)", "签名/手印", "领款人签章", "签领",
        "签收人", "本人签名", "签名(按手印)", "签字(按手印)", "手印", "领取签字", "领取人签章",
        "领款签名", "签字/手印",
    ),
    "note": ("备注",),
    "other": (
        "救助类别", "类别", "补助类别", "救助类型", "补助项目", "补贴类别", "人员类别", "保障类别",
        "困难类型", "补贴项目", "类型", "性别", "年龄", "电话", "联系电话", "住址", "家庭住址",
        "村组", "组别", "与户主关系", "人口数", "家庭人口", "人数", "开户行", "开户银行", "班组",
        "小组", "联系方式",
    ),
}  # fmt: skip
CELLS: Mapping[str, Normal] = {
    "name": values.person,
    "id_number": values.resident_id,
    "trade": values.name,
    "days": values.decimal,
    "rate": values.decimal,
    "gross": values.amount,
    "deductions": values.amount,
    "net": values.amount,
    "account": values.account,
}
_NEEDED = frozenset({"name"})
_WHO = ("name", "id_number", "account")
_FIGURES = ("net", "gross", "rate", "days")
_CARRIED = ("trade", "rate", "days")
_TOTAL = re.compile(r"^(本页)?(合计|总计|共计|小计|累计)")
_FOOT = re.compile(
    r"^(合计|总计|共计|本页合计|大写|人民币|\(大写|金额大写|制表|填表|审核|审批|经办|复核|会计|出纳"
    r"|负责人|村主任|备注:|说明:|注:|以上|单位负责人|监委|监督)"
)


@dataclass(frozen=True, slots=True)
class RosterTable:
    """The table of one page: its columns, its rows end at ``bottom``."""

    evidence: Evidence
    columns: tuple[Column, ...]
    bottom: float

    def column(self, name: str) -> Column | None:
        """Return the column of this name."""
        return next((column for column in self.columns if column.name == name), None)

    def totals(self) -> tuple[tuple[Run, ...], ...]:
        """Return the rows of totals of this page, the last one last."""
        sheet = self.evidence.sheet
        top = max(column.header.y1 for column in self.columns)
        marked = [r for r in sheet.runs if r.y0 > top and _TOTAL.match(plain(r.text))]
        return tuple(sheet.row_of(run) for run in marked)


def roster_tables(evidences: Sequence[Evidence]) -> tuple[RosterTable, ...]:
    """Return the tables of all pages; pages before the first header have none."""
    tables: list[RosterTable] = []
    for evidence in evidences:
        columns = find_header(evidence.sheet, HEADER, needed=_NEEDED)
        if not columns:
            columns = _continued(evidence.sheet, tables[-1].columns) if tables else ()
        if columns:
            tables.append(RosterTable(evidence, columns, _end(evidence.sheet, columns)))
    return tuple(tables)


def read_people(table: RosterTable) -> tuple[Line, ...]:
    """Return one line for each person on the page; a row without name, id and account has none."""
    found = read_rows(table.evidence.sheet, table.columns, table.bottom)
    rows = [row for row in found if _is_person(row)]
    whole = carried(rows, _CARRIED, [_anchor(row).middle for row in rows])
    lines = (_line(table, row) for row in whole)
    return tuple(line for line in lines if any(map(line.cell, _WHO)))


def _is_person(row: Row) -> bool:
    is_somebody = any(name in row for name in _WHO)
    return is_somebody and not any(_TOTAL.match(plain(run.text)) for run in row.values())


def _anchor(row: Row) -> Run:
    """Return the text of a row that stands for its height: figures before names."""
    return next(row[name] for name in (*_FIGURES, *_WHO) if name in row)


def _line(table: RosterTable, row: Row) -> Line:
    line = table.evidence.line(row, CELLS)
    if table.column("signed") is None or not line.cells:
        return line
    return Line((*line.cells, _signed(table, row, line)))


def _signed(table: RosterTable, row: Row, line: Line) -> Field:
    """Say whether anything stands in the row's cell for the signature."""
    run = row.get("signed")
    if run is not None:
        return table.evidence.field("signed", "是", run)
    column = table.column("signed")
    beside = _anchor(row)
    header = column.header if column else beside
    place = replace(beside, text="", glyphs=(), x0=header.x0, x1=header.x1)
    field = table.evidence.field("signed", "否", place)
    return replace(field, confidence=min(cell.confidence for cell in line.cells))


def _continued(sheet: Sheet, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of the page before, above everything on this page."""
    if not sheet.runs:
        return ()
    top = min(run.y0 for run in sheet.runs)
    moved = (
        replace(c, header=replace(c.header, y0=top - c.header.height - 0.001, y1=top - 0.001))
        for c in columns
    )
    return tuple(moved)


def _end(sheet: Sheet, columns: Sequence[Column]) -> float:
    """Return where the rows of people end: at the totals, or at who made and checked the list."""
    top = max(column.header.y1 for column in columns)
    ends = [run.y0 for run in sheet.runs if run.y0 > top and _FOOT.match(plain(run.text))]
    return min(ends, default=2.0 * sheet.aspect)
