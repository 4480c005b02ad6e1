"""The forms in which papers write dates."""

from datetime import date
from enum import StrEnum

from training.synthesis.papers.dates import chinese_date, padded_date

_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")


class DateForm(StrEnum):
    """A way to write a day."""

    CHINESE = "chinese"
    PADDED = "padded"
    DASHES = "dashes"
    SLASHES = "slashes"
    DOTS = "dots"
    SPACED = "spaced"
    NUMERALS = "numerals"

    def write(self, day: date) -> str:
        """Return the day in this form."""
        match self:
            case DateForm.CHINESE:
                return chinese_date(day)
            case DateForm.PADDED:
                return padded_date(day)
            case DateForm.SPACED:
                return f"{day.year} 年 {day.month} 月 {day.day} 日"
            case DateForm.NUMERALS:
                return f"{_year(day.year)}年{_count(day.month)}月{_count(day.day)}日"
        mark = {DateForm.DASHES: "-", DateForm.SLASHES: "/", DateForm.DOTS: "."}[self]
        return day.isoformat().replace("-", mark)


def _year(year: int) -> str:
    return str(year).translate(_NUMERALS)


def _count(number: int) -> str:
    """Write 1 to 31 as people do: 九, 十, 十二, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else str(tens).translate(_NUMERALS) + "十")
    return head + (str(ones).translate(_NUMERALS) if ones else "")
