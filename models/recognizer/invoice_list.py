"""The list attached to an invoice (销货清单): its items stand on the pages behind the form.

The form then has one row, 详见销货清单, with the sums; the pages behind repeat number and
parties above a table of their own.
"""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Line
from models.recognizer.evidence import Evidence
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Sheet
from models.recognizer.table import read_rows
from models.recognizer.table_header import find_header
from models.recognizer.values import Normal

_SEE_LIST = re.compile(r"详见.{0,4}清单")
_END = re.compile(r"^(小计|合计|总计|价税合计|备注|填开日期|销售方|开票人|本页)")
_ANOTHER = re.compile(r"价税合计")
_NEEDED = frozenset({"item_name", "amount"})


def with_listed(
    lines: Sequence[Line],
    following: Sequence[Evidence],
    forms: tuple[Vocabulary, dict[str, Normal]],
) -> tuple[Line, ...]:
    """Return the lines of the form with those of the pages behind it.

    The row that points at the list gives way to what is listed; it stays where nothing was
    read behind it. ``forms`` are the headers of the table and the forms of its cells.
    """
    listed = tuple(line for page in following for line in _listed(page, forms))
    if not listed:
        return tuple(lines)
    return (*(line for line in lines if not _points_at_list(line)), *listed)


def _points_at_list(line: Line) -> bool:
    name = line.cell("item_name")
    return name is not None and bool(_SEE_LIST.search(plain(name.value)))


def _listed(page: Evidence, forms: tuple[Vocabulary, dict[str, Normal]]) -> Iterator[Line]:
    """Yield the rows of one page; a page that is an invoice of its own has none."""
    header, cells = forms
    if any(_ANOTHER.search(plain(run.text)) for run in page.sheet.runs):
        return
    columns = find_header(page.sheet, header, needed=_NEEDED)
    if not columns:
        return
    bottom = _end(page.sheet, max(column.header.y1 for column in columns))
    for row in read_rows(page.sheet, columns, bottom):
        line = page.line(row, cells)
        if line.cell("item_name") is not None:
            yield line


def _end(sheet: Sheet, top: float) -> float:
    ends = [run.y0 for run in sheet.runs if run.y0 > top and _END.match(plain(run.text))]
    return min(ends, default=2.0 * sheet.aspect)
