"""Honest lettings, day labour and relief: the matters in which no invoice is paid."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np

from features.records.case import Asset, Household, Payment, Person, WorkDay
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.matter import Matter, walk
from training.synthesis.trade import Scene
from training.synthesis.village import Dwelling, Holding, Worker

_SITES = ("村道清扫点", "河道保洁段", "绿化带", "文化礼堂", "公墓路", "排涝站")
_WHOLE_DAY, _HALF_DAY = 480, 240
_DOUBLE_BOOKING = 0.03


def letting(scene: Scene) -> Matter:
    """Return an honest letting near its appraisal, with the mess of condition and vacancy."""
    rng = scene.rng
    holding = scene.village.holdings[rng.integers(0, len(scene.village.holdings))]
    appraisal = _fair_rent(holding, scene.start, rng)
    price = round(appraisal * (1 + abs(rng.normal(0, 0.06)) - 0.03))
    matter = _matter(scene, "asset.lease", f"{holding.kind}出租", Focus.ASSET)
    if rng.random() < 0.04:
        price, matter.mess = round(appraisal * rng.uniform(0.7, 0.92)), "let after a vacancy"
    matter.lessee = holding.lessee if rng.random() < 0.6 else f"{holding.lessee}-{scene.case_id}"
    matter.category = holding.kind
    set_price(matter, holding, price, appraisal)
    return matter


def set_price(matter: Matter, holding: Holding, price_fen: int, appraisal_fen: int | None) -> None:
    """Write price and appraisal of a letting into the matter, in fen for a year."""
    whole = max(100_000, round(price_fen / 10_000) * 10_000)
    matter.asset = Asset(holding.id, whole, appraisal_fen, Decimal(holding.area_m2), 36)
    matter.amount_fen = whole


def day_work(scene: Scene) -> Matter:
    """Return an honest roster: two to five workers, one to twelve days each on one site."""
    rng, village = scene.rng, scene.village
    matter = _matter(scene, "labour.day_work", "零星用工", Focus.LABOUR)
    site = f"{village.unit.name[:3]}{_SITES[rng.integers(0, len(_SITES))]}"
    matter.category = "零星用工"
    start = matter.steps.get(StepKind.WORK, scene.start)
    chosen = rng.permutation(len(village.workers))[: int(rng.integers(2, 6))]
    matter.people = [_roster_line(village.workers[i], site, start, scene) for i in chosen]
    settle_wages(matter)
    return matter


def settle_wages(matter: Matter) -> None:
    """Pay every person of the roster; the work step begins on the first day charged."""
    days = [work.day for person in matter.people for work in person.days]
    matter.steps[StepKind.WORK] = min(days)
    later = max(days) + timedelta(days=2) - matter.steps[StepKind.PAYMENT]
    for kind in (StepKind.ACCEPTANCE, StepKind.PAYMENT, StepKind.RESULT_NOTICE):
        if kind in matter.steps and later.days > 0:
            matter.steps[kind] += later
    on = matter.steps[StepKind.PAYMENT]
    matter.people = [replace(person, paid_on=(on,)) for person in matter.people]
    matter.amount_fen = sum(person.amount_fen or 0 for person in matter.people)
    matter.payments = [
        Payment(person.id, person.amount_fen or 0, on, person.account) for person in matter.people
    ]


def relief(scene: Scene) -> Matter:
    """Return an honest payment of relief for one to three months to one household."""
    rng = scene.rng
    dwelling = scene.village.dwellings[rng.integers(0, len(scene.village.dwellings))]
    power = "relief.hardship" if dwelling.scheme == "困难救助" else "relief.minimum_living"
    matter = _matter(scene, power, dwelling.scheme, Focus.RELIEF)
    months = int(rng.integers(1, 4))
    matter.household = Household(dwelling.id, dwelling.scheme, dwelling.members)
    matter.category = dwelling.scheme
    pay_relief(matter, dwelling, months)
    return matter


def pay_relief(matter: Matter, dwelling: Dwelling, months: int) -> None:
    """Pay a household for so many months, on the day of the payment step."""
    on, fen = matter.steps[StepKind.PAYMENT], dwelling.monthly_fen * months
    matter.amount_fen = fen
    matter.people = [Person(dwelling.person, dwelling.account, fen, paid_on=(on,))]
    matter.payments = [Payment(dwelling.person, fen, on, dwelling.account)]


def mark_last_reliefs(matters: list[Matter]) -> None:
    """Tell the last payment of each household since when it had waited for it."""
    paid: dict[str, list[Matter]] = {}
    for matter in matters:
        if matter.household is not None:
            paid.setdefault(matter.household.id, []).append(matter)
    for series in paid.values():
        *_, before, last = sorted([series[0], *series], key=lambda m: m.steps[StepKind.PAYMENT])
        if before is not last:
            last.waited_since = before.steps[StepKind.PAYMENT]


def roster_days(
    site: str, start: date, count: int, minutes: int, rng: np.random.Generator
) -> tuple[WorkDay, ...]:
    """Return this many distinct days on a site within three weeks from the start."""
    offsets = sorted(int(offset) for offset in rng.permutation(21)[:count])
    return tuple(WorkDay(start + timedelta(days=offset), site, minutes) for offset in offsets)


def _roster_line(worker: Worker, site: str, start: date, scene: Scene) -> Person:
    rng = scene.rng
    minutes = _HALF_DAY if rng.random() < 0.2 else _WHOLE_DAY
    days = roster_days(site, start, 1 + min(11, int(rng.poisson(rng.gamma(2, 1.5)))), minutes, rng)
    free = tuple(work for work in days if (worker.id, work.day) not in scene.diary)
    if free and rng.random() > _DOUBLE_BOOKING:
        days = free
    scene.diary.update((worker.id, work.day) for work in days)
    fen = round(worker.day_rate_fen * len(days) * minutes / _WHOLE_DAY)
    return Person(worker.id, worker.account, fen, days)


def _fair_rent(holding: Holding, on: date, rng: np.random.Generator) -> int:
    return round(holding.rent_fen * 1.02 ** (on.year - 2023) * float(np.exp(rng.normal(0, 0.05))))


def _matter(scene: Scene, power: str, title: str, focus: Focus) -> Matter:
    kinds = scene.register.power(power, scene.start).steps
    steps = walk(kinds, scene.start, scene.rng)
    return Matter(scene.case_id, focus, scene.village, title, power, 1, None, steps)
