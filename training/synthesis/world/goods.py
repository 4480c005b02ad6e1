"""What villages buy: goods with their grades, and services, at prices that drift by quarter."""

import math
from dataclasses import dataclass
from datetime import date

from training.synthesis.world.dice import Dice


@dataclass(frozen=True, slots=True)
class Good:
    """One kind of goods. ``grades`` are from better to worse; the last costs ``lower_price``.

    ``aliases`` are other names of the best grade.
    """

    category: str
    name: str
    grades: tuple[str, ...]
    unit: str
    price_fen: int
    lower_price: float
    typical_quantity: int
    aliases: tuple[str, ...] = ()


GOODS: tuple[Good, ...] = (
    Good(
        "不锈钢制品", "不锈钢栏杆", ("304", "202"), "米", 26_000, 0.62, 70,
        ("S30408", "SUS304", "06Cr19Ni10"),
    ),
    Good(
        "不锈钢制品", "不锈钢宣传栏", ("SUS304", "SUS201"), "个", 320_000, 0.68, 6,
        ("304", "S30408"),
    ),
    Good("建材", "水泥", ("P.O 42.5", "P.C 32.5"), "吨", 42_000, 0.82, 40, ("PO42.5",)),
    Good("建材", "透水砖", ("60mm", "50mm"), "平方米", 5_200, 0.85, 400, ("6cm",)),
    Good("照明", "LED路灯", ("60W", "40W"), "套", 98_000, 0.7, 20, ("60瓦",)),
    Good("照明", "太阳能灯", ("100Ah", "60Ah"), "套", 165_000, 0.72, 12, ("100AH",)),
    Good("绿化", "香樟", ("胸径12cm", "胸径8cm"), "株", 62_000, 0.45, 30, ("φ12cm",)),
    Good("绿化", "草皮", ("一级", "二级"), "平方米", 1_600, 0.75, 900, ("I级",)),
    Good("办公用品", "复印纸", ("80g", "70g"), "箱", 14_500, 0.9, 30, ("80克",)),
    Good("办公用品", "会议桌椅", ("实木", "板式"), "套", 180_000, 0.6, 5, ("实木制",)),
    Good("保洁用品", "分类垃圾桶", ("240L", "120L"), "个", 21_000, 0.6, 60, ("240升",)),
    Good("健身器材", "健身器材", ("国标", "普通"), "件", 260_000, 0.7, 8, ("GB 19272",)),
    Good("农资", "有机肥", ("一等", "合格"), "吨", 88_000, 0.8, 15, ("一等品",)),
    Good("农机具", "割草机", ("四冲程", "二冲程"), "台", 145_000, 0.7, 4, ("4冲程",)),
    Good("食堂物资", "大米", ("一级", "三级"), "袋", 13_500, 0.78, 40, ("I级",)),
)  # fmt: skip
SERVICES: tuple[Good, ...] = (
    Good("印刷宣传", "宣传册印制", ("157g铜版",), "册", 900, 1.0, 1_500),
    Good("绿化养护", "绿化养护", ("二级养护",), "亩", 180_000, 1.0, 12),
    Good("保洁服务", "村庄保洁", ("全域",), "月", 960_000, 1.0, 3),
    Good("车辆租用", "车辆租用", ("19座",), "趟", 90_000, 1.0, 6),
    Good("维修服务", "路灯维修", ("含材料",), "处", 32_000, 1.0, 20),
)
CATEGORIES: tuple[str, ...] = tuple(dict.fromkeys(good.category for good in (*GOODS, *SERVICES)))
GOODS_CATEGORIES: tuple[str, ...] = tuple(dict.fromkeys(good.category for good in GOODS))
_DRIFT = 0.025
POWERS: dict[str, str] = {
    "食堂物资": "procurement.canteen",
    "农机具": "procurement.farm_machinery",
    "印刷宣传": "procurement.printing",
    "绿化养护": "procurement.greening",
    "保洁服务": "procurement.cleaning",
    "车辆租用": "procurement.vehicle_hire",
    "维修服务": "procurement.services",
}  # the others are bought as goods
WORKS_CATEGORY = "建筑工程"
_OF_CATEGORY = {
    category: tuple(good for good in (*GOODS, *SERVICES) if good.category == category)
    for category in CATEGORIES
}
BY_NAME = {good.name: good for good in (*GOODS, *SERVICES)}


def fair_price(good: Good, on: date, level: float) -> float:
    """Return the reference price in fen of a unit of the best grade: by year and season."""
    years = on.year - 2023 + (on.month - 1) / 12
    season = 1 + 0.03 * math.sin(2 * math.pi * (on.month - 1) / 12)
    return good.price_fen * level * math.exp(_DRIFT * years) * season


def lot_price(good: Good, on: date, level: float, dice: Dice) -> int:
    """Return the price in fen of a unit in one lot: freight, size and haggling move it."""
    return max(100, round(dice.around(fair_price(good, on, level), 0.11)))


def good_of(category: str, dice: Dice) -> Good:
    """Return one of the goods or services of a category."""
    return dice.pick(_OF_CATEGORY[category])
