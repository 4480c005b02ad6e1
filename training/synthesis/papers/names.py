"""People, places, bodies, firms and banks, all invented: no city or firm of these names is known.

Provinces are real, since invoices name them; cities, towns and villages in them are not.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from training.synthesis.papers import identifiers
from training.synthesis.papers.purchase import Firm

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严金魏陶姜戚谢"
    "邹柏章苏潘葛范彭鲁韦马苗方俞任袁柳史唐费薛雷贺汤罗毕郝安"
    "常乐于时傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛"
)
_DOUBLE = ("欧阳", "上官", "司徒", "诸葛")
_GIVEN = (
    "建国志明秀英桂兰海涛文斌晓红玉梅永福春生丽华金根水木阿良"
    "小平雪峰宏伟立新爱珍荣昌德顺长青宝林美芳仁义庆丰家兴友善"
    "云松月娥少杰卫东树凤仙"
)
_PROVINCES = {
    "33": "浙江", "32": "江苏", "34": "安徽", "35": "福建", "36": "江西", "37": "山东",
    "41": "河南", "42": "湖北", "43": "湖南", "44": "广东", "51": "四川", "13": "河北",
}  # fmt: skip
_CITIES = (
    "云澜",
    "砚溪",
    "岚汀",
    "槐岭",
    "琅川",
    "芷江浦",
    "霁阳",
    "沄州",
    "松屿",
    "禾津",
    "澄岭",
    "棠湾",
)
_TOWNS = (
    "青禾",
    "白鹭",
    "石桥浦",
    "望泽",
    "杏坞",
    "长塍",
    "月浦",
    "丰畴",
    "柳坝",
    "枫渡",
    "清陂",
    "泗安塘",
)
_VILLAGES_FIRST = "芦杏梅竹松石桥塘荷柏枫桃东西南新下上前后大小金银白红长永"
_VILLAGES_LAST = "汀坞湾家桥头浜岭塘畈墩浦埠庄垟坪港荡墅溪"
_MARKS_FIRST = "砺岚昊晟泓铭瑞恒鑫宏嘉锦禾盛启博腾隆远诚佳兴汇永"
_MARKS_LAST = "岚源达丰泰宇辉邦庭信佳川鼎茂洋阳程海耀创"
_TRADES = (
    "金属制品", "建筑工程", "市政工程", "园林绿化", "建材", "商贸", "机电设备",
    "照明科技", "办公用品", "广告标识", "环保科技", "水利工程", "劳务", "物业服务",
    "农业发展", "装饰工程", "信息科技", "路桥养护",
)  # fmt: skip
_FORMS = ("有限公司", "有限公司", "有限责任公司", "股份有限公司")
_SHOPS = ("五金店", "建材经营部", "苗圃", "日用品商行", "水电安装队", "广告制作部", "办公用品店")
_BANKS = (
    "{city}农村商业银行",
    "{province}农村信用社",
    "{city}商业银行",
    "农禾银行{city}",
    "兴村银行{city}",
)
_BRANCHES = ("{town}支行", "城东支行", "{town}分理处", "营业部", "新区支行", "{town}信用社")
_WORKS = (
    "村道硬化", "篮球场围栏", "路灯安装", "文化礼堂修缮", "河道清淤", "公厕改造", "停车场建设",
    "污水管网改造", "健身广场", "垃圾分类亭", "泵站维修", "绿化提升", "桥梁加固", "老年食堂装修",
    "宣传栏制作", "灌溉渠修复",
)  # fmt: skip
_SITES = (
    "文化广场",
    "村委会北侧",
    "机耕路沿线",
    "老桥东侧",
    "三组晒场",
    "中心大道",
    "村口停车场",
    "五组河道",
)


@dataclass(frozen=True, slots=True)
class Place:
    """An invented village with the town, city and real province above it."""

    region: str
    province: str
    city: str
    town: str
    village: str

    @property
    def full_town(self) -> str:
        """Return the town with its city."""
        return f"{self.city}{self.town}"


def place(rng: np.random.Generator) -> Place:
    """Return a village."""
    code = _of(rng, tuple(_PROVINCES))
    village = _of(rng, _VILLAGES_FIRST) + _of(rng, _VILLAGES_LAST)
    return Place(
        region=f"{code}{int(rng.integers(1, 12)):02d}98",
        province=_PROVINCES[code],
        city=_of(rng, _CITIES) + _of(rng, ("市", "市", "县")),
        town=_of(rng, _TOWNS) + _of(rng, ("镇", "镇", "乡", "街道")),
        village=village + "村",
    )


def person(rng: np.random.Generator) -> str:
    """Return the name of a person, of two to four characters."""
    surname = _of(rng, _DOUBLE) if rng.random() < 0.02 else _of(rng, _SURNAMES)
    given = _of(rng, _GIVEN)
    return surname + given + (_of(rng, _GIVEN) if rng.random() < 0.75 else "")


def firm(rng: np.random.Generator, near: Place) -> Firm:
    """Return a firm, at times a shop, that sells or builds."""
    mark = _of(rng, _MARKS_FIRST) + _of(rng, _MARKS_LAST)
    if rng.random() < 0.12:
        name = f"{near.full_town}{mark}{_of(rng, _SHOPS)}"
    else:
        where = _of(rng, (near.city, near.city[:-1], f"{near.province}"))
        name = f"{where}{mark}{_of(rng, _TRADES)}{_of(rng, _FORMS)}"
    street = f"{_of(rng, ('铸新', '振兴', '人民', '创业', '迎宾'))}路{int(rng.integers(1, 999))}号"
    address = f"{near.province}省{near.full_town}{street}"
    return _firm(rng, near, name, identifiers.firm_code(rng, near.region), address)


def village_body(rng: np.random.Generator, at: Place) -> Firm:
    """Return the collective or the committee of the village."""
    form = _of(rng, ("股份经济合作社", "股份经济合作社", "村民委员会", "经济合作社"))
    stem = at.village[:-1] if form == "村民委员会" else at.village
    head = _of(rng, ("", at.city)) + at.town
    name = head + stem + form
    address = f"{at.province}省{at.full_town}{at.village}{int(rng.integers(1, 200))}号"
    code = identifiers.village_code(rng, at.region, "委员会" in form)
    return _firm(rng, at, name, code, address)


def town_office(rng: np.random.Generator, at: Place) -> Firm:
    """Return the government of the town."""
    word = "办事处" if at.town.endswith("街道") else "人民政府"
    address = f"{at.province}省{at.full_town}政府路1号"
    name = f"{at.full_town}{word}"
    return _firm(rng, at, name, identifiers.office_code(rng, at.region), address)


def buyer(rng: np.random.Generator, at: Place) -> Firm:
    """Return who buys: mostly the village, at times the town."""
    return town_office(rng, at) if rng.random() < 0.15 else village_body(rng, at)


def bank(rng: np.random.Generator, near: Place) -> str:
    """Return a branch of a bank."""
    house = _of(rng, _BANKS).format(city=near.city[:-1], province=near.province)
    return house + _of(rng, _BRANCHES).format(town=near.town.rstrip("镇乡街道"))


def project(rng: np.random.Generator, at: Place) -> str:
    """Return what a project is called."""
    ending = _of(rng, ("工程", "项目", "采购项目", "工程项目"))
    head = _of(rng, (at.village, at.town + at.village, at.village))
    return f"{head}{_of(rng, _WORKS)}{ending}"


def site(rng: np.random.Generator, at: Place) -> str:
    """Return where something is built or delivered."""
    return f"{_of(rng, ('', at.town))}{at.village}{_of(rng, _SITES)}"


def some_day(rng: np.random.Generator) -> date:
    """Return a day of the years 2019 to 2026."""
    return date(2019, 1, 1) + timedelta(days=int(rng.integers(2800)))


def _firm(rng: np.random.Generator, near: Place, name: str, code: str, address: str) -> Firm:
    phone, account = identifiers.phone(rng), identifiers.firm_account(rng)
    return Firm(name, code, address, phone, bank(rng, near), account, person(rng))


def _of(rng: np.random.Generator, choices: str | tuple[str, ...]) -> str:
    return choices[rng.integers(len(choices))]
