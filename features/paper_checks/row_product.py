"""PAP-01 数量乘单价: unit price times quantity makes the amount of a row.

Does not apply to rows in which one of the three was not read. A cent of difference is rounding;
on invoices six cents, since their unit prices are computed backwards from the amount.
"""

from decimal import Decimal

from features.paper_checks.paper_check import PaperCheck, RowVerdict
from features.records.document import Check, Document, Kind, Line
from features.records.field_values import decimal_of, fen_of
from features.records.finding import Text
from features.records.money import round_to_fen, yuan_text

CHECK = PaperCheck("PAP-01", Text("数量乘单价", "Price times quantity"))
_CELLS = ("unit_price", "quantity", "amount")
_TOLERANCE_FEN = 1
_INVOICE_TOLERANCE_FEN = 6  # as tax software has it


def check(document: Document) -> Check:
    """Compare each row's amount with its unit price times its quantity."""
    tolerance = _INVOICE_TOLERANCE_FEN if document.kind is Kind.INVOICE else _TOLERANCE_FEN
    judged = (_judge(row, line, tolerance) for row, line in enumerate(document.lines))
    return CHECK.of_rows([verdict for verdict in judged if verdict], _RIGHT, _NO_ROW)


def _judge(row: int, line: Line, tolerance: int) -> RowVerdict | None:
    price, quantity = decimal_of(line.cell("unit_price")), decimal_of(line.cell("quantity"))
    amount = fen_of(line.cell("amount"))
    if price is None or quantity is None or amount is None:
        return None
    due = round_to_fen(price * quantity)
    wrong = None if abs(due - amount) <= tolerance else _unequal(row, price * quantity, amount)
    return RowVerdict(row, _CELLS, wrong)


def _unequal(row: int, due: Decimal, amount: int) -> Text:
    due_text, amount_text = yuan_text(round_to_fen(due)), yuan_text(amount)
    return Text(
        f"第{row + 1}行单价乘数量为{due_text}元，金额为{amount_text}元",
        f"line {row + 1}: price times quantity is {due_text} yuan, the amount {amount_text}",
    )


_RIGHT = Text("各行单价乘数量等于金额", "price times quantity makes the amount of each row")
_NO_ROW = Text(
    "没有同时读出单价、数量和金额的行", "no row with price, quantity and amount was read"
)
