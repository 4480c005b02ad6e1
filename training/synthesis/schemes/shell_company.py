"""A firm founded for the order, in whatever scope, gets a large purchase."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.prices import make_dearer
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.clock import later
from training.synthesis.world.firms import Seller
from training.synthesis.world.matter import Matter
from training.synthesis.world.names import credit_code, firm_name
from training.synthesis.world.payments import pay


def plant(matter: Matter, chance: Chance) -> None:
    """Order from a firm weeks old; hidden: a shelf firm of some years, of another trade."""
    dice, seller = chance.dice, matter.seller
    if seller is None:
        return
    age = dice.whole(400, 1_500) if chance.hidden else dice.whole(10, 170)
    founded = later(matter.began, -age)
    firm = _firm(seller, chance, hidden=chance.hidden)
    firm = replace(firm, registered=founded, other_account=None, renamed_on=None)
    chance.town.market += (firm,)
    make_dearer(matter, 1.0 + 0.35 * chance.strength)
    matter.sell_from(firm)
    pay(matter, dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Order from a firm of the trade that the village knows."""
    matter.sell_from(matter.village.usual_seller(str(matter.category), chance.dice))
    pay(matter, chance.dice)


def _firm(like: Seller, chance: Chance, hidden: bool) -> Seller:
    ids, dice = chance.town.ids, chance.dice
    trade = dice.pick(chance.town.market).category if hidden else like.category
    return replace(
        like, id=ids.new("s"), name=firm_name(trade, dice), credit_code=credit_code("91", dice),
        account=ids.new("k"), owner=ids.new("p"), partner=None, phone=ids.new("t"),
        scope=(trade,), capital_fen=dice.pick((10, 50, 100, 200)) * 1_000_000,
    )  # fmt: skip


SCHEME = Scheme(
    "shell_company", Text("空壳公司中大单", "Large order to a shell firm"), Focus.PROCUREMENT,
    ("PUR-06", "PUR-08"), plant, clean_twin, fits=lambda matter: matter.amount_fen > 1_000_000,
)  # fmt: skip
