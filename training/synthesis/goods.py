"""What villages buy: goods with their grades and prices, which drift by quarter."""

from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True, slots=True)
class Good:
    """One kind of goods. ``grades`` are from better to worse; the last costs ``lower_price``."""

    category: str
    name: str
    grades: tuple[str, ...]
    unit: str
    price_fen: int
    lower_price: float
    typical_quantity: int


GOODS: tuple[Good, ...] = (
    Good("不锈钢制品", "不锈钢栏杆", ("304", "202"), "米", 26_000, 0.62, 70),
    Good("不锈钢制品", "不锈钢宣传栏", ("SUS304", "SUS201"), "个", 320_000, 0.68, 6),
    Good("建材", "水泥", ("P.O 42.5", "P.C 32.5"), "吨", 42_000, 0.82, 40),
    Good("建材", "透水砖", ("60mm", "50mm"), "平方米", 5_200, 0.85, 400),
    Good("照明", "LED路灯", ("60W", "40W"), "套", 98_000, 0.7, 20),
    Good("绿化", "香樟", ("胸径12cm", "胸径8cm"), "株", 62_000, 0.45, 30),
    Good("绿化", "草皮", ("一级", "二级"), "平方米", 1_600, 0.75, 900),
    Good("办公用品", "复印纸", ("80g", "70g"), "箱", 14_500, 0.9, 30),
    Good("办公用品", "会议桌椅", ("实木", "板式"), "套", 180_000, 0.6, 5),
    Good("保洁用品", "分类垃圾桶", ("240L", "120L"), "个", 21_000, 0.6, 60),
    Good("健身器材", "健身器材", ("国标", "普通"), "件", 260_000, 0.7, 8),
)
CATEGORIES: tuple[str, ...] = tuple(dict.fromkeys(good.category for good in GOODS))
WORKS_CATEGORY = "建材"


def market_price(good: Good, on: date, rng: np.random.Generator) -> int:
    """Return a unit price in fen: dearer by the year, with the season and the lot's own mess."""
    years = on.year - 2023 + (on.month - 1) / 12
    season = 1 + 0.03 * float(np.sin(2 * np.pi * (on.month - 1) / 12))
    lot = float(np.exp(rng.normal(0, 0.09)))
    return max(100, round(good.price_fen * float(1.025**years) * season * lot))


def good_of(category: str, rng: np.random.Generator) -> Good:
    """Return one of the goods of a category."""
    fitting = [good for good in GOODS if good.category == category]
    return fitting[rng.integers(0, len(fitting))]
