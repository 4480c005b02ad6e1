"""One need is cut into parts below the tender threshold (安吉: 90,500 and 93,400 yuan)."""

from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.schemes.scheme import Chance, Scheme
from training.synthesis.world.matter import Matter
from training.synthesis.world.payments import pay


def plant(matter: Matter, chance: Chance) -> None:
    """Buy in three parts at short distance; hidden: from three firms, and not so near the limit."""
    dice, limit = chance.dice, chance.tender_fen(matter)
    share = 0.35 + 0.6 * chance.strength
    seller, goods = matter.seller, matter.goods
    if seller is None or goods is None:
        return
    sellers = [seller] * 3
    if chance.hidden:
        share = min(share, 0.5)
        sellers = dice.some(matter.village.of_category(str(matter.category)), 3)
    for number, part in enumerate((matter, *chance.neighbours)):
        part.category = matter.category
        part.goods, part.title = goods, matter.title.removesuffix("（框架协议）")
        part.sell_from(sellers[number % len(sellers)])
        part.bids = []
        part.move((matter.began - part.began).days + number * dice.whole(6, 60))
        part.amount_fen = goods.quantity * goods.unit_price_fen
        part.resize(round(limit * min(share * dice.between(0.88, 1.03), 0.995)))
        pay(part, dice)


def clean_twin(matter: Matter, chance: Chance) -> None:
    """Call the parts off one framework that was tendered."""
    for part in (matter, *chance.neighbours):
        part.title = f"{part.title}（框架协议）"


SCHEME = Scheme(
    "split_purchase", Text("化整为零", "Purchase split below the threshold"), Focus.PROCUREMENT,
    ("PUR-01", "PUR-02"), plant, clean_twin, companions=2, cases=(1, 2),
    fits=lambda matter: matter.goods is not None,
)  # fmt: skip
