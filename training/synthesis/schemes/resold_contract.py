"""The winner sells the contract on: others build."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import WORKS_CATEGORY
from training.synthesis.world.matter import Matter


def plant(matter: Matter, chance: Chance) -> None:
    """Let another firm be on the site; hidden: the site diary names nobody."""
    others = [f for f in matter.village.of_category(WORKS_CATEGORY) if f != matter.seller]
    matter.builder = None if chance.hidden else chance.dice.pick(others).id
    make_dearer(matter, 1.0 + 0.15 * chance.strength)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Let the winner build."""
    matter.builder = matter.seller.id if matter.seller else None


SCHEME = Scheme(
    "resold_contract", Text("转包挂靠", "Contract sold on"), Focus.PROJECT,
    ("ENG-04",), plant, clean_twin, cases=(1,),
)  # fmt: skip
