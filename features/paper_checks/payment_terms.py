"""PAP-09 付款比例: the shares of the price in the terms of payment add up to 100 percent.

Does not apply to papers other than contracts, to terms without percentages, to terms that pay
by progress or name one share only: what the rest is may stand elsewhere. A rest without a
share (余款付清) is what is missing to 100; a share kept back that stands in another clause is
added where the terms do not name it.
"""

from decimal import Decimal

from features.paper_checks.paper_check import PaperCheck
from features.records.document import Check, Document, Kind
from features.records.field_values import percent_of
from features.records.finding import Text
from features.records.payment_shares import PaymentShares, payment_shares

CHECK = PaperCheck("PAP-09", Text("付款比例", "Shares of payment"))
_WHOLE = Decimal(100)


def check(document: Document) -> Check:
    """Add up the shares of one contract."""
    terms = document.field("payment_terms")
    if document.kind is not Kind.CONTRACT or terms is None:
        return CHECK.not_applicable(_NO_TERMS)
    shares = payment_shares(terms.value)
    if shares.count == 0:
        return CHECK.not_applicable(_NO_SHARES)
    total = _total(document, shares)
    if total == _WHOLE or (shares.is_open and total < _WHOLE):
        return CHECK.passed(_RIGHT, [terms.name])
    if total < _WHOLE and (shares.count == 1 or shares.by_progress):
        return CHECK.not_applicable(_NOT_ALL)
    return CHECK.failed(_unequal(total), [terms.name])


def _total(document: Document, shares: PaymentShares) -> Decimal:
    kept = percent_of(document.field("retention"))
    if shares.total == _WHOLE or shares.keeps_back or kept is None:
        return shares.total
    return shares.total + kept


def _unequal(total: Decimal) -> Text:
    return Text(
        f"付款比例合计为{total:f}%，不是100%", f"the shares of payment add up to {total:f} %"
    )


_NO_TERMS = Text("没有读出合同付款方式", "no terms of payment of a contract were read")
_NO_SHARES = Text("付款方式没有比例", "the terms of payment name no share")
_NOT_ALL = Text("付款方式未写明全部比例", "the terms do not name all shares")
_RIGHT = Text("付款比例合计不超过100%且完整", "the shares of payment make 100 %")
