"""An asset that no register knows is let on the side."""

from dataclasses import replace

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.cheap_lease import is_dear
from training.synthesis.schemes.prices import let_for_less
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Matter, Row, Values


def plant(matter: Matter, chance: Chance) -> None:
    """Let an asset off the books; hidden: it is registered when the matter is judged."""
    if matter.asset is None:
        return
    let_for_less(matter, 0.99 - 0.12 * chance.strength)
    matter.asset = replace(matter.asset, id=chance.town.ids.new("a"))
    if chance.hidden:
        _register(matter, chance, 5)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Have it in the register from the beginning."""
    matter.registered = [r for r in matter.registered if r.kind is not FactKind.INVENTORY]
    _register(matter, chance, -500)


def _register(matter: Matter, chance: Chance, days: int) -> None:
    if matter.asset is None:
        return
    told: Values = {
        "asset": matter.asset.id, "category": matter.category,
        "quantity": int(matter.asset.area_m2 or 0),
    }  # fmt: skip
    on = later(matter.began, days - chance.dice.whole(0, 40))
    matter.registered.append(Row(FactKind.INVENTORY, on, told, later(on, 1), "asset register"))


SCHEME = Scheme(
    "off_register", Text("账外资产出租", "Asset off the register"), Focus.ASSET,
    ("AST-10",), plant, clean_twin, fits=is_dear,
)  # fmt: skip
