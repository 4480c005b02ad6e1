"""Honest relief: payments for one to three months to one household."""

from features.records.case import Household, Payment, Person
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.matter import Matter
from training.synthesis.world.residents import Dwelling
from training.synthesis.world.scene import Scene, begin

POWERS: dict[str, str] = {
    "困难救助": "relief.hardship",
    "最低生活保障": "relief.minimum_living",
    "特困人员供养": "relief.extreme_poverty",
    "临时救助": "relief.temporary",
    "残疾人补贴": "relief.disability",
    "高龄津贴": "relief.old_age",
}
EXCLUSIVE: tuple[str, ...] = ("困难救助", "最低生活保障", "特困人员供养")
_STACKABLE: tuple[str, ...] = ("残疾人补贴", "临时救助")
_STACKED = 0.12
_UNSURVEYED = 0.03


def relief(scene: Scene) -> Matter:
    """Return an honest payment of relief, of a second kind where that is allowed beside it."""
    dice = scene.dice
    dwelling = dice.pick(scene.village.dwellings)
    scheme = dice.pick(_STACKABLE) if dice.chance(_STACKED) else dwelling.scheme
    matter = begin(scene, POWERS[scheme], Focus.RELIEF, scheme)
    matter.household = Household(dwelling.id, scheme, dwelling.members)
    matter.category = scheme
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
    """Tell the last payment of each household since when it had waited, or that it is sole."""
    paid: dict[str, list[Matter]] = {}
    for matter in matters:
        if matter.household is not None:
            paid.setdefault(matter.household.id, []).append(matter)
    for series in paid.values():
        *_, before, last = sorted([series[0], *series], key=lambda m: m.steps[StepKind.PAYMENT])
        if before is not last:
            last.waited_since = before.steps[StepKind.PAYMENT]
        last.is_sole = len(series) == 1
