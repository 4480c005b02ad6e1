"""One payment of relief to one person of one household, as four of the cases tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from features.records.case import Case, Household, Payment, Person
from features.records.step import StepKind
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row

_JUDGED_AFTER_DAYS = 14


@dataclass(frozen=True, slots=True)
class Relief:
    """What is paid: the power, the scheme, the sum in fen, and the day of the application."""

    power_id: str
    scheme: str
    fen: int
    applied: date


def relief_payment(
    village: Village, relief: Relief, rows: Iterable[Row], account: str = "account"
) -> Case:
    """Return the payment to ``person`` of the household ``home``, with these rows of history."""
    steps = steps_of(relief.power_id, relief.applied)
    paid = next(step.on for step in steps if step.kind is StepKind.PAYMENT)
    person = Person(village.id("person"), village.id(account), relief.fen, paid_on=(paid,))
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title=relief.scheme,
        as_of=moment(later(paid, _JUDGED_AFTER_DAYS)),
        power_id=relief.power_id,
        amount_fen=relief.fen,
        category=relief.scheme,
        steps=steps,
        payments=(Payment(person.id, relief.fen, paid, person.account),),
        people=(person,),
        household=Household(village.id("home"), relief.scheme),
        history=village.facts(*rows),
    )
