"""A village: its unit, habits, people, the sellers that it knows and what it owns."""

from dataclasses import dataclass

from features.records.party import Unit
from training.synthesis.world.dice import Dice
from training.synthesis.world.firms import Seller
from training.synthesis.world.goods import CATEGORIES, WORKS_CATEGORY
from training.synthesis.world.ids import Ids
from training.synthesis.world.names import credit_code
from training.synthesis.world.residents import Cadre, Dwelling, Kin, People, Worker
from training.synthesis.world.setting import Setting

_RENTS: tuple[tuple[str, int, int], ...] = (
    ("厂房", 90, 180),
    ("店面", 150, 420),
    ("鱼塘", 8, 20),
    ("仓库", 50, 120),
    ("农田", 1, 3),
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A collective asset to let; ``rent_fen`` is a fair yearly rent in the first year.

    ``is_registered`` says whether it stands in the register of collective assets.
    """

    id: str
    kind: str
    area_m2: int
    rent_fen: int
    lessee: str
    is_registered: bool


@dataclass(frozen=True, slots=True)
class Village:
    """One unit. ``late`` is the share of rows entered weeks after the event.

    ``binders`` is the share of matters of which all rows are typed in together, long after.
    ``wealth`` scales what it spends, 1 in the middle. ``habits`` weighs the sellers, in their
    order; ``quotes`` is the share of its purchases for which it asks three sellers.
    """

    unit: Unit
    place: str
    credit_code: str
    late: float
    binders: float
    wealth: float
    round_share: float
    quotes: float
    sellers: tuple[Seller, ...]
    habits: tuple[float, ...]
    people: People
    holdings: tuple[Holding, ...]

    @property
    def workers(self) -> tuple[Worker, ...]:
        """Return the day labourers."""
        return self.people.workers

    @property
    def dwellings(self) -> tuple[Dwelling, ...]:
        """Return the households that receive relief."""
        return self.people.dwellings

    @property
    def cadres(self) -> tuple[Cadre, ...]:
        """Return the holders of posts, in the order of ``residents.POSTS``."""
        return self.people.cadres

    @property
    def kin(self) -> tuple[Kin, ...]:
        """Return the kin of cadres."""
        return self.people.kin

    def of_category(self, category: str) -> list[Seller]:
        """Return the known sellers of a kind of goods."""
        return [seller for seller in self.sellers if seller.category == category]

    def usual_seller(self, category: str, dice: Dice) -> Seller:
        """Return a seller of this kind, the habitual ones more often."""
        known = zip(self.sellers, self.habits, strict=True)
        fitting = [pair for pair in known if pair[0].category == category]
        return dice.weighted([seller for seller, _ in fitting], [weight for _, weight in fitting])

    def seldom_seller(self, dice: Dice) -> Seller:
        """Return the one of three sellers from whom the village buys least by habit."""
        known = list(enumerate(self.sellers))
        return min(dice.some(known, 3), key=lambda each: self.habits[each[0]])[1]

    def standing_seller(self, category: str) -> Seller:
        """Return the seller from whom the village buys this kind again and again."""
        known = zip(self.habits, self.sellers, strict=True)
        fitting = [
            (habit, place) for place, (habit, s) in enumerate(known) if s.category == category
        ]
        return self.sellers[max(fitting)[1]]


@dataclass(frozen=True, slots=True)
class Founding:
    """What a village is made from: its town's firms, its people, its name and number."""

    unit_id: str
    place: str
    town: str
    people: People
    market: tuple[Seller, ...]
    setting: Setting


def found(founding: Founding, ids: Ids, dice: Dice) -> Village:
    """Return a village."""
    setting = founding.setting
    sellers = _known_sellers(founding.market, dice)
    name = f"{founding.town}镇{founding.place}村股份经济合作社"
    return Village(
        unit=Unit(founding.unit_id, name, setting.region),
        place=f"{founding.place}村",
        credit_code=credit_code("N2", dice),
        late=dice.beta(*setting.late),
        binders=dice.beta(*setting.binders),
        wealth=dice.around(1.0, 0.3),
        round_share=dice.beta(*setting.round_habit),
        quotes=min(1.0, setting.quotes * dice.between(0.6, 1.4)),
        sellers=sellers,
        habits=tuple(dice.gamma(0.7, 1.0) + 0.05 for _ in sellers),
        people=founding.people,
        holdings=tuple(_holding(setting, ids, dice) for _ in range(dice.whole(5, 10))),
    )


def _known_sellers(market: tuple[Seller, ...], dice: Dice) -> tuple[Seller, ...]:
    known: list[Seller] = []
    for category in (*CATEGORIES, WORKS_CATEGORY):
        of_category = [seller for seller in market if seller.category == category]
        most = 8 if category == WORKS_CATEGORY else 4
        known += dice.some(of_category, dice.whole(most // 2, most))
    return tuple(known)


def _holding(setting: Setting, ids: Ids, dice: Dice) -> Holding:
    kind, low, high = dice.pick(_RENTS)
    area = dice.whole(4, 120) * (100 if kind == "农田" else 10)
    rent = int(area * dice.between(low, high) * setting.price_level) * 100
    return Holding(ids.new("a"), kind, area, rent, ids.new("l"), dice.chance(0.96))
