"""People are charged who did not work here (兴宾: 41 names, about a dozen present)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.day_work import WHOLE_DAY, settle_wages
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Charge a man who was on another site; hidden: on days when he was nowhere."""
    here, other = matter.people[0].days[0], chance.neighbours[0].people[0]
    days = tuple(replace(day, site=here.site, minutes=WHOLE_DAY) for day in other.days)
    if not chance.hidden:
        matter.move((days[0].day - here.day).days)
    else:
        shift = here.day - days[0].day
        days = tuple(replace(day, day=day.day + shift) for day in days)
    rate = _rate(matter)
    ghost = replace(other, days=days, amount_fen=rate * len(days))
    matter.people = [*(p for p in matter.people[:-1] if p.id != ghost.id), ghost]
    settle_wages(matter)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Charge only those who were here: the man comes half days, a week later."""
    last = matter.people[-1]
    others = {day.day for day in chance.neighbours[0].people[0].days}
    days = tuple(replace(day, minutes=WHOLE_DAY // 2) for day in last.days if day.day not in others)
    days = days or (replace(last.days[0], minutes=WHOLE_DAY // 2),)
    fen = round((last.amount_fen or 0) / 2 * len(days) / len(last.days))
    matter.people = [*matter.people[:-1], replace(last, days=days, amount_fen=fen)]
    settle_wages(matter)


def _rate(matter: Matter) -> int:
    first = matter.people[0]
    minutes = sum(day.minutes or WHOLE_DAY for day in first.days)
    return round((first.amount_fen or 0) * WHOLE_DAY / minutes)


SCHEME = Scheme(
    "ghost_worker", Text("虚列用工", "Names of people who were not there"), Focus.LABOUR,
    ("LAB-01", "LAB-03"), plant, clean_twin, borrows=1, cases=(5, 6, 7),
    fits=lambda matter: len(matter.people) > 1,
)  # fmt: skip
