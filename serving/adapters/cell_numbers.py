"""Cells to amounts in fen and working time in minutes, exactly, in the unit of the mapping."""

import re
from decimal import ROUND_HALF_UP, Decimal

from serving.adapters.cell_text import decimal_of, text_of
from serving.adapters.mapping import MONEY, FieldSource, MeasureUnit
from serving.adapters.refusals import CellRefused
from serving.adapters.sheet import Cell

_UNIT = "(?:分钟|小时|万元|天|元|分)?"
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>[-−+]?)(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<part>\.\d*)?"
    rf"(?P<inside>{_UNIT})(?(open)\))(?P<behind>{_UNIT})",
    re.ASCII,
)
_DECORATION = str.maketrans("", "", "¥￥ ")
_PER = {
    MeasureUnit.FEN: 1,
    MeasureUnit.YUAN: 100,
    MeasureUnit.TEN_THOUSAND_YUAN: 1_000_000,
    MeasureUnit.MINUTES: 1,
    MeasureUnit.HOURS: 60,
    MeasureUnit.DAYS: 480,  # 劳动法 art. 36: a working day has at most eight hours
}
_LARGEST = 2**53


def measure(cell: Cell, source: FieldSource) -> int:
    """Return an amount in fen or a time in minutes, as the unit of the field asks.

    Text may have ¥, thousands commas, full-width digits, a unit behind it, and brackets for a
    negative amount. Raises CellRefused: BAD_AMOUNT or BAD_QUANTITY, AMOUNT_TOO_FINE,
    AMOUNT_TOO_LARGE, UNIT_CONFLICT.

    >>> yuan = FieldSource(column="金额", unit=MeasureUnit.YUAN)
    >>> measure("（１，２３４．５元）", yuan)
    -123450
    """
    unit = source.unit
    assert unit is not None, "a mapping gives every measure its unit"
    exact = _number(cell, unit) * _PER[unit]
    whole = exact.to_integral_value(ROUND_HALF_UP)
    if whole != exact and not source.round_to_fen:
        raise CellRefused("AMOUNT_TOO_FINE" if unit in MONEY else "BAD_QUANTITY")
    if abs(whole) > _LARGEST:
        raise CellRefused("AMOUNT_TOO_LARGE")
    return int(whole)


def _number(cell: Cell, unit: MeasureUnit) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return decimal_of(cell)
    match = _NUMBER.fullmatch(text_of(cell).translate(_DECORATION))
    if match is None:
        raise CellRefused("BAD_AMOUNT" if unit in MONEY else "BAD_QUANTITY")
    if (match["inside"] + match["behind"]) not in ("", unit):
        raise CellRefused("UNIT_CONFLICT")
    number = Decimal(match["digits"].replace(",", "") + (match["part"] or ""))
    return -number if match["open"] or match["sign"] in ("-", "−") else number
