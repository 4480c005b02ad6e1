"""Honest purchases and works: the matters in which a seller is paid."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from features.powers.register import Register
from features.records.case import Bid, Payment
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.goods import CATEGORIES, WORKS_CATEGORY, good_of, market_price
from training.synthesis.matter import Delivery, Matter, walk
from training.synthesis.village import Seller, Village

_WORKS = ("道路硬化", "河岸修整", "文化礼堂修缮", "公厕改造", "停车场铺装", "篮球场改造")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when a matter begins, and what it draws its chances from.

    ``diary`` holds the days on which a worker of the village is already at work.
    """

    case_id: str
    village: Village
    start: date
    register: Register
    rng: np.random.Generator
    diary: set[tuple[str, date]]


def purchase(scene: Scene) -> Matter:
    """Return an honest purchase of goods, with the mess of ordinary life."""
    rng, village = scene.rng, scene.village
    category = CATEGORIES[rng.integers(0, len(CATEGORIES))]
    seller = village.usual_seller(category, rng)
    goods = _goods(category, seller, scene)
    amount = _rounded(goods.quantity * goods.unit_price_fen, village, rng)
    matter = _matter(scene, "procurement.goods", f"采购{goods.item}", amount, category)
    matter.seller, matter.goods = seller, goods
    pay(matter, rng)
    _purchase_mess(matter, rng)
    return matter


def works(scene: Scene) -> Matter:
    """Return an honest small works project: three to seven bids, the lowest wins."""
    rng = scene.rng
    amount = _rounded(int(np.exp(rng.normal(np.log(85_000), 0.75)) * 100), scene.village, rng)
    title = _WORKS[rng.integers(0, len(_WORKS))]
    matter = _matter(scene, "project.small_works", title, amount, title)
    matter.seller = scene.village.usual_seller(WORKS_CATEGORY, rng)
    matter.bids = open_bids(matter, rng, spread=float(rng.uniform(0.05, 0.14)))
    if rng.random() < 0.05:
        matter.bids, matter.mess = open_bids(matter, rng, spread=0.012), "standard budget software"
    pay(matter, rng)
    _works_mess(matter, rng)
    return matter


def open_bids(matter: Matter, rng: np.random.Generator, spread: float) -> list[Bid]:
    """Return bids with this relative spread; the matter's seller is the lowest."""
    winner = matter.seller.id if matter.seller else ""
    rivals = [seller.id for seller in matter.village.sellers if seller.id != winner]
    count = min(len(rivals), int(rng.integers(2, 7)))
    chosen = [rivals[i] for i in rng.permutation(len(rivals))[:count]]
    above = 1 + np.sort(np.abs(rng.normal(0, spread, count)) + spread / 4)
    losing = [
        Bid(bidder, round(matter.amount_fen * x)) for bidder, x in zip(chosen, above, strict=True)
    ]
    return [Bid(winner, matter.amount_fen, won=True), *losing]


def pay(matter: Matter, rng: np.random.Generator) -> None:
    """Pay the seller on an invoice: mostly at once after acceptance, sometimes in two parts."""
    on, seller = matter.steps[StepKind.PAYMENT], matter.seller
    if seller is None:
        return
    matter.invoice_key = _invoice_key(on, rng)
    parts = [matter.amount_fen]
    if rng.random() < 0.15:
        first = round(matter.amount_fen * 0.7)
        parts = [first, matter.amount_fen - first]
    matter.payments = [
        Payment(seller.id, fen, on + timedelta(days=20 * i), seller.account, matter.invoice_key)
        for i, fen in enumerate(parts)
    ]


def _invoice_key(paid: date, rng: np.random.Generator) -> str:
    """Return the key of a fully digital invoice of the day before: year, province, serial."""
    first, second = rng.integers(10**9, 10**10, 2)
    return f"/{paid - timedelta(days=1):%y}33{first:010d}{second % 10**6:06d}"


