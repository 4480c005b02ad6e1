"""Days and epoch seconds in the one zone of the simulated world (UTC+8)."""

from datetime import date, datetime, time, timedelta, timezone

ZONE = timezone(timedelta(hours=8))
DAY = 86_400


def moment(on: date, hour: int = 9) -> datetime:
    """Return an hour of a day."""
    return datetime.combine(on, time(hour), ZONE)


def epoch(on: date, hour: int = 9) -> int:
    """Return an hour of a day in epoch seconds."""
    return int(moment(on, hour).timestamp())
