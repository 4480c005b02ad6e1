"""Who lives in the simulated world: villages, sellers, workers, households, assets.

All names are invented. Nothing here knows of schemes.
"""

from dataclasses import dataclass

import numpy as np

from features.records.identity import credit_code_check
from features.records.party import Unit
from training.synthesis.goods import CATEGORIES
from training.synthesis.settings import WorldSettings

_FIRST = "青清云松柳梅荷桃竹枫石溪湖塘桥沙南北东西"
_SECOND = "禾泾岸里浜湾渡墩埭园山泉林田汇村塔丰乐安"
_TRADES = ("建材", "五金", "园林", "办公用品", "建筑工程", "农资", "照明", "贸易")
_TOWN_SELLERS = 2.5


@dataclass(frozen=True, slots=True)
class Seller:
    """A firm; ``markup`` is its price over the reference, ``sister`` shares its account."""

    id: str
    name: str
    credit_code: str
    account: str
    category: str
    markup: float


@dataclass(frozen=True, slots=True)
class Worker:
    """A day labourer with a day rate in fen; a few share an account with a relative."""

    id: str
    account: str
    day_rate_fen: int


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A household that receives relief through one member."""

    id: str
    person: str
    account: str
    members: int
    scheme: str
    monthly_fen: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A collective asset to let; ``rent_fen`` is a fair yearly rent in the first year."""

    id: str
    kind: str
    area_m2: int
    rent_fen: int
    lessee: str


@dataclass(frozen=True, slots=True)
class Village:
    """One unit. ``late`` is the share of rows entered weeks after the event."""

    unit: Unit
    credit_code: str
    late: float
    round_share: float
    sellers: tuple[Seller, ...]
    habits: tuple[float, ...]
    workers: tuple[Worker, ...]
    dwellings: tuple[Dwelling, ...]
    holdings: tuple[Holding, ...]

    def usual_seller(self, category: str, rng: np.random.Generator) -> Seller:
        """Return a seller of this category, the habitual ones more often."""
        fitting = [i for i, seller in enumerate(self.sellers) if seller.category == category]
        weights = np.array([self.habits[i] for i in fitting])
        return self.sellers[fitting[rng.choice(len(fitting), p=weights / weights.sum())]]


def credit_code(rng: np.random.Generator, kind: str) -> str:
    """Return an invented credit code with a right check character (GB 32100)."""
    first17 = f"{kind}339900" + "".join(str(d) for d in rng.integers(0, 10, 9))
    return first17 + credit_code_check(first17)


def settle(settings: WorldSettings, rng: np.random.Generator) -> tuple[Village, ...]:
    """Return the villages of a world; several share the sellers of their town."""
    names = _village_names(settings.villages, rng)
    market = _market(round(settings.villages * _TOWN_SELLERS) + 2 * len(CATEGORIES), rng)
    return tuple(
        _village(number, name, market, settings, rng) for number, name in enumerate(names, start=1)
    )


def _village_names(count: int, rng: np.random.Generator) -> list[str]:
    pairs = [first + second for first in _FIRST for second in _SECOND]
    return [f"{pairs[i]}村" for i in rng.permutation(len(pairs))[:count]]


def _market(count: int, rng: np.random.Generator) -> list[Seller]:
    return [
        Seller(
            id=f"s{number:04d}",
            name=f"{_FIRST[number % 20]}{_SECOND[number // 20 % 20]}{_TRADES[number % 8]}有限公司",
            credit_code=credit_code(rng, "91"),
            account=f"acc-s{number:04d}",
            category=CATEGORIES[number % len(CATEGORIES)],
            markup=float(np.exp(rng.normal(0.0, 0.08))),
        )
        for number in range(count)
    ]


def _village(
    number: int, name: str, market: list[Seller], settings: WorldSettings, rng: np.random.Generator
) -> Village:
    unit = Unit(f"v{number:03d}", f"{name}股份经济合作社", settings.region)
    sellers = _known_sellers(market, rng)
    return Village(
        unit=unit,
        credit_code=credit_code(rng, "N2"),
        late=float(rng.beta(2, 18)),
        round_share=float(rng.beta(2, 6)),
        sellers=sellers,
        habits=tuple(float(weight) for weight in rng.gamma(0.7, 1.0, len(sellers)) + 0.05),
        workers=_workers(unit.id, rng),
        dwellings=_dwellings(unit.id, rng),
        holdings=_holdings(unit.id, rng),
    )


def _known_sellers(market: list[Seller], rng: np.random.Generator) -> tuple[Seller, ...]:
    known: list[Seller] = []
    for category in CATEGORIES:
        of_category = [seller for seller in market if seller.category == category]
        count = min(len(of_category), int(rng.integers(2, 5)))
        known += [of_category[i] for i in rng.permutation(len(of_category))[:count]]
    return tuple(known)


def _workers(unit: str, rng: np.random.Generator) -> tuple[Worker, ...]:
    workers: list[Worker] = []
    for number in range(int(rng.integers(14, 30))):
        shared = bool(workers) and rng.random() < 0.04
        account = workers[-1].account if shared else f"acc-w{unit}-{number}"
        workers.append(Worker(f"w{unit}-{number}", account, int(rng.integers(13, 24)) * 1_000))
    return tuple(workers)


def _dwellings(unit: str, rng: np.random.Generator) -> tuple[Dwelling, ...]:
    return tuple(
        Dwelling(
            id=f"h{unit}-{number}",
            person=f"p{unit}-{number}",
            account=f"acc-h{unit}-{number}" if rng.random() > 0.05 else f"acc-care-{unit}",
            members=int(rng.integers(1, 5)),
            scheme="困难救助" if rng.random() < 0.5 else "最低生活保障",
            monthly_fen=int(rng.integers(30, 110)) * 1_000,
        )
        for number in range(int(rng.integers(10, 22)))
    )


def _holdings(unit: str, rng: np.random.Generator) -> tuple[Holding, ...]:
    return tuple(
        _holding(f"a{unit}-{number}", f"l{unit}-{number}", rng)
        for number in range(int(rng.integers(5, 11)))
    )


def _holding(asset: str, lessee: str, rng: np.random.Generator) -> Holding:
    kind, low, high = (("厂房", 90, 180), ("店面", 150, 420), ("鱼塘", 8, 20))[rng.integers(0, 3)]
    area = int(rng.integers(4, 120)) * 10
    return Holding(asset, kind, area, int(area * rng.uniform(low, high)) * 100, lessee)
