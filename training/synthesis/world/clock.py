"""Days and epoch seconds in the one zone of the simulated world (UTC+8)."""

from datetime import date, datetime, time, timedelta, timezone

from training.synthesis.world.dice import Dice

ZONE = timezone(timedelta(hours=8))
DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_SATURDAY = 5


def moment(on: date, hour: int = 9) -> datetime:
    """Return an hour of a day."""
    return datetime.combine(on, time(hour), ZONE)


def epoch(on: date, hour: int = 9) -> int:
    """Return an hour of a day in epoch seconds."""
    return (on.toordinal() - _EPOCH) * DAY + (hour - 8) * 3_600


def later(on: date, days: int) -> date:
    """Return the day so many days after another."""
    return date.fromordinal(on.toordinal() + days)


def office_day(on: date, dice: Dice, held: float = 0.85) -> date:
    """Return the day, mostly put off to Monday when it is a weekend: ``held`` says how often."""
    beyond = on.weekday() - _SATURDAY
    return later(on, 2 - beyond) if beyond >= 0 and dice.chance(held) else on
