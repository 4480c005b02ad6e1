"""Two kinds of relief that exclude each other in one month (启东)."""

from dataclasses import replace

from features.records.case import Household
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.relief import POWERS


def plant(matter: Matter, chance: Chance) -> None:
    """Pay the household again under the other kind; hidden: to another member."""
    other = chance.neighbours[0]
    if other.household is None:
        return
    scheme = next(name for name in POWERS if name != other.category)
    matter.power_id, matter.title, matter.category = POWERS[scheme], scheme, scheme
    matter.household = Household(other.household.id, scheme, other.household.members)
    matter.move((other.began - matter.began).days + chance.dice.whole(-10, 10))
    person = other.people[0]
    if chance.hidden:
        person = replace(person, id=chance.town.ids.new("p"))
    _pay_to(matter, person.id, person.account)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Let it be the same kind, for other months."""
    other = chance.neighbours[0]
    if matter.household is None or other.household is None:
        return
    scheme = other.household.scheme
    matter.power_id, matter.title, matter.category = other.power_id, scheme, scheme
    matter.household = replace(matter.household, scheme=scheme)
    _pay_to(matter, other.people[0].id, other.people[0].account)
    matter.move(95)


def _pay_to(matter: Matter, person: str, account: str | None) -> None:
    matter.people = [replace(each, id=person, account=account) for each in matter.people]
    matter.payments = [replace(each, payee=person, account=account) for each in matter.payments]


SCHEME = Scheme(
    "double_relief", Text("重复享受救助", "Relief of two kinds at once"), Focus.RELIEF,
    ("REL-02",), plant, clean_twin, borrows=1, cases=(9,),
)  # fmt: skip
