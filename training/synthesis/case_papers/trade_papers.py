"""Papers of purchases and works: contract, award, invoice, delivery note, bank slips."""

from collections.abc import Iterator

from features.records.case import Case
from features.records.fact import FactKind
from training.synthesis.case_papers.told import Rows, Told
from training.synthesis.case_papers.trade import trade_of
from training.synthesis.case_papers.trade_contracts import award_told, contract_told, notes_told
from training.synthesis.case_papers.trade_payments import invoice_told, payment_told

_TELL = (
    (FactKind.AWARD, award_told),
    (FactKind.CONTRACT, contract_told),
    (FactKind.INVOICE, invoice_told),
    (FactKind.PAYMENT, payment_told),
)


def trade_papers(case: Case, rows: Rows) -> Iterator[Told]:
    """Yield the papers of a case of buying or building; none without a seller."""
    if not case.parties:
        return
    trade = trade_of(case)
    for kind, tell in _TELL:
        for fact in rows.get(kind, []):
            yield tell(trade, fact)
    yield from notes_told(trade, rows.get(FactKind.CONTRACT, []))
