"""What a contract says of payment in sentences: how it is paid, and what share is kept back."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer.clauses import Clause, clause_field, lines_with, prose_field

_SHARE = r"\d{1,2}(?:\.\d{1,2})?%"
_KEPT = "(?:质保金|质量保证金|质量保修金|保修金|保留金)"
RETENTION = re.compile(rf"({_SHARE})[^。;%]{{0,12}}{_KEPT}|{_KEPT}[^。;%]{{0,14}}?({_SHARE})")
_PAYMENT = re.compile("付款|支付|结算方式|价款结算")


def read_terms(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield payment terms and the share kept back until the warranty ends."""
    paying = [clause for clause in prose if _PAYMENT.search(clause.title) and clause.lines]
    if paying:
        field = clause_field("payment_terms", paying[0])
        if field is not None:
            yield field
    for clause in [*paying, *prose]:
        match = RETENTION.search(clause.text)
        if match is not None:
            yield prose_field("retention", match[1] or match[2], lines_with(clause, match.group()))
            return
