"""PAP-03 发放表行内计算: days times rate makes the gross pay, less deductions the net pay.

Does not apply to papers other than payrolls and relief lists, nor to a row without the parts
of either formula. Where a list pays without deductions and has one amount column, that amount
is compared with days times rate.
"""

from collections.abc import Iterator

from features.paper_checks.paper_check import PaperCheck, RowVerdict
from features.records.document import Check, Document, Kind, Line
from features.records.field_values import decimal_of, fen_of
from features.records.finding import Text
from features.records.money import round_to_fen, yuan_text

CHECK = PaperCheck("PAP-03", Text("发放表行内计算", "Arithmetic in the rows of a list"))
_TOLERANCE_FEN = 1


def check(document: Document) -> Check:
    """Compare gross and net pay of each row with what its other cells make of them."""
    if document.kind is not Kind.ROSTER:
        return CHECK.not_applicable(_NO_LIST)
    verdicts = [v for row, line in enumerate(document.lines) for v in _judge(row, line)]
    return CHECK.of_rows(verdicts, _RIGHT, _NO_ROW)


def _judge(row: int, line: Line) -> Iterator[RowVerdict]:
    gross, net = fen_of(line.cell("gross")), fen_of(line.cell("net"))
    deductions = fen_of(line.cell("deductions"))
    if gross is not None and deductions is not None and net is not None:
        yield _compare(row, ("gross", "deductions", "net"), gross - deductions, net)
    days, rate = decimal_of(line.cell("days")), decimal_of(line.cell("rate"))
    if days is None or rate is None:
        return
    earned = round_to_fen(days * rate)
    if gross is not None:
        yield _compare(row, ("days", "rate", "gross"), earned, gross)
    elif net is not None and line.cell("deductions") is None:
        yield _compare(row, ("days", "rate", "net"), earned, net)


def _compare(row: int, cells: tuple[str, ...], due: int, said: int) -> RowVerdict:
    wrong = None if abs(due - said) <= _TOLERANCE_FEN else _unequal(row, due, said)
    return RowVerdict(row, cells, wrong)


def _unequal(row: int, due: int, said: int) -> Text:
    return Text(
        f"第{row + 1}行按表内数据应为{yuan_text(due)}元，表中为{yuan_text(said)}元",
        f"line {row + 1}: its cells make {yuan_text(due)} yuan, the list says {yuan_text(said)}",
    )


_RIGHT = Text("各行应发、扣款与实发相符", "gross, deductions and net agree in each row")
_NO_LIST = Text("不是发放表", "not a payroll or relief list")
_NO_ROW = Text("没有可计算的行", "no row has the numbers of a formula")
