"""The period of a list in its normal form: ``2025-07`` or ``2025-07-01/2025-07-31``."""

from calendar import monthrange
from datetime import date


def last_day(period: str) -> date | None:
    """Return the last day of a period, None when the text is no period in normal form.

    >>> last_day("2025-02")
    datetime.date(2025, 2, 28)
    >>> last_day("2025-07-01/2025-07-15")
    datetime.date(2025, 7, 15)
    """
    end = period.rpartition("/")[2]
    try:
        if len(end) == len("2025-07"):
            year, month = int(end[:4]), int(end[5:])
            return date(year, month, monthrange(year, month)[1])
        return date.fromisoformat(end)
    except ValueError:
        return None
