"""Relief of several households is drawn by one hand (益阳; 普格)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.relief import dwelling_of


def plant(matter: Matter, chance: Chance) -> None:
    """Pay three households to one account; hidden: two of them."""
    account = chance.town.ids.new("k")
    parts = (matter, *chance.neighbours)
    for part in parts[:2] if chance.hidden else parts:
        _pay_into(part, account)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Pay every household to its own account."""
    for part in (matter, *chance.neighbours):
        _pay_into(part, dwelling_of(part).account)


def _pay_into(part: Matter, account: str) -> None:
    part.people = [replace(person, account=account) for person in part.people]
    part.payments = [replace(payment, account=account) for payment in part.payments]


SCHEME = Scheme(
    "agent_account", Text("代领集中", "Drawn by one hand"), Focus.RELIEF,
    ("REL-07",), plant, clean_twin, companions=2, cases=(8,),
)  # fmt: skip
