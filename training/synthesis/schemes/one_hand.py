"""One person orders, approves and receives."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let one cadre do it all, dearer; hidden: another signs the receipt."""
    cadre = chance.dice.pick(matter.village.cadres).id
    kept = {"receiver": matter.duties["receiver"]} if chance.hidden else {}
    matter.duties = {"handler": cadre, "approver": cadre, "receiver": cadre, **kept}
    make_dearer(matter, 1.0 + 0.2 * chance.strength)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Let three cadres do it."""
    first, second, third, *_rest = matter.village.cadres
    matter.duties = {"handler": second.id, "approver": first.id, "receiver": third.id}


SCHEME = Scheme(
    "one_hand", Text("一手经办", "One person does all"), Focus.PROCUREMENT,
    ("PRC-08",), plant, clean_twin,
)  # fmt: skip
