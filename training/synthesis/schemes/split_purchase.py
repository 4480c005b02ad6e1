"""One need is cut into parts below the tender threshold (安吉: 90,500 and 93,400 yuan)."""

from dataclasses import replace

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter

_LEAST, _MOST, _MOST_HIDDEN, _UNQUOTED = 0.2, 0.995, 0.75, 0.5


def plant(matter: Matter, chance: Chance) -> None:
    """Buy in three parts at short distance; hidden: from three firms, and not so near the limit."""
    dice, seller, goods = chance.dice, matter.seller, matter.goods
    if seller is None or goods is None:
        return
    sellers = [seller] * 3
    if chance.hidden:
        sellers = dice.some(matter.village.of_category(str(matter.category)), 3)
    parts = (matter, *chance.neighbours)
    for number, (part, fen) in enumerate(zip(parts, _cut(matter, chance), strict=True)):
        part.category = matter.category
        part.title = matter.title.removesuffix("（框架协议）")
        part.sell_from(sellers[number % len(sellers)])
        if dice.chance(_UNQUOTED):
            part.bids = []
        part.move((matter.began - part.began).days + number * dice.whole(6, 60))
        part.reprice(fen)
        quantity = max(1, round(part.amount_fen / goods.unit_price_fen))
        part.goods = replace(goods, quantity=quantity)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Call the parts off one framework that was tendered."""
    for part in (matter, *chance.neighbours):
        part.title = f"{part.title}（框架协议）"


def _cut(matter: Matter, chance: Chance) -> tuple[int, int, int]:
    """Return three unequal parts, each below the limit: the first is as large as it is anyhow."""
    limit = matter.tender_fen
    most = round(limit * (_MOST_HIDDEN if chance.hidden else _MOST))
    need = round(limit * (1.04 + 0.9 * chance.strength))
    rest = max(need - matter.amount_fen, round(limit * 0.1))
    second = min(most, round(rest * chance.dice.between(0.5, 0.9)))
    return matter.amount_fen, second, max(min(most, rest - second), round(limit * 0.02))


def is_part(matter: Matter) -> bool:
    """Say whether it is of goods, and of a sum that can be a part of a need over the limit."""
    return matter.goods is not None and (_LEAST <= matter.amount_fen / matter.tender_fen <= _MOST)


SCHEME = Scheme(
    "split_purchase", Text("化整为零", "Purchase split below the threshold"), Focus.PROCUREMENT,
    ("PUR-01", "PUR-02"), plant, clean_twin, companions=2, cases=(1, 2), fits=is_part,
)  # fmt: skip
