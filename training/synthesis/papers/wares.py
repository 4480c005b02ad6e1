"""Goods and services that villages buy, with specifications, prices and tax classes."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from features.records.money import round_to_fen


@dataclass(frozen=True, slots=True)
class Ware:
    """One kind of goods; ``tax_class`` is the short name of its tax class, ``price`` in yuan."""

    name: str
    specifications: tuple[str, ...]
    unit: str
    price: float
    quantity: int
    tax_class: str
    rates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WareLine:
    """Some of a ware at a price: ``amount_fen`` is quantity times price, rounded to the fen."""

    ware: Ware
    name: str
    specification: str
    quantity: str
    price: str
    amount_fen: int


_GOODS, _WORKS, _SERVICE, _FARM = (
    ("13%", "3%", "1%"),
    ("9%", "3%"),
    ("6%", "3%", "1%"),
    ("9%", "免税"),
)
WARES: tuple[Ware, ...] = (
    Ware("不锈钢栏杆", ("304(06Cr19Ni10)", "φ51×1.5", "高1200"), "米", 260, 80, "金属制品", _GOODS),
    Ware("镀锌钢管", ("DN50", "DN80×3.5", "Q235B"), "米", 38.5, 200, "黑色金属冶炼压延品", _GOODS),
    Ware("螺纹钢", ("HRB400E Φ12", "HRB400 Φ16"), "吨", 3980, 12, "黑色金属冶炼压延品", _GOODS),
    Ware("膨胀螺栓", ("M10×100", "M12×120"), "套", 4.5, 240, "金属制品", _GOODS),
    Ware("热镀锌角钢", ("50×50×5",), "千克", 5.2, 900, "黑色金属冶炼压延品", _GOODS),
    Ware("硅酸盐水泥", ("P.O 42.5", "P.C 32.5"), "吨", 430, 40, "非金属矿物制品", _GOODS),
    Ware("商品混凝土", ("C25", "C30 泵送"), "m³", 465, 60, "非金属矿物制品", _GOODS),
    Ware("透水砖", ("200×100×60", "300×150×60mm"), "㎡", 52, 400, "非金属矿物制品", _GOODS),
    Ware("机制砂", ("中砂", "细度2.6"), "吨", 118, 90, "非金属矿石", _GOODS),
    Ware("双壁波纹管", ("DN300 SN8", "HDPE DN400"), "米", 96, 150, "塑料制品", _GOODS),
    Ware("PVC排水管", ("dn110", "160×4.0"), "根", 64, 60, "塑料制品", _GOODS),
    Ware("LED路灯", ("60W 6米", "40W", "ZY-LED80"), "套", 980, 24, "照明器具", _GOODS),
    Ware("太阳能路灯", ("6m 60W", "8m"), "盏", 2150, 15, "照明器具", _GOODS),
    Ware("铜芯电缆", ("YJV-0.6/1kV 4×16", "BV 2.5mm²"), "米", 46.8, 350, "电线电缆", _GOODS),
    Ware("配电箱", ("PZ30-12", "400×500×200"), "台", 680, 4, "配电控制设备", _GOODS),
    Ware("潜水泵", ("QY65-10-3", "WQ50-15-4"), "台", 1450, 3, "泵", _GOODS),
    Ware("香樟", ("胸径12cm", "胸径10-12cm 全冠"), "株", 620, 30, "林业产品", _FARM),
    Ware("红叶石楠球", ("冠幅100cm",), "株", 75, 120, "林业产品", _FARM),
    Ware("马尼拉草皮", ("30×30cm", "满铺"), "㎡", 9.5, 1200, "林业产品", _FARM),
    Ware("有机肥", ("40kg/袋", "NY525"), "吨", 780, 20, "农药肥料", _FARM),
    Ware("复印纸", ("A4 70g", "A4 80g 8包/箱"), "箱", 148, 20, "纸制品", _GOODS),
    Ware("硒鼓", ("CF-388A", "通用2612A"), "支", 185, 6, "计算机配套产品", _GOODS),
    Ware("台式计算机", ("i5/16G/512G", "商用 23.8寸"), "台", 4680, 4, "电子计算机", _GOODS),
    Ware("空调", ("KFR-35GW", "3匹柜机"), "台", 3650, 3, "制冷空调设备", _GOODS),
    Ware("会议桌", ("2400×1200×750", "实木"), "张", 1680, 3, "家具", _GOODS),
    Ware("办公椅", ("网布 可升降",), "把", 320, 16, "家具", _GOODS),
    Ware("分类垃圾桶", ("240L", "120L 四色"), "个", 215, 60, "塑料制品", _GOODS),
    Ware("户外健身器材", ("国标 双人", "漫步机", "GB19272"), "件", 2450, 8, "体育用品", _GOODS),
    Ware("宣传栏", ("2400×1400mm 不锈钢", "铝型材"), "个", 2800, 4, "金属制品", _GOODS),
    Ware("道路标线涂料", ("热熔型 白色",), "千克", 7.6, 800, "涂料", _GOODS),
    Ware("交通警示桩", ("φ114×1000",), "根", 145, 40, "金属制品", _GOODS),
    Ware("村道硬化工程", ("C30 厚18cm", ""), "项", 86_000, 1, "建筑服务", _WORKS),
    Ware("文化礼堂修缮工程", ("",), "项", 128_500, 1, "建筑服务", _WORKS),
    Ware("河道清淤", ("含外运", ""), "立方米", 28.6, 1500, "建筑服务", _WORKS),
    Ware("挖掘机租赁费", ("PC200", "斗容0.8"), "台班", 1600, 8, "经营租赁", _GOODS),
    Ware("绿化养护费", ("二级养护", ""), "年", 36_800, 1, "生活服务", _SERVICE),
    Ware("保洁服务费", ("", "河道"), "月", 12_600, 3, "生活服务", _SERVICE),
    Ware("工程监理费", ("",), "项", 9_800, 1, "鉴证咨询服务", _SERVICE),
    Ware("造价咨询费", ("",), "次", 4_500, 1, "鉴证咨询服务", _SERVICE),
    Ware("广告制作费", ("喷绘 3×2m", "KT板"), "项", 1_350, 2, "设计服务", _SERVICE),
    Ware("大米", ("10kg/袋", "粳米"), "袋", 56, 80, "谷物加工品", _FARM),
    Ware("食用油", ("5L", "非转基因 5L"), "桶", 68, 80, "植物油", _FARM),
)  # fmt: skip
_LONGER = (
    "（含安装及辅材）",
    "（加厚防锈型带底座）",
    "（含运输、装卸、税金）",
    "（双面彩喷含支架）",
    "（按图纸加工）",
)
_CENT = Decimal("0.01")


def some_wares(rng: np.random.Generator, count: int) -> tuple[WareLine, ...]:
    """Return this many rows of different goods, some of them with long names."""
    chosen = rng.permutation(len(WARES))[:count]
    return tuple(_line(WARES[place], rng) for place in chosen)


def _line(ware: Ware, rng: np.random.Generator) -> WareLine:
    name = ware.name + (_LONGER[rng.integers(len(_LONGER))] if rng.random() < 0.2 else "")
    specification = ware.specifications[rng.integers(len(ware.specifications))]
    price = Decimal(str(ware.price * float(rng.uniform(0.75, 1.3)))).quantize(_CENT, ROUND_HALF_UP)
    if rng.random() < 0.5:
        price = max(Decimal(1), price.quantize(Decimal(1)))
    quantity = _quantity(ware, rng)
    return WareLine(
        ware, name, specification, quantity, f"{price:f}", round_to_fen(price * Decimal(quantity))
    )


def _quantity(ware: Ware, rng: np.random.Generator) -> str:
    """Return how many: a lone digit often, halves and tenths where goods are measured."""
    drawn = max(1, round(ware.quantity * float(rng.uniform(0.3, 2.0))))
    if rng.random() < 0.2:
        drawn = int(rng.integers(1, 10))
    measured = ware.unit in {"米", "吨", "㎡", "m³", "千克", "立方米"}
    if measured and rng.random() < 0.25:
        return f"{drawn + int(rng.integers(1, 10)) / 10:.1f}"
    return str(drawn)
