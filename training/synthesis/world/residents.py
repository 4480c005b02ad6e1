"""The people of a village: cadres and their kin, workers, and households that receive relief.

People are ids without names; what is known about them stands in rows of history.
"""

from dataclasses import dataclass
from datetime import date

from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.ids import Ids
from training.synthesis.world.setting import Setting

POSTS: tuple[str, ...] = ("书记", "主任", "文书", "出纳", "村监会主任")
_RELATIONS: tuple[str, ...] = ("配偶", "子女", "父母", "兄弟姐妹", "姻亲")
_SCHEMES: tuple[str, ...] = (
    "困难救助", "最低生活保障", "特困人员供养", "临时救助", "残疾人补贴", "高龄津贴",
)  # fmt: skip
_SCHEME_WEIGHTS = (3.0, 4.0, 1.0, 1.0, 1.2, 1.0)
_ADULT_YEARS = (22, 78)
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Cadre:
    """One who holds a post of the village since a day."""

    id: str
    post: str
    since: date
    phone: str


@dataclass(frozen=True, slots=True)
class Kin:
    """``person`` is kin of a cadre."""

    person: str
    cadre: str
    relation: str


@dataclass(frozen=True, slots=True)
class Worker:
    """A day labourer with a day rate in fen; a few share an account with a relative."""

    id: str
    account: str
    day_rate_fen: int
    born: date
    is_employed: bool


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A household that receives relief through one member.

    ``income_fen`` is its income a head and month as surveyed, ``property_fen`` the worth of what
    it owns by the registers, ``pay_fen`` a public pay of a member, 0 for none.
    """

    id: str
    person: str
    account: str
    members: int
    scheme: str
    monthly_fen: int
    born: date
    income_fen: int
    property_fen: int
    pay_fen: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of a village who is ever written down."""

    cadres: tuple[Cadre, ...]
    kin: tuple[Kin, ...]
    workers: tuple[Worker, ...]
    dwellings: tuple[Dwelling, ...]


def people_of(setting: Setting, first_day: date, ids: Ids, dice: Dice) -> People:
    """Return the people of one village."""
    cadres = tuple(_cadre(post, first_day, ids, dice) for post in POSTS)
    workers = _workers(setting, first_day, ids, dice)
    dwellings = _dwellings(setting, first_day, ids, dice)
    return People(cadres, _kin(cadres, workers, dwellings, ids, dice), workers, dwellings)


def _cadre(post: str, first_day: date, ids: Ids, dice: Dice) -> Cadre:
    return Cadre(ids.new("p"), post, later(first_day, -dice.whole(30, 4_000)), ids.new("t"))


def _kin(
    cadres: tuple[Cadre, ...],
    workers: tuple[Worker, ...],
    dwellings: tuple[Dwelling, ...],
    ids: Ids,
    dice: Dice,
) -> tuple[Kin, ...]:
    """Return the kin of cadres: a village is small, so some work for it or are truly poor."""
    made: list[Kin] = []
    for cadre in cadres:
        for _ in range(dice.whole(2, 4)):
            draw = dice.unit()
            person = ids.new("p")
            if draw < 0.22:
                person = dice.pick(workers).id
            elif draw < 0.30:
                person = dice.pick(dwellings).person
            made.append(Kin(person, cadre.id, dice.pick(_RELATIONS)))
    return tuple(made)


def _workers(setting: Setting, first_day: date, ids: Ids, dice: Dice) -> tuple[Worker, ...]:
    made: list[Worker] = []
    for _ in range(dice.whole(14, 29)):
        account = made[-1].account if made and dice.chance(0.05) else ids.new("k")
        rate = dice.whole(*setting.day_rate) * 1_000
        if dice.chance(0.12):
            rate = round(rate * dice.between(1.3, 1.9) / 1_000) * 1_000
        born = _born(first_day, dice)
        made.append(Worker(ids.new("p"), account, rate, born, dice.chance(0.05)))
    return tuple(made)


def _dwellings(setting: Setting, first_day: date, ids: Ids, dice: Dice) -> tuple[Dwelling, ...]:
    home = ids.new("k")
    return tuple(
        Dwelling(
            id=ids.new("h"),
            person=ids.new("p"),
            account=home if dice.chance(0.09) else ids.new("k"),
            members=dice.whole(1, 4),
            scheme=dice.weighted(_SCHEMES, _SCHEME_WEIGHTS),
            monthly_fen=round(dice.whole(30, 110) * setting.price_level) * 1_000,
            born=_born(first_day, dice),
            income_fen=round(dice.around(62_000, 0.35) * setting.price_level),
            property_fen=round(dice.around(1_500_000, 0.9)) if dice.chance(0.18) else 0,
            pay_fen=round(dice.around(150_000, 0.3)) if dice.chance(0.05) else 0,
        )
        for _ in range(dice.whole(10, 21))
    )


def _born(first_day: date, dice: Dice) -> date:
    return later(first_day, -dice.whole(_YEAR * _ADULT_YEARS[0], _YEAR * _ADULT_YEARS[1]))
