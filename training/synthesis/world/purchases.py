"""Honest purchases of goods and services, with the mess of ordinary life."""

from dataclasses import replace

from features.records.case import Bid
from features.records.document import Kind
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.firms import Seller
from training.synthesis.world.goods import (
    BY_NAME,
    CATEGORIES,
    GOODS_CATEGORIES,
    POWERS,
    good_of,
    lot_price,
)
from training.synthesis.world.matter import BidMark, Delivery, Matter
from training.synthesis.world.payments import pay, pay_early, resolve_late
from training.synthesis.world.scene import Scene, begin, round_sum
from training.synthesis.world.town import stranger

_FRAMEWORK, _RECURRING, _STRANGERS = 0.07, 0.15, 0.05
_SUPPLIES = ("办公用品", "保洁用品", "食堂物资", "印刷宣传")
_QUOTED_FROM_FEN, _SPORADIC_FEN = 1_000_000, 300_000
_CLOSE_QUOTES = 0.06
_ROOM_FROM, _UP_TO_LIMIT = 0.3, 0.15


def purchase(scene: Scene) -> Matter:
    """Return an honest purchase."""
    dice = scene.dice
    is_recurring = dice.chance(_RECURRING)
    category = dice.pick(_SUPPLIES if is_recurring else CATEGORIES)
    seller = _seller(category, is_recurring, scene)
    goods = _goods(category, seller.markup, 0.2 if is_recurring else 0.9, scene)
    fen = goods.quantity * goods.unit_price_fen
    title = f"采购{goods.item}" if category in GOODS_CATEGORIES else goods.item
    matter = begin(scene, _power(category, fen), Focus.PROCUREMENT, title)
    if dice.chance(_FRAMEWORK):
        matter.title = f"{title}（框架协议）"
    matter.category, matter.seller, matter.goods = category, seller, goods
    round_sum(matter, fen, dice)
    if _ROOM_FROM <= matter.amount_fen / matter.tender_fen < 1 and dice.chance(_UP_TO_LIMIT):
        matter.resize(round(matter.tender_fen * dice.between(0.72, 0.995)))
        matter.mess = "ordered as much as needs no tender"
    if matter.amount_fen >= _QUOTED_FROM_FEN and dice.chance(scene.village.quotes):
        ask_quotes(matter, dice, spread=0.008 if dice.chance(_CLOSE_QUOTES) else 0.07)
    pay(matter, dice)
    _mess(matter, scene)
    return matter


def ask_quotes(matter: Matter, dice: Dice, spread: float) -> None:
    """Ask two or three other sellers of the kind; the matter's seller is the cheapest."""
    winner, village = matter.seller, matter.village
    if winner is None:
        return
    rivals = [s for s in village.of_category(str(matter.category)) if s.id != winner.id]
    others = [s for s in village.sellers if matter.category in s.scope and s.id != winner.id]
    asked = dice.some(list({s.id: s for s in (*rivals, *others)}.values()), dice.whole(2, 3))
    quotes = [
        Bid(rival.id, round(matter.amount_fen * (1 + abs(dice.normal(0, spread)) + spread / 4)))
        for rival in asked
    ]
    matter.bids = [Bid(winner.id, matter.amount_fen, won=True), *quotes]
    matter.marks = {s.id: BidMark(s.account, s.phone) for s in (winner, *asked)}


def _power(category: str, fen: int) -> str:
    """Return under which power it is bought: small goods go without a meeting."""
    if fen < _SPORADIC_FEN and category in GOODS_CATEGORIES:
        return "procurement.sporadic"
    return POWERS.get(category, "procurement.goods")


def _seller(category: str, is_recurring: bool, scene: Scene) -> Seller:
    """Return the usual seller, the standing one of supplies, or a firm from elsewhere, once."""
    if is_recurring:
        return scene.village.standing_seller(category)
    if scene.dice.chance(_STRANGERS):
        return stranger(category, scene.town)
    return scene.village.usual_seller(category, scene.dice)


def _goods(category: str, markup: float, size: float, scene: Scene) -> Delivery:
    dice, good = scene.dice, good_of(category, scene.dice)
    price = round(lot_price(good, scene.start, scene.price_level, dice) * markup)
    size *= good.typical_quantity * scene.village.wealth
    quantity = max(1, round(dice.around(size, 1.0)))
    grade = good.grades[0] if dice.chance(0.8) else good.grades[-1]
    if grade != good.grades[0]:
        price = round(price * good.lower_price)
    delivered = grade
    if grade == good.grades[0] and good.aliases and dice.chance(0.2):
        delivered = dice.pick(good.aliases)
    return Delivery(good.name, good.unit, quantity, price, grade, delivered)


def _mess(matter: Matter, scene: Scene) -> None:
    dice, setting = scene.dice, scene.town.setting
    draw = dice.unit() / setting.mess
    if draw < 0.02:
        resolve_late(matter, dice.whole(2, 30))
        matter.mess = "urgent, resolved afterwards"
    elif draw < 0.035:
        pay_early(matter, dice.pick((0.5, 0.8, 1.0)), dice.whole(1, 20))
        matter.mess = "seller asked for money first"
    elif draw < 0.045 and matter.goods:
        matter.goods = lower_grade(matter.goods)
        matter.mess = "grade changed by agreement, not on paper"
    elif draw < 0.065 and StepKind.CONTRACT in matter.steps:
        matter.invoice_on = later(matter.steps[StepKind.CONTRACT], -dice.whole(1, 9))
        matter.mess = "invoice sent before the contract was signed"
    elif draw < 0.069:
        matter.words_fen = matter.amount_fen + dice.pick((-9, 9, 90)) * 100
        matter.mess = "slip of the pen in the capitals"
    elif draw < 0.079:
        matter.steps.pop(StepKind.RESOLUTION, None)
        matter.mess = "minutes of the meeting lost"
    else:
        _rarer_mess(matter, scene, draw)


def _rarer_mess(matter: Matter, scene: Scene, draw: float) -> None:
    dice = scene.dice
    if draw < 0.094 and StepKind.CONTRACT in matter.steps:
        matter.steps[StepKind.CONTRACT] = later(matter.steps[StepKind.PAYMENT], -dice.whole(0, 6))
        matter.mess = "contract written when all was delivered"
    elif draw < 0.109:
        account = scene.town.ids.new("k")
        matter.payments = [replace(payment, account=account) for payment in matter.payments]
        matter.mess = "seller has a new bank or sold its claim"
    elif draw < 0.116:
        matter.missing |= {Kind.DELIVERY_NOTE}
        matter.mess = "delivery note lost"
    elif draw < 0.126:
        matter.steps.pop(StepKind.ACCEPTANCE, None)
        matter.mess = "receipt of the goods never signed"
    elif draw < 0.129 and matter.goods:
        on = matter.steps.get(StepKind.DELIVERY, matter.began)
        matter.paper_date = f"{on.year}-{dice.pick(('02-30', '04-31', '06-31', '09-31', '11-31'))}"
        matter.mess = "slip of the pen in a date"


def lower_grade(goods: Delivery) -> Delivery:
    """Return a delivery of the lower grade where the better one was agreed."""
    good = BY_NAME[goods.item]
    return replace(goods, agreed=good.grades[0], delivered=good.grades[-1])
