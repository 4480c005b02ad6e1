"""Two kinds of relief that exclude each other in one month (启东)."""

from dataclasses import replace

from features.records.case import Household, Person
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.relief import EXCLUSIVE, POWERS
from training.synthesis.world.steps import walk


def plant(matter: Matter, chance: Chance) -> None:
    """Pay the household again under another kind; hidden: to another member."""
    other = chance.neighbours[0]
    if other.household is None:
        return
    scheme = chance.dice.pick([name for name in EXCLUSIVE if name != other.category])
    matter.household = Household(other.household.id, scheme, other.household.members)
    _become(matter, scheme, chance, chance.dice.whole(-10, 10) + _days(matter, other))
    person = other.people[0]
    if chance.hidden:
        person = replace(person, id=chance.town.ids.new("p"))
    _pay_to(matter, person)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let it be the same kind, for later months."""
    other = chance.neighbours[0]
    if matter.household is None or other.household is None:
        return
    scheme = other.household.scheme
    matter.household = replace(matter.household, scheme=scheme)
    _become(matter, scheme, chance, 95 + _days(matter, other))
    _pay_to(matter, other.people[0])


def _days(matter: Matter, other: Matter) -> int:
    return (other.began - matter.began).days


def _become(matter: Matter, scheme: str, chance: Chance, days: int) -> None:
    """Let it follow the steps of another kind of relief, so many days later."""
    power = POWERS[scheme]
    began = later(matter.began, round(days / 7) * 7)
    matter.power_id, matter.title, matter.category = power, scheme, scheme
    matter.steps = walk(chance.town.powers.procedure(power, began).steps, began, chance.dice)


def _pay_to(matter: Matter, person: Person) -> None:
    on = matter.steps[StepKind.PAYMENT]
    matter.people = [
        replace(each, id=person.id, account=person.account, paid_on=(on,)) for each in matter.people
    ]
    matter.payments = [
        replace(each, payee=person.id, account=person.account, on=on) for each in matter.payments
    ]


SCHEME = Scheme(
    "double_relief", Text("重复享受救助", "Relief of two kinds at once"), Focus.RELIEF,
    ("REL-02",), plant, clean_twin, borrows=1, cases=(9,),
    fits=lambda matter: matter.category in EXCLUSIVE,
)  # fmt: skip
