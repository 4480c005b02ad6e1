"""Honest day labour: rosters of two to six workers, and cleaning teams that never change."""

from dataclasses import replace
from datetime import date

from features.records.case import Payment, Person, WorkDay
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter
from training.synthesis.world.names import SITES
from training.synthesis.world.residents import Worker
from training.synthesis.world.scene import Scene, begin

WHOLE_DAY, HALF_DAY = 480, 240
_WHOLE_MONTH, _DOUBLE_BOOKING, _BONUS, _TEAM, _FAMILY_CARD = 0.04, 0.03, 0.04, 0.15, 0.03
_SPAN, _STRANGERS = 21, 0.06
_POWERS = (
    ("labour.day_work", "零星用工"),
    ("labour.lost_time", "误工补贴"),
    ("labour.patrol", "巡防值守"),
    ("labour.public_welfare_post", "公益性岗位"),
)
_POWER_WEIGHTS = (8.0, 1.0, 1.0, 0.7)


def day_work(scene: Scene) -> Matter:
    """Return an honest roster on one site."""
    dice, village = scene.dice, scene.village
    is_team = dice.chance(_TEAM)
    power, title = ("labour.regular_staff", "固定保洁用工") if is_team else _power(dice)
    matter = begin(scene, power, Focus.LABOUR, title)
    matter.category = title
    site = f"{village.place}{dice.pick(SITES)}"
    start = matter.steps.get(StepKind.WORK, scene.start)
    if is_team:
        matter.people = _team(village.workers[: dice.whole(4, 5)], site, start, scene)
    else:
        chosen = [_or_stranger(worker, scene) for worker in _some(village.workers, dice)]
        matter.people = [_line(worker, site, start, scene) for worker in chosen]
    if dice.chance(_FAMILY_CARD * scene.town.setting.mess) and len(matter.people) > 2:
        head = matter.people[0].account
        matter.people[1:3] = [replace(person, account=head) for person in matter.people[1:3]]
        matter.mess = "a family is paid to one card"
    settle_wages(matter)
    return matter


def _power(dice: Dice) -> tuple[str, str]:
    return dice.weighted(_POWERS, _POWER_WEIGHTS)


def _some(workers: tuple[Worker, ...], dice: Dice) -> list[Worker]:
    return dice.some(workers, dice.whole(2, 6))


def _or_stranger(worker: Worker, scene: Scene) -> Worker:
    """Return the worker, or now and then somebody from elsewhere who comes once."""
    if not scene.dice.chance(_STRANGERS):
        return worker
    ids = scene.town.ids
    return replace(worker, id=ids.new("p"), account=ids.new("k"), is_employed=False)


def settle_wages(matter: Matter) -> None:
    """Pay every person of the roster; the work step begins on the first day charged."""
    days = [work.day for person in matter.people for work in person.days]
    matter.steps[StepKind.WORK] = min(days)
    put_off = later(max(days), 2).toordinal() - matter.steps[StepKind.PAYMENT].toordinal()
    for kind in (StepKind.ACCEPTANCE, StepKind.PAYMENT, StepKind.RESULT_NOTICE):
        if kind in matter.steps and put_off > 0:
            matter.steps[kind] = later(matter.steps[kind], put_off)
    on = matter.steps[StepKind.PAYMENT]
    matter.people = [replace(person, paid_on=(on,)) for person in matter.people]
    matter.amount_fen = sum(person.amount_fen or 0 for person in matter.people)
    matter.payments = [
        Payment(person.id, person.amount_fen or 0, on, person.account) for person in matter.people
    ]


def charge_another(matter: Matter, person: str) -> Person:
    """Let somebody else have done the days of the last worker; return who it is."""
    last = replace(matter.people[-1], id=person)
    matter.people = [*matter.people[:-1], last]
    settle_wages(matter)
    return last


def roster_days(
    site: str, start: date, count: int, minutes: int, dice: Dice
) -> tuple[WorkDay, ...]:
    """Return this many distinct days on a site within three weeks from the start."""
    offsets = sorted(dice.some(range(max(_SPAN, count)), count))
    return tuple(WorkDay(later(start, offset), site, minutes) for offset in offsets)


def _line(worker: Worker, site: str, start: date, scene: Scene) -> Person:
    dice, diary = scene.dice, scene.town.diary
    minutes = HALF_DAY if dice.chance(0.2) else WHOLE_DAY
    count = 1 + min(14, round(dice.wait(3.0)))
    if dice.chance(_WHOLE_MONTH):
        count = dice.whole(16, 27)
    days = roster_days(site, start, count, minutes, dice)
    free = tuple(work for work in days if (worker.id, work.day) not in diary)
    if free and not dice.chance(_DOUBLE_BOOKING):
        days = free
    diary.update((worker.id, work.day) for work in days)
    return Person(worker.id, worker.account, wage(worker, days, dice), days)


def wage(worker: Worker, days: tuple[WorkDay, ...], dice: Dice) -> int:
    """Return what the days are worth in fen, now and then with a bonus."""
    fen = worker.day_rate_fen * len(days) * (days[0].minutes or WHOLE_DAY) / WHOLE_DAY
    if dice.chance(_BONUS):
        return round(fen * dice.between(1.05, 1.25) / 1_000) * 1_000
    return round(fen)


def _team(workers: tuple[Worker, ...], site: str, start: date, scene: Scene) -> list[Person]:
    """Return cleaners who sweep the same mornings for the same pay."""
    dice = scene.dice
    days = roster_days(site, start, dice.whole(6, 12), HALF_DAY, dice)
    fen = 5_000 * len(days)
    scene.town.diary.update((worker.id, work.day) for worker in workers for work in days)
    return [Person(worker.id, worker.account, fen, days) for worker in workers]
