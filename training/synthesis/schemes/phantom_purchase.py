"""Paid for goods that never came (龙泉: papers of days that no calendar has)."""

from datetime import date

from features.records.document import Kind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import GOODS_CATEGORIES
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Make up the delivery note on a day that does not exist; hidden: have none at all."""
    day = matter.steps.get(StepKind.DELIVERY)
    if chance.hidden or day is None:
        matter.missing |= {Kind.DELIVERY_NOTE}
        matter.steps.pop(StepKind.ACCEPTANCE, None)
    else:
        matter.paper_date = _no_day(day)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Bring the goods, with a note of the day on which they came."""
    matter.missing -= {Kind.DELIVERY_NOTE}
    matter.paper_date = None
    paid = matter.steps[StepKind.PAYMENT]
    matter.steps.setdefault(StepKind.ACCEPTANCE, matter.steps.get(StepKind.DELIVERY, paid))


def _no_day(near: date) -> str:
    """Return the last of a month one day too far."""
    month = near.month if near.month in (2, 4, 6, 9, 11) else near.month % 12 + 1
    last = 30 if month == 2 else 31
    if month not in (2, 4, 6, 9, 11):
        month, last = 9, 31
    return f"{near.year}-{month:02d}-{last:02d}"


SCHEME = Scheme(
    "phantom_purchase", Text("虚构采购", "Goods that never came"), Focus.PROCUREMENT,
    ("DOC-11", "DOC-13"), plant, clean_twin, cases=(6,),
    fits=lambda matter: matter.category in GOODS_CATEGORIES,
)  # fmt: skip
