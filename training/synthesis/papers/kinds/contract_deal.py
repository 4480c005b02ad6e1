"""One agreement before it is written down: parties, matter, price, days, payment, goods."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from training.synthesis.papers import identifiers, names
from training.synthesis.papers.kinds.contract_payment import Payment, plan_payment
from training.synthesis.papers.kinds.contract_words import Sort
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.style import Style
from training.synthesis.papers.wares import WareLine, some_wares

_LETTERS = ("HT", "CG", "SG", "ZL", "FW", "NC", "XM")
_ESTATES = (
    "集体厂房",
    "村口商铺",
    "闲置仓库",
    "老校舍",
    "农贸市场摊位",
    "标准厂房二层",
    "养殖用房",
)
_SERVICES = (
    "村道保洁服务",
    "垃圾清运服务",
    "绿化养护服务",
    "财务代理服务",
    "工程监理服务",
    "法律顾问服务",
    "河道日常管护",
    "公厕保洁服务",
)
_PRICES = {Sort.WORKS: 180_000, Sort.PURCHASE: 60_000, Sort.LEASE: 40_000, Sort.SERVICE: 50_000}
_LONGEST_GOODS = 8


@dataclass(frozen=True, slots=True)
class Deal:
    """What a contract says. A private person as party B has no credit code and no seal.

    ``words_fen`` is the sum in capitals where it is not that in figures.
    """

    sort: Sort
    number: str
    project: str
    place: str
    party_a: Firm
    party_b: Firm
    private: bool
    amount_fen: int
    goods: tuple[WareLine, ...]
    signed: date
    start: date
    end: date
    payment: Payment
    words_fen: int | None = None

    @property
    def spelt_fen(self) -> int:
        """Return the sum that stands in capitals."""
        return self.amount_fen if self.words_fen is None else self.words_fen

    @property
    def days(self) -> int:
        """Return the length of the period, first and last day counted."""
        return (self.end - self.start).days + 1

    @property
    def party_b_named(self) -> tuple[str, str]:
        """Return name and credit code of party B, no code for a private person."""
        return (
            (self.party_b.agent, "")
            if self.private
            else (self.party_b.name, self.party_b.credit_code)
        )


def deal_of(sort: Sort, style: Style, rng: np.random.Generator) -> Deal:
    """Make up an agreement; goods, where there are any, sum to the price."""
    at = names.place(rng)
    private = sort is Sort.LEASE and rng.random() < 0.5
    goods: tuple[WareLine, ...] = ()
    if sort is Sort.PURCHASE:
        goods = some_wares(rng, int(rng.integers(1, _LONGEST_GOODS)))
    signed = names.some_day(rng)
    start = signed + timedelta(days=int(rng.integers(1, 21)))
    return Deal(
        sort=sort,
        number=identifiers.paper_number(rng, signed, _of(rng, _LETTERS)),
        project=_matter(sort, at, rng),
        place=names.site(rng, at),
        party_a=names.buyer(rng, at),
        party_b=names.firm(rng, at),
        private=private,
        amount_fen=sum(line.amount_fen for line in goods) or _price(sort, rng),
        goods=goods,
        signed=signed,
        start=start,
        end=start + timedelta(days=_length(sort, rng) - 1),
        payment=plan_payment(sort, style.pool, rng),
    )


def _matter(sort: Sort, at: names.Place, rng: np.random.Generator) -> str:
    if sort is Sort.LEASE:
        return f"{at.village}{_of(rng, _ESTATES)}"
    if sort is Sort.SERVICE:
        return f"{at.village}{_of(rng, _SERVICES)}"
    return names.project(rng, at)


def _price(sort: Sort, rng: np.random.Generator) -> int:
    """Return a price in fen: often whole hundreds, at times to the fen."""
    fen = round(_PRICES[sort] * 100 * float(rng.lognormal(0, 0.9)))
    step = int(rng.choice((1, 100, 10_000, 100_000)))
    return max(100_000, fen // step * step)


def _length(sort: Sort, rng: np.random.Generator) -> int:
    if sort in (Sort.LEASE, Sort.SERVICE):
        return int(rng.choice((365, 365, 183, 730, 1096)))
    return int(rng.choice((7, 10, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180)))


def _of(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[rng.integers(len(choices))]
