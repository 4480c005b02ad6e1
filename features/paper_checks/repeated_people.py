"""PAP-06 人员或账号重复: a resident id or an account stands twice on one list.

Does not apply to papers other than lists, to masked ids, or to a list of one row. A couple that
shares an account is a question, not a fault: a person decides.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind, cell_name
from features.records.finding import Text

CHECK = PaperCheck("PAP-06", Text("人员或账号重复", "Person or account repeated"))
_CELLS = ("id_number", "account")
_WHO = {"id_number": ("身份证号", "resident id"), "account": ("账号", "account")}


def check(document: Document) -> Check:
    """Look for ids and accounts that stand in several rows; no number is told in the detail."""
    if document.kind is not Kind.ROSTER:
        return CHECK.not_applicable(_NO_LIST)
    placed = {cell: _rows_of(document, cell) for cell in _CELLS}
    if max(sum(map(len, rows.values())) for rows in placed.values()) < 2:
        return CHECK.not_applicable(_ONE_ROW)
    repeated = [
        (cell, rows) for cell, found in placed.items() for rows in found.values() if len(rows) > 1
    ]
    if repeated:
        names = (cell_name(row, cell) for cell, rows in repeated for row in rows)
        return CHECK.failed(_repeated(*repeated[0]), names)
    read = (cell_name(row, cell) for cell, found in placed.items() for [row] in found.values())
    return CHECK.passed(_DIFFERENT, read)


def _rows_of(document: Document, name: str) -> Mapping[str, Sequence[int]]:
    """Return in which rows each value of a cell stands; masked values may hide two people."""
    places: dict[str, list[int]] = defaultdict(list)
    for row, line in enumerate(document.lines):
        cell = line.cell(name)
        if cell is not None and "*" not in cell.value:
            places[cell.value].append(row)
    return places


def _repeated(cell: str, rows: Sequence[int]) -> Text:
    zh, en = _WHO[cell]
    numbers = [str(row + 1) for row in rows]
    return Text(
        f"第{'、'.join(numbers)}行{zh}相同", f"lines {', '.join(numbers)} have the same {en}"
    )


_DIFFERENT = Text("身份证号、账号均不重复", "no resident id and no account stands twice")
_NO_LIST = Text("不是发放表", "not a payroll or relief list")
_ONE_ROW = Text("身份证号、账号不足两行", "fewer than two rows with an id or an account")
