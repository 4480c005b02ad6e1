"""What a contract says in sentences: how it is paid, what is kept back, for how long it runs."""

import re
from collections.abc import Iterator, Sequence

from features.records.document import Field
from models.recognizer import values
from models.recognizer.clauses import Clause, clause_field, lines_with, prose_field

_SHARE = r"\d{1,2}(?:\.\d{1,2})?%"
_KEPT = "(?:质保金|质量保证金|质量保修金|保修金|保留金)"
_RETENTION = re.compile(rf"({_SHARE})[^。;%]{{0,12}}{_KEPT}|{_KEPT}[^。;%]{{0,14}}?({_SHARE})")
_PERIOD = re.compile(r"自?(\d{4}年\d{1,2}月\d{1,2}日)起?[至到-](\d{4}年\d{1,2}月\d{1,2}日)")
_DURATION = re.compile(r"工期[^。;]{0,8}?(\d{1,4})个?(?:日历天|日历日|天|日)")
_PROSE_PRICE = re.compile(
    r"(?:总价|价款|合同金额|租金总额)[^。;]{0,16}?[¥￥]?(\d[\d,]*\.?\d{0,2})元"
)
_PAYMENT_TITLES = ("付款", "支付", "结算", "价款")


def read_terms(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield payment terms and the share kept back until the warranty ends."""
    paying = [c for c in prose if any(word in c.title for word in _PAYMENT_TITLES) and c.lines]
    if paying:
        field = clause_field("payment_terms", paying[0])
        if field is not None:
            yield field
    for clause in [*paying, *prose]:
        match = _RETENTION.search(clause.text)
        if match is not None:
            yield prose_field("retention", match[1] or match[2], lines_with(clause, match.group()))
            return


def read_sentences(prose: Sequence[Clause]) -> Iterator[Field]:
    """Yield what some contracts say in sentences only; labelled values go before these."""
    for clause in prose:
        yield from _period(clause)
        for name, form, normal in (
            ("duration_days", _DURATION, values.decimal),
            ("amount", _PROSE_PRICE, values.amount),
        ):
            match = form.search(clause.text)
            value = normal(match[1]) if match else None
            if match is not None and value is not None:
                yield prose_field(name, value, lines_with(clause, match.group()))


def _period(clause: Clause) -> Iterator[Field]:
    match = _PERIOD.search(clause.text)
    if match is None:
        return
    for name, text in (("start_date", match[1]), ("end_date", match[2])):
        value = values.day(text)
        if value is not None:
            yield prose_field(name, value, lines_with(clause, text))
