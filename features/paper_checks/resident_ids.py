"""PAP-04 身份证号校验: resident ids on a list have a real birth date and the right check.

Does not apply where ids are masked by asterisks or printed in part, as published lists do, nor
to the 15-digit ids from before 1999, which carry no check character.
"""

from features.paper_checks.paper_check import PaperCheck, RowVerdict
from features.records.document import Check, Document, Line
from features.records.finding import Text
from features.records.identity import is_resident_id

CHECK = PaperCheck("PAP-04", Text("身份证号校验", "Check character of resident ids"))
_LENGTH = 18


def check(document: Document) -> Check:
    """Check each resident id of the list; no id is repeated in the detail."""
    judged = (_judge(row, line) for row, line in enumerate(document.lines))
    return CHECK.of_rows([verdict for verdict in judged if verdict], _RIGHT, _NO_ID)


def _judge(row: int, line: Line) -> RowVerdict | None:
    cell = line.cell("id_number")
    if cell is None or len(cell.value) != _LENGTH or "*" in cell.value:
        return None
    return RowVerdict(row, ("id_number",), None if is_resident_id(cell.value) else _wrong(row))


def _wrong(row: int) -> Text:
    return Text(
        f"第{row + 1}行身份证号校验位或出生日期不符",
        f"line {row + 1}: check character or birth date of the resident id do not agree",
    )


_RIGHT = Text("身份证号校验位均相符", "the check characters of the resident ids agree")
_NO_ID = Text("没有完整的18位身份证号", "no whole 18-character resident id was read")