def pay_early(matter: Matter, share: float, days: int) -> None:
    """Pay this share of the amount some days before acceptance, the rest as planned."""
    accepted = matter.steps.get(StepKind.ACCEPTANCE)
    if accepted is None or not matter.payments:
        return
    first, fen = matter.payments[0], round(matter.amount_fen * share)
    early = accepted - timedelta(days=days)
    rest = matter.amount_fen - fen
    late = [Payment(first.payee, rest, first.on, first.account, first.invoice_key)] if rest else []
    matter.payments = [Payment(first.payee, fen, early, first.account, first.invoice_key), *late]
    matter.steps[StepKind.PAYMENT] = early


def _matter(scene: Scene, power: str, title: str, amount_fen: int, category: str) -> Matter:
    kinds = scene.register.power(power, scene.start).steps
    focus = Focus.PROCUREMENT if power.startswith("procurement") else Focus.PROJECT
    return Matter(
        scene.case_id,
        focus,
        scene.village,
        title,
        power,
        amount_fen,
        category,
        walk(kinds, scene.start, scene.rng),
        is_scored_early=bool(scene.rng.random() < 0.2),
    )


def _goods(category: str, seller: Seller, scene: Scene) -> Delivery:
    good = good_of(category, scene.rng)
    price = round(market_price(good, scene.start, scene.rng) * seller.markup)
    quantity = max(1, round(good.typical_quantity * np.exp(scene.rng.normal(-0.6, 0.8))))
    grade = good.grades[0] if scene.rng.random() < 0.8 else good.grades[-1]
    if grade != good.grades[0]:
        price = round(price * good.lower_price)
    return Delivery(good.name, good.unit, quantity, price, grade, grade)


def _rounded(fen: int, village: Village, rng: np.random.Generator) -> int:
    step = 100_000 if fen > 500_000 else 10_000
    return (
        max(step, round(fen / step) * step) if rng.random() < village.round_share else max(fen, 100)
    )


def _purchase_mess(matter: Matter, rng: np.random.Generator) -> None:
    draw = rng.random()
    if draw < 0.02:
        repair_first(matter, rng, days=int(rng.integers(2, 15)))
        matter.mess = "urgent, resolved afterwards"
    elif draw < 0.035:
        pay_early(matter, float(rng.choice([0.5, 1.0])), int(rng.integers(1, 12)))
        matter.mess = "seller asked for money first"
    elif draw < 0.045 and matter.goods:
        matter.goods = _other_grade(matter.goods)
        matter.mess = "grade changed by agreement, not on paper"


def _works_mess(matter: Matter, rng: np.random.Generator) -> None:
    draw = rng.random()
    if draw < 0.03:
        repair_first(matter, rng, days=int(rng.integers(2, 20)))
        matter.mess = "urgent, resolved afterwards"
    elif draw < 0.12:
        matter.payment_terms = "合同签订后预付50%，验收合格后付清"
        pay_early(matter, 0.5, int(rng.integers(5, 20)))
    elif draw < 0.15:
        pay_early(matter, float(rng.choice([0.4, 0.6])), int(rng.integers(3, 15)))
        matter.mess = "wages advanced before a holiday"


def repair_first(matter: Matter, rng: np.random.Generator, days: int) -> None:
    """Let the resolution come some days after the contract."""
    signed = matter.steps.get(StepKind.CONTRACT)
    if signed is None:
        return
    late = signed + timedelta(days=days)
    for kind in (StepKind.RESOLUTION, StepKind.RESOLUTION_NOTICE):
        if kind in matter.steps:
            matter.steps[kind] = late + timedelta(days=int(rng.integers(0, 3)))


def _other_grade(goods: Delivery) -> Delivery:
    lower = {"304": "202", "SUS304": "SUS201"}.get(goods.agreed, goods.agreed)
    return Delivery(
        goods.item, goods.unit, goods.quantity, goods.unit_price_fen, goods.agreed, lower
    )
