"""Honest relief: payments for one to three months to one household."""

from features.records.case import Household, Payment, Person
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.matter import Matter
from training.synthesis.world.residents import Dwelling
from training.synthesis.world.scene import Scene, begin

POWERS = {"困难救助": "relief.hardship", "最低生活保障": "relief.minimum_living"}
_UNSURVEYED = 0.03


def relief(scene: Scene) -> Matter:
    """Return an honest payment of relief."""
    dice = scene.dice
    dwelling = dice.pick(scene.village.dwellings)
    matter = begin(scene, POWERS[dwelling.scheme], Focus.RELIEF, dwelling.scheme)
    matter.household = Household(dwelling.id, dwelling.scheme, dwelling.members)
    matter.category = dwelling.scheme
    if dice.chance(_UNSURVEYED * scene.town.setting.mess):
        matter.steps.pop(StepKind.SURVEY, None)
        matter.mess = "urgent aid before the visit"
    pay_relief(matter, dwelling, dice.whole(1, 3))
    return matter


def dwelling_of(matter: Matter) -> Dwelling:
    """Return the household of a matter of relief as the village knows it."""
    household = matter.household.id if matter.household else None
    return next(each for each in matter.village.dwellings if each.id == household)


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
