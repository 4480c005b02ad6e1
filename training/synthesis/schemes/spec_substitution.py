"""A lower grade is delivered for the better one (海宁: 202 for 304 stainless steel)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.goods import BY_NAME
from training.synthesis.world.matter import Matter
from training.synthesis.world.purchases import lower_grade

_GRADED = frozenset({"不锈钢制品", "建材", "照明", "绿化"})


def plant(matter: Matter, chance: Chance) -> None:
    """Pay for the better grade; hidden: the delivery note repeats the contract."""
    if matter.goods is None:
        return
    before, good = matter.goods, BY_NAME[matter.goods.item]
    matter.goods = lower_grade(before)
    if chance.hidden:
        matter.goods = replace(matter.goods, delivered=matter.goods.agreed)
    dearer = 1.0 + 0.15 * chance.strength
    if before.agreed != good.grades[0]:
        dearer /= good.lower_price
    make_dearer(matter, dearer)


def clean_twin(matter: Matter, _: Chance) -> None:
    """Deliver what was agreed, under another name of the same grade."""
    if matter.goods is None:
        return
    good = BY_NAME[matter.goods.item]
    name = good.aliases[0] if good.aliases else matter.goods.agreed
    matter.goods = replace(matter.goods, delivered=name)


def is_graded(matter: Matter) -> bool:
    """Say whether it is of a kind in which a worse grade passes for the better one."""
    return matter.goods is not None and BY_NAME[matter.goods.item].category in _GRADED


SCHEME = Scheme(
    "spec_substitution", Text("以次充好", "Lower grade delivered"), Focus.PROCUREMENT,
    ("PUR-04",), plant, clean_twin, fits=is_graded, cases=(15,),
)  # fmt: skip
