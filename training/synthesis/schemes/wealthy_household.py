"""Relief to a household with a car, a flat or a firm (普格)."""

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.dead_recipient import is_last_relief, since_last
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter
from training.synthesis.world.registers import holding_row
from training.synthesis.world.relief import dwelling_of

_KINDS = ("车辆", "商品房", "企业股份")


def plant(matter: Matter, chance: Chance) -> None:
    """Own much; hidden: the register is asked only afterwards."""
    dice = chance.dice
    fen = round(dice.around(4_000_000 + 40_000_000 * chance.strength, 0.4))
    since = since_last(matter, chance)
    row = holding_row(dwelling_of(matter), dice.pick(_KINDS), fen, since)
    matter.registered.append(row if not chance.hidden else row.known_on(later(matter.ended, 120)))


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Own an old tricycle."""
    others = [row for row in matter.registered if row.kind is not FactKind.HOLDING]
    since = since_last(matter, chance)
    fen = chance.dice.whole(1_000, 4_000) * 100
    matter.registered = [*others, holding_row(dwelling_of(matter), "三轮车", fen, since)]


SCHEME = Scheme(
    "wealthy_household", Text("有房有车仍领救助", "Relief to the well-off"), Focus.RELIEF,
    ("REL-03",), plant, clean_twin, fits=is_last_relief, cases=(10,),
)  # fmt: skip
