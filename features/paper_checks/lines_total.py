"""PAP-02 明细合计: the rows add up to the total of the paper.

Does not apply to papers without rows or without a total, nor where a row's amount was not read:
a sum with a gap says nothing. Invoices are summed without tax and, where each row states one,
by their tax. Payrolls are summed by what is paid out.
"""

from collections.abc import Mapping

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import fen_of
from features.records.finding import Text
from features.records.money import yuan_text

CHECK = PaperCheck("PAP-02", Text("明细合计", "Rows make the total"))
_AMOUNTS: tuple[tuple[str, str], ...] = (("amount", "amount"),)
_SUMS: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.INVOICE: (("amount", "amount_without_tax"), ("tax", "tax_amount")),
    Kind.ROSTER: (("net", "total"),),
    Kind.CONTRACT: _AMOUNTS,
    Kind.ACCEPTANCE: _AMOUNTS,
    Kind.DELIVERY_NOTE: _AMOUNTS,
    Kind.RECEIPT: _AMOUNTS,
}


def check(document: Document) -> Check:
    """Compare the sum of each summed column with its total; the totals are what is touched."""
    sums = _SUMS.get(document.kind)
    if sums is None:
        return CHECK.not_applicable(_NO_ROWS)
    known = [(total, *pair) for cell, total in sums if (pair := _pair(document, cell, total))]
    if not known:
        return CHECK.not_applicable(_GAP)
    wrong = [(name, said, due) for name, said, due in known if said != due]
    if wrong:
        return CHECK.failed(_unequal(*wrong[0][1:]), (name for name, _, _ in wrong))
    return CHECK.passed(_RIGHT, (name for name, _, _ in known))


def _pair(document: Document, cell: str, total: str) -> tuple[int, int] | None:
    """Return the total as printed and as summed, in fen, None where either is not known."""
    printed = fen_of(document.field(total))
    amounts = [fen_of(line.cell(cell)) for line in document.lines]
    if printed is None or not amounts or None in amounts:
        return None
    return printed, sum(amount for amount in amounts if amount is not None)


def _unequal(said: int, due: int) -> Text:
    return Text(
        f"各行合计{yuan_text(due)}元，文件合计为{yuan_text(said)}元",
        f"the rows add up to {yuan_text(due)} yuan, the paper says {yuan_text(said)}",
    )


_RIGHT = Text("各行之和等于合计", "the rows add up to the total")
_NO_ROWS = Text("该类文件没有明细行", "papers of this kind have no rows")
_GAP = Text(
    "合计或某行金额未读出，无法求和", "the total or the amount of a row was not read: no sum"
)
