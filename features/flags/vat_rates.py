"""VAT rates as they stand on invoices, with the days on which each could be charged.

Source: 增值税暂行条例 and the rate cuts of 财税〔2017〕37号, 财税〔2018〕32号,
财政部 税务总局 海关总署公告2019年第39号; 3 % and 5 % are the simple method (征收率),
1 % the relief for small-scale taxpayers since 2020-03-01 (公告2020年第13号 and its
successors), 1.5 % the letting of dwellings by individuals, 0.5 % used cars from dealers.
Leaves out what a thing should be taxed with, except works (建筑服务).
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

NO_RATE_WORDS = ("免税", "不征税", "***", "*", "出口零税率", "普通零税率")
_WORKS = re.compile(r"^\*?建筑服务\*")
_FIRST = date.min
_LAST = date.max


@dataclass(frozen=True, slots=True)
class RatePeriod:
    """A rate in percent and the first and last day on which it could be charged."""

    percent: Decimal
    first: date = _FIRST
    last: date = _LAST


_ALWAYS = tuple(RatePeriod(Decimal(p)) for p in ("0", "3", "5", "6", "1.5"))
_RATES = (
    *_ALWAYS,
    RatePeriod(Decimal(17), last=date(2018, 4, 30)),
    RatePeriod(Decimal(11), last=date(2018, 4, 30)),
    RatePeriod(Decimal(13), last=date(2017, 6, 30)),
    RatePeriod(Decimal(16), date(2018, 5, 1), date(2019, 3, 31)),
    RatePeriod(Decimal(10), date(2018, 5, 1), date(2019, 3, 31)),
    RatePeriod(Decimal(13), date(2019, 4, 1)),
    RatePeriod(Decimal(9), date(2019, 4, 1)),
    RatePeriod(Decimal(1), date(2020, 3, 1)),
    RatePeriod(Decimal("0.5"), date(2020, 5, 1)),
)
_WORKS_PERCENTS = frozenset(map(Decimal, ("1", "3", "9", "10", "11")))


def percent_of(text: str) -> Decimal | None:
    """Read a rate cell: ``13%``, ``0.13`` and ``13`` are 13; 免税 and the like are None.

    >>> percent_of("0.06")
    Decimal('6')
    """
    plain = text.strip().replace("％", "%")
    try:
        number = Decimal(plain.removesuffix("%"))
    except InvalidOperation:
        return None
    is_fraction = not plain.endswith("%") and number < 1
    return (number * 100 if is_fraction else number).normalize() + 0


def is_word_for_no_rate(text: str) -> bool:
    """Say whether a rate cell states that no rate applies."""
    return text.strip() in NO_RATE_WORDS or text.strip() == ""


def allowed_percents(on: date, item_name: str) -> frozenset[Decimal]:
    """Return the percentages that an invoice of this day may carry for this item."""
    dated = frozenset(rate.percent for rate in _RATES if rate.first <= on <= rate.last)
    return dated & _WORKS_PERCENTS if _WORKS.match(item_name) else dated
