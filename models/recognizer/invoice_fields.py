"""The fields of a VAT invoice from its words: the 241x140 form and the fully digital 数电票.

Labels come first; where a label was lost, a value whose form is unmistakable is taken from the
place where the form has it, with less confidence. Item lines are read as a table. The cipher
block (密码区) is never evidence of anything.
"""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field, Kind, Line
from models.recognizer import values
from models.recognizer.evidence import Evidence
from models.recognizer.form import Form
from models.recognizer.invoice_list import with_listed
from models.recognizer.invoice_marks import read_marks
from models.recognizer.invoice_parties import read_parties
from models.recognizer.invoice_totals import read_totals
from models.recognizer.labels import Vocabulary, plain
from models.recognizer.layout import Run, Sheet
from models.recognizer.reading import Reading
from models.recognizer.table import read_rows
from models.recognizer.table_header import Column, find_header
from models.recognizer.values import Normal

LABELS: Vocabulary = {
    "invoice_code": ("发票代码",),
    "invoice_number": ("发票号码",),
    "issue_date": ("开票日期",),
    "check_code": ("校验码",),
    "machine_number": ("机器编号",),
    "name": ("名称", "称"),
    "tax_id": ("纳税人识别号", "统一社会信用代码/纳税人识别号", "统一社会信用代码"),
    "address_phone": ("地址、电话", "地址电话"),
    "bank_account": ("开户行及账号", "开户银行及账号"),
    "buyer_block": ("购买方", "购买方信息"),
    "seller_block": ("销售方", "销售方信息", "销售方:(章)"),
    "cipher": ("密码区",),
    "remark": ("备注", "备"),
    "amount_in_words": ("价税合计(大写)", "(大写)", "价税合计"),
    "amount_with_tax": ("(小写)",),
    "payee": ("收款人",),
    "reviewer": ("复核", "复核人"),
    "drawer": ("开票人",),
}
HEADER: Vocabulary = {
    "item_name": ("货物或应税劳务、服务名称", "货物或应税劳务名称", "项目名称"),
    "specification": ("规格型号",),
    "unit": ("单位",),
    "quantity": ("数量",),
    "unit_price": ("单价",),
    "amount": ("金额",),
    "tax_rate": ("税率", "税率/征收率"),
    "tax": ("税额",),
}
LISTED: Vocabulary = {
    **HEADER,
    "ordinal": ("序号", "行号"),
    "item_name": (*HEADER["item_name"], "货物(劳务)名称", "货物名称", "货物(劳务)、服务名称"),
    "note": ("备注",),
}
"""The headers of an attached list."""
CELLS: dict[str, Normal] = {
    "item_name": values.name,
    "specification": values.words,
    "unit": values.name,
    "quantity": values.decimal,
    "unit_price": values.decimal,
    "amount": values.amount,
    "tax_rate": values.rate,
    "tax": values.amount,
}
_DIRECT: dict[str, Normal] = {
    "invoice_code": values.digits(10, 12),
    "invoice_number": values.digits(8, 20),
    "issue_date": values.day,
    "check_code": values.digits(20),
    "machine_number": values.digits(12),
}
_PEOPLE = ("payee", "reviewer", "drawer")
_TITLES = (
    "增值税电子普通发票",
    "增值税电子专用发票",
    "增值税专用发票",
    "增值税普通发票",
    "电子发票(增值税专用发票)",
    "电子发票(普通发票)",
)


def read_invoice(evidence: Evidence, following: Sequence[Evidence] = ()) -> Reading:
    """Read the invoice on one sheet; what cannot be read is left out, never guessed.

    Of the pages ``following`` only the items are read: a list attached to the form.
    """
    form, sheet = Form.of(evidence, LABELS), evidence.sheet
    columns = find_header(sheet, HEADER, ordered=True)
    top = columns[0].header.y0 if columns else None
    totals = read_totals(form, columns)
    parties = read_parties(form, top)
    found = [
        *_numbers(form),
        *parties,
        *totals.fields,
        *_people(form),
        *read_marks(form, totals.bottom, parties),
    ]
    lines = _lines(form.evidence, columns, totals.top)
    whole = with_listed(lines, following, (LISTED, CELLS))
    return Reading(Kind.INVOICE, title(sheet), _distinct(found), whole)


def title(sheet: Sheet) -> str | None:
    """Return the printed name of the form; a seal over it may hide it."""
    for run in sheet.runs:
        shown = plain(run.text)
        for name in _TITLES:
            if name in shown:
                return name.replace("(", "（").replace(")", "）")
    return None


def _numbers(form: Form) -> Iterator[Field]:
    """Yield the numbers of the head; one text is one number, so 20 digits are not two."""
    taken: set[str] = set()
    for name, normal in _DIRECT.items():
        field = form.take(name, normal) or _lost_label(form, name)
        if field is not None and field.value not in taken:
            taken.add(field.value)
            yield field


def _lost_label(form: Form, name: str) -> Field | None:
    """Find a header number by its form alone, in the upper quarter and right half."""
    if name == "machine_number":
        return None
    head = [run for run in form.unlabelled() if _in_head(run, form.evidence.sheet)]
    return form.by_shape(name, head, _ALONE[name])


def _whole(form: str) -> Normal:
    """Return the reader of a number that is all there is in its run, marks aside."""

    def read(text: str) -> str | None:
        shown = re.sub(r"^[^\d]{0,6}", "", plain(text))
        return shown if re.fullmatch(form, shown) else None

    return read


_ALONE: dict[str, Normal] = {
    "invoice_code": _whole(r"0\d{11}|\d{10}"),
    "invoice_number": _whole(r"\d{8}|\d{20}"),
    "issue_date": values.day,
    "check_code": _whole(r"\d{20}"),
}


def _in_head(run: Run, sheet: Sheet) -> bool:
    tops = [other.y0 for other in sheet.runs]
    reach = min(tops) + 0.3 * (max(other.y1 for other in sheet.runs) - min(tops))
    return run.middle < reach and run.centre > 0.5


def _people(form: Form) -> Iterator[Field]:
    for name in _PEOPLE:
        field = form.take(name, _person)
        if field is not None:
            yield field


def _person(text: str) -> str | None:
    shown = values.name(text)
    return shown if shown and len(shown) <= 12 and re.search(r"[\w]", shown) else None


def _lines(evidence: Evidence, columns: Sequence[Column], bottom: float) -> tuple[Line, ...]:
    if not columns:
        return ()
    found = (evidence.line(row, CELLS) for row in read_rows(evidence.sheet, columns, bottom))
    return tuple(line for line in found if line.cells)


def _distinct(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Keep the first field of each name."""
    return tuple({field.name: field for field in reversed(fields)}.values())[::-1]
