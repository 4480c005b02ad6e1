"""PAP-05 用工年龄: nobody on a payroll is under 16 (《劳动法》第十五条).

Does not apply to relief lists, where children are named rightly, nor where the period or an id
was not read. Counted on the last day of the period, so that only those who were under 16 all
the time are named; ids whose check character fails are left to PAP-04.
"""

import re
from datetime import date

from features.paper_checks.paper_check import PaperCheck, RowVerdict
from features.records.document import Check, Document, Kind, Line
from features.records.finding import Text
from features.records.identity import is_resident_id, resident_birth_date
from features.records.period import last_day

CHECK = PaperCheck("PAP-05", Text("用工年龄", "Age of workers"))
LEAST_AGE = 16
_WORK = re.compile("工资|劳务|务工|用工|报酬|考勤|计工")


def check(document: Document) -> Check:
    """Check the age of each worker as of the end of the period."""
    if document.kind is not Kind.ROSTER or not _is_payroll(document):
        return CHECK.not_applicable(_NO_PAYROLL)
    period = document.field("period")
    end = last_day(period.value) if period else None
    if end is None:
        return CHECK.not_applicable(_NO_PERIOD)
    judged = (_judge(row, line, end) for row, line in enumerate(document.lines))
    return CHECK.of_rows([verdict for verdict in judged if verdict], _RIGHT, _NO_ID)


def _is_payroll(document: Document) -> bool:
    title = document.field("title")
    worked = any(line.cell("days") or line.cell("trade") for line in document.lines)
    return worked or bool(title and _WORK.search(title.value))


def _judge(row: int, line: Line, end: date) -> RowVerdict | None:
    cell = line.cell("id_number")
    if cell is None or not is_resident_id(cell.value):
        return None
    born = resident_birth_date(cell.value)
    if born is None:
        return None
    return RowVerdict(row, ("id_number",), None if _age(born, end) >= LEAST_AGE else _young(row))


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _young(row: int) -> Text:
    return Text(
        f"第{row + 1}行人员在发放期间未满{LEAST_AGE}周岁",
        f"line {row + 1}: under {LEAST_AGE} years of age in the period of the list",
    )


_RIGHT = Text("人员均已满16周岁", "everybody is 16 years old or more")
_NO_PAYROLL = Text("不是用工发放表", "not a payroll")
_NO_PERIOD = Text("未读出发放期间", "the period was not read")
_NO_ID = Text("没有校验相符的身份证号", "no resident id with a right check character was read")
