"""Invented names of towns, villages, firms and works; nobody is meant."""

from features.records.identity import credit_code_check
from training.synthesis.world.dice import Dice

_FIRST = "青清云松柳梅荷桃竹枫石溪湖塘桥沙南北东西"
_SECOND = "禾泾岸里浜湾渡墩埭园山泉林田汇村塔丰乐安"
_BRANDS = "恒信宏达嘉泰永兴瑞丰华盛广源金诚中和正大"
TRADES: dict[str, str] = {
    "不锈钢制品": "金属制品", "建材": "建材", "照明": "照明", "绿化": "园林",
    "农资": "农资", "农机具": "农机",
    "办公用品": "办公用品", "保洁用品": "日用品", "健身器材": "体育用品", "食堂物资": "粮油",
    "印刷宣传": "广告印务", "绿化养护": "园林养护", "保洁服务": "保洁服务", "车辆租用": "汽车租赁",
    "维修服务": "机电安装", "建筑工程": "建筑工程",
}  # fmt: skip
WORKS: tuple[str, ...] = (
    "道路硬化", "河岸修整", "文化礼堂修缮", "公厕改造", "停车场铺装", "篮球场改造", "管网修复",
)  # fmt: skip
SITES: tuple[str, ...] = ("村道清扫点", "河道保洁段", "绿化带", "文化礼堂", "公墓路", "排涝站")


def place_names(count: int, dice: Dice) -> list[str]:
    """Return so many different names of two characters (at most 400)."""
    return dice.some([first + second for first in _FIRST for second in _SECOND], count)


def firm_name(category: str, dice: Dice) -> str:
    """Return a firm of a trade; two firms may by chance be called alike, as in life."""
    place = dice.pick(_FIRST) + dice.pick(_SECOND)
    brand = dice.pick(_BRANDS) + dice.pick(_BRANDS)
    return f"{place}{brand}{TRADES[category]}有限公司"


def credit_code(kind: str, dice: Dice) -> str:
    """Return an invented credit code with a right check character (GB 32100)."""
    first17 = f"{kind}339900{int(dice.unit() * 10**9):09d}"
    return first17 + credit_code_check(first17)
