"""The period of a payroll or relief list: one month, or from one day to another."""

import re
from calendar import monthrange
from datetime import date

from models.recognizer.labels import plain

_YEAR = r"(?P<y>\d{4})[年.\-/]"
_MONTH = r"(?P<m>\d{1,2})"
_TO = r"(?:至|到|-|—|－|~|～)"
_DAYS = re.compile(
    rf"{_YEAR}{_MONTH}[月.\-/](?P<d>\d{{1,2}})日?{_TO}+"
    r"(?:(?P<y2>\d{4})[年.\-/])?(?:(?P<m2>\d{1,2})[月.\-/])?(?P<d2>\d{1,2})日?"
)
_MONTHS = re.compile(rf"{_YEAR}{_MONTH}月?份?{_TO}+(?:(?P<y2>\d{{4}})[年.\-/])?(?P<m2>\d{{1,2}})月")
_QUARTER = re.compile(r"(?P<y>\d{4})年(?:度)?第?(?P<q>[1-4])季度")
_ONE_MONTH = re.compile(rf"{_YEAR}0?{_MONTH}(?:月份?(?!\d{{1,2}}[日号])|(?![\d.\-/月]))")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def period(text: str) -> str | None:
    """Read the period in a text: ``2025-07``, or ``2025-07-01/2025-07-31`` where days are named.

    Several months and quarters become their first and last day. None where no calendar has it.

    >>> period("2025年7月份"), period("2025年7月1日至31日")
    ('2025-07', '2025-07-01/2025-07-31')
    >>> period("二〇二五年十二月"), period("2025年第三季度")
    ('2025-12', '2025-07-01/2025-09-30')
    """
    shown = _figures(plain(text))
    try:
        return _of_days(shown) or _of_months(shown) or _of_one_month(shown)
    except ValueError:
        return None


def _of_days(shown: str) -> str | None:
    match = _DAYS.search(shown)
    if match is None:
        return None
    start = date(int(match["y"]), int(match["m"]), int(match["d"]))
    end = date(_or(match, "y2", start.year), _or(match, "m2", start.month), int(match["d2"]))
    if start > end:
        raise ValueError("ends before it starts")
    return f"{start}/{end}"


def _of_months(shown: str) -> str | None:
    quarter, match = _QUARTER.search(shown), _MONTHS.search(shown)
    if quarter is not None:
        last = 3 * int(quarter["q"])
        return _span((int(quarter["y"]), last - 2), (int(quarter["y"]), last))
    if match is None:
        return None
    first = (int(match["y"]), int(match["m"]))
    return _span(first, (_or(match, "y2", first[0]), int(match["m2"])))


def _of_one_month(shown: str) -> str | None:
    match = _ONE_MONTH.search(shown)
    return f"{date(int(match['y']), int(match['m']), 1):%Y-%m}" if match else None


def _span(first: tuple[int, int], last: tuple[int, int]) -> str | None:
    start = date(*first, 1)
    end = date(*last, monthrange(*last)[1])
    return f"{start}/{end}" if start <= end else None


def _or(match: re.Match[str], group: str, otherwise: int) -> int:
    return int(match[group]) if match[group] else otherwise


def _figures(shown: str) -> str:
    """Write Chinese numerals of years, months and days as figures: 十二 12, 二十 20."""
    tens = re.sub(
        r"([二三]?)十([一二三四五六七八九]?)",
        lambda m: f"{'1' if not m[1] else '23'['二三'.index(m[1])]}{m[2] or '0'}",
        shown,
    )
    return tens.translate(_NUMERALS)
