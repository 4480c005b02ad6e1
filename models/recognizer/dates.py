"""Dates as they stand on Chinese papers, read to ISO; no fuzzy guessing of damaged ones."""

import re
import unicodedata
from datetime import date

from features.errors import BadRecord

_FIGURES = re.compile(
    r"(?P<y>\d{4})(?:年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?|"
    r"(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})|(?P<m3>\d{2})(?P<d3>\d{2}))"
    r"(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_NUMERALS = re.compile(
    r"(?P<y>[0-9]{4})年(?P<m>[0-9拾十廿卅]{1,3})月(?P<d>[0-9拾十廿卅]{1,4})[日号]?"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "000123456789123456789")
_TENS = str.maketrans({"拾": "十", "廿": "2十", "卅": "3十"})


def iso_date(text: str) -> str:
    """Read one whole date: 2025年07月08日, 20250708, 2025-7-8, full width, 二〇二五年七月八日.

    A time of day behind the date is dropped. The bank forms 零柒月 and 壹拾贰月 are read too
    (支付结算办法, annex 1). Raises BadRecord(BAD_DATE) for anything else and for days that no
    calendar has.

    >>> iso_date("二〇二五年十二月二十三日")
    '2025-12-23'
    >>> iso_date("２０２５年７月８日")
    '2025-07-08'
    """
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    parts = _from_figures(plain) or _from_numerals(plain)
    if parts is None:
        raise BadRecord("BAD_DATE", f"not a date: {text[:40]!r}")
    try:
        return date(*parts).isoformat()
    except ValueError as error:
        raise BadRecord("BAD_DATE", f"not in the calendar: {text[:40]!r}") from error


def _from_figures(plain: str) -> tuple[int, int, int] | None:
    match = _FIGURES.fullmatch(re.sub(r" ?([年月日号/.-]) ?", r"\1", plain))
    if match is None:
        return None
    month = match["m"] or match["m2"] or match["m3"]
    day = match["d"] or match["d2"] or match["d3"]
    return int(match["y"]), int(month), int(day)


def _from_numerals(plain: str) -> tuple[int, int, int] | None:
    match = _NUMERALS.fullmatch(plain.replace(" ", "").translate(_DIGITS))
    if match is None:
        return None
    month, day = _below_hundred(match["m"]), _below_hundred(match["d"])
    return None if month is None or day is None else (int(match["y"]), month, day)


def _below_hundred(numeral: str) -> int | None:
    """Read a numeral whose digits are figures already: 十2, 2十3, 0十, 012, 廿1."""
    found = re.fullmatch(r"0?(?:(?P<t>\d?)十)?(?P<u>\d{0,2})", numeral.translate(_TENS))
    if found is None or (found["t"] is None and not found["u"]):
        return None
    if found["t"] is None:
        return int(found["u"])
    return int(found["t"] or "1") * 10 + int(found["u"] or "0")
