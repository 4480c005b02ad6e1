"""DOC-03 税率异常: an invoice line carries a VAT rate that did not exist on its day.

Does not apply to papers other than invoices, to lines without a rate (免税, 不征税, ``***``),
or to an invoice whose date was not read: rates changed in 2017, 2018, 2019 and 2020, and a
17 % invoice of 2017 is right. For works (``*建筑服务*``) only 9, 3 and 1 % are allowed
(before 2019-04-01 also 10 and 11 %). A red-letter invoice repeats the old rate of the one it
cancels and is left out.
"""

from datetime import date

from features.flags.papers import PaperJudgement, as_check, judge_papers
from features.flags.rule import Measure, Rule
from features.flags.vat_rates import allowed_percents, is_word_for_no_rate, percent_of
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, Document, Field, Kind, Line
from features.records.field_values import fen_of
from features.records.finding import Finding, Severity, Status, Text

RULE = Rule("DOC-03", Severity.MEDIUM)


def check(document: Document) -> Check:
    """Check the rates of one invoice."""
    return as_check(RULE.code, judge(document))


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over all invoices; value counts lines, threshold 0."""
    return judge_papers(RULE, case, judge, thresholds.ocr_confidence)


def judge(document: Document) -> PaperJudgement:
    """Judge each line's rate against the rates of the day of issue."""
    if document.kind is not Kind.INVOICE:
        return PaperJudgement(Status.NA, _NO_INVOICE)
    on = _issued_on(document)
    if on is None:
        return PaperJudgement(Status.NA, _NO_DATE)
    if (fen_of(document.field("amount_with_tax")) or 0) < 0:
        return PaperJudgement(Status.NA, _RED_LETTER)
    return _judge_rates(document, on)


def _judge_rates(document: Document, on: date) -> PaperJudgement:
    rated = [(line, cell) for line in document.lines if (cell := _rate_cell(line)) is not None]
    if not rated:
        return PaperJudgement(Status.NA, _NO_RATE)
    unread = tuple(cell for _, cell in rated if percent_of(cell.value) is None)
    if unread:
        return PaperJudgement(Status.NA, _UNREADABLE, fields=unread)
    odd = tuple(cell for line, cell in rated if not _is_allowed(line, cell, on))
    if odd:
        return PaperJudgement(Status.HIT, _odd(odd, on), Measure(len(odd), 0.0), odd)
    cells = tuple(cell for _, cell in rated)
    return PaperJudgement(Status.PASS, _ALLOWED, Measure(0.0, 0.0), cells)


def _rate_cell(line: Line) -> Field | None:
    cell = line.cell("tax_rate")
    return None if cell is None or is_word_for_no_rate(cell.value) else cell


def _is_allowed(line: Line, cell: Field, on: date) -> bool:
    name = line.cell("item_name")
    return percent_of(cell.value) in allowed_percents(on, name.value if name else "")


def _issued_on(document: Document) -> date | None:
    field = document.field("issue_date")
    try:
        return date.fromisoformat(field.value) if field else None
    except ValueError:
        return None


def _odd(cells: tuple[Field, ...], on: date) -> Text:
    rates = ", ".join(dict.fromkeys(cell.raw for cell in cells))
    return Text(
        f"疑点：{on}开具的发票税率{rates}不在当日对该项目适用的税率之列，待核查",
        f"to be checked: the rate {rates} was not in use for this item on {on}",
    )


_NO_INVOICE = Text("没有发票", "there is no invoice")
_NO_DATE = Text(
    "未读出开票日期，无法判断当时税率", "the date of issue was not read, so the rates are unknown"
)
_RED_LETTER = Text("红字发票沿用原税率", "a red-letter invoice repeats the rate it cancels")
_NO_RATE = Text("发票各行没有税率", "no line of the invoice carries a rate")
_UNREADABLE = Text("税率无法识读，待人工核对", "a rate cannot be read, to be read by a person")
_ALLOWED = Text("税率均在当日适用税率之列", "every rate was in use on the day of issue")
