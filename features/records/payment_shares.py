"""Shares of a price in the terms of payment: 预付30%，验收后付至97%，余3%为质保金.

A share "up to" (付至97%) counts from nought, any other is added; what is kept back and paid out
later is one share, however often it is named. Percentages of tax, interest, fines, guarantees
and of work done so far are no shares of the price.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_PERCENT = re.compile(r"(?P<share>\d{1,3}(?:\.\d{1,2})?)[%％]")
_UP_TO = re.compile(r"(?:付|拨|算|计)款?[至到][^\d付拨]{0,16}$|累计[^\d]{0,16}$")
_OTHER = re.compile("税|违约|利率|利息|罚|滞纳|下浮|优惠|履约|保函|折扣|其中")
_PROGRESS = re.compile("工程量|进度|产值|已完|当月|每月")
_KEPT = re.compile("质保|质量保|保修|保留金|缺陷责任|期满|退还|返还|无质量问题")
_REST = re.compile("余款|其余|剩余|尾款|余额|结清|付清|余下")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class PaymentShares:
    """The sum of the shares in percent and how many there are.

    ``is_open`` says that a rest is paid without its share being named, ``by_progress`` that
    some payments follow the work done, so that the sum need not be whole.
    """

    total: Decimal
    count: int
    keeps_back: bool
    is_open: bool
    by_progress: bool


def payment_shares(terms: str) -> PaymentShares:
    """Add up the shares that the terms name.

    >>> payment_shares("验收合格后支付合同总价的95%，其余5%作为质保金").total
    Decimal('100')
    """
    total, kept, count = Decimal(0), Decimal(0), 0
    for share, segment, is_up_to in _shares(terms):
        if _KEPT.search(segment):
            if share == kept:
                continue
            kept = share
        total = max(total, share) if is_up_to else total + share
        count += 1
    is_open = any(_REST.search(s) and not _PERCENT.search(s) for s in _segments(terms))
    by_progress = any(_PROGRESS.search(s) and _PERCENT.search(s) for s in _segments(terms))
    return PaymentShares(total, count, bool(kept), is_open and total < _WHOLE, by_progress)


def _shares(terms: str) -> Iterator[tuple[Decimal, str, bool]]:
    for segment in _segments(terms):
        if _OTHER.search(segment) or _PROGRESS.search(segment):
            continue
        start = 0
        for match in _PERCENT.finditer(segment):
            before = segment[start : match.start()]
            yield Decimal(match["share"]), segment, bool(_UP_TO.search(before))
            start = match.end()


def _segments(terms: str) -> list[str]:
    return re.split(r"[，,。；;、:：（）()\n]", terms)
