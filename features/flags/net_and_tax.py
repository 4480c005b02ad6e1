"""DOC-02 价税不平: net and tax do not make the total, or a line's tax is not net times rate.

Does not apply to papers other than invoices. A line whose rate is 免税, 不征税 or ``***`` has
no tax to compute and is left out; so are all lines of an invoice under 差额征税, where tax is
charged on a difference that the paper does not show. Discount lines are negative and hold the
same formula; an invoice of several rates is judged line by line.
"""

from decimal import Decimal

from features.flags.papers import PaperJudgement, as_check, judge_papers
from features.flags.rule import Measure, Rule
from features.flags.vat_rates import percent_of
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.document import Check, Document, Field, Kind, Line
from features.records.field_values import fen_of
from features.records.finding import Finding, Severity, Status, Text
from features.records.money import round_to_fen, yuan_text

RULE = Rule("DOC-02", Severity.MEDIUM)
_HEADER = ("amount_without_tax", "tax_amount", "amount_with_tax")
_STANDARD = Thresholds()


def check(document: Document) -> Check:
    """Check the sums of one invoice at the standard tolerances."""
    return as_check(RULE.code, judge(document, _STANDARD))


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding over all invoices; value is the largest excess, in yuan."""
    return judge_papers(
        RULE, case, lambda paper: judge(paper, thresholds), thresholds.ocr_confidence
    )


def judge(document: Document, thresholds: Thresholds) -> PaperJudgement:
    """Judge the total first: a wrong total is worth more to a reader than a wrong line."""
    if document.kind is not Kind.INVOICE:
        return PaperJudgement(Status.NA, _NO_INVOICE)
    total = _judge_total(document, thresholds.total_tolerance_fen)
    lines = _judge_lines(document, thresholds.line_tax_tolerance_fen)
    judged = [judgement for judgement in (total, lines) if judgement is not None]
    if not judged:
        return PaperJudgement(Status.NA, _NO_NUMBERS)
    return next((j for j in judged if j.status is Status.HIT), judged[0])


def _judge_total(document: Document, tolerance: int) -> PaperJudgement | None:
    fields = tuple(field for field in map(document.field, _HEADER) if field is not None)
    amounts = [amount for amount in map(fen_of, fields) if amount is not None]
    if len(amounts) != len(_HEADER):
        return None
    net, tax, total = amounts
    measure = Measure(abs(net + tax - total) / 100, tolerance / 100)
    numbers = (yuan_text(net), yuan_text(tax), yuan_text(total))
    if abs(net + tax - total) > tolerance:
        return PaperJudgement(Status.HIT, _unequal_total(*numbers), measure, fields)
    return PaperJudgement(Status.PASS, _equal_total(*numbers), measure, fields)


def _judge_lines(document: Document, tolerance: int) -> PaperJudgement | None:
    if "差额征税" in _remark(document):
        return None
    judged = [
        judgement
        for number, line in enumerate(document.lines, start=1)
        if (judgement := _judge_line(number, line, tolerance)) is not None
    ]
    return max(judged, key=_excess, default=None)


def _judge_line(number: int, line: Line, tolerance: int) -> PaperJudgement | None:
    cells = tuple(c for c in map(line.cell, ("amount", "tax_rate", "tax")) if c is not None)
    if len(cells) != len(("amount", "tax_rate", "tax")):
        return None
    net, percent, tax = fen_of(cells[0]), percent_of(cells[1].value), fen_of(cells[2])
    if net is None or percent is None or tax is None:
        return None
    due = round_to_fen(Decimal(net) / 100 * percent / 100)
    return _compare_line(number, (due, tax), tolerance, cells)


def _compare_line(
    number: int, due_and_tax: tuple[int, int], tolerance: int, cells: tuple[Field, ...]
) -> PaperJudgement:
    due, tax = due_and_tax
    measure = Measure(abs(due - tax) / 100, tolerance / 100)
    if abs(due - tax) > tolerance:
        return PaperJudgement(Status.HIT, _unequal_line(number, due, tax), measure, cells)
    return PaperJudgement(Status.PASS, _EQUAL_LINES, measure, cells)


def _excess(judgement: PaperJudgement) -> float:
    return judgement.measure.value if judgement.measure else 0.0


def _remark(document: Document) -> str:
    field = document.field("remark")
    return field.value if field else ""


def _equal_total(net: str, tax: str, total: str) -> Text:
    return Text(
        f"金额{net}元加税额{tax}元等于价税合计{total}元",
        f"net {net} and tax {tax} make the total {total} yuan",
    )


def _unequal_total(net: str, tax: str, total: str) -> Text:
    return Text(
        f"疑点：金额{net}元加税额{tax}元不等于价税合计{total}元，待核查",
        f"to be checked: net {net} and tax {tax} do not make the total {total} yuan",
    )


def _unequal_line(number: int, due: int, tax: int) -> Text:
    return Text(
        f"疑点：第{number}行税额{yuan_text(tax)}元，按税率应为{yuan_text(due)}元，待核查",
        f"to be checked: line {number} carries a tax of {yuan_text(tax)} yuan,"
        f" its rate gives {yuan_text(due)}",
    )


_EQUAL_LINES = Text("各行税额与税率相符", "the tax of each line agrees with its rate")
_NO_INVOICE = Text("没有发票", "there is no invoice")
_NO_NUMBERS = Text(
    "发票未读出金额、税额与合计", "neither the three sums nor a taxed line were read"
)
