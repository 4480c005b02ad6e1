"""Sellers and builders of a town, as the registers know them."""

from dataclasses import dataclass, replace
from datetime import date

from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.goods import CATEGORIES, WORKS_CATEGORY
from training.synthesis.world.ids import Ids
from training.synthesis.world.names import credit_code, firm_name
from training.synthesis.world.setting import Setting

_BUILDERS = 9
_SHARED_PHONE, _SHARED_ACCOUNT, _SECOND_ACCOUNT = 0.04, 0.02, 0.10


@dataclass(frozen=True, slots=True)
class Seller:
    """A firm; ``markup`` is its price over the reference, ``owner`` its legal representative.

    ``scope`` are the kinds of goods in its business scope. ``other_account`` is a second account
    that it also gives, ``renamed_on`` the day of a change of name.
    """

    id: str
    name: str
    credit_code: str
    account: str
    category: str
    markup: float
    registered: date
    capital_fen: int
    owner: str
    partner: str | None
    phone: str
    scope: tuple[str, ...]
    other_account: str | None = None
    renamed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Birthplace:
    """What a firm is made from: whose kin may own it, when the world begins."""

    kin: tuple[str, ...]
    first_day: date
    years: int
    setting: Setting


def market(place: Birthplace, villages: int, ids: Ids, dice: Dice) -> tuple[Seller, ...]:
    """Return the firms of a town: few of each kind, some under one roof."""
    made: list[Seller] = []
    for category in (*CATEGORIES, WORKS_CATEGORY):
        mean = place.setting.local + 0.25 * villages
        count = _BUILDERS if category == WORKS_CATEGORY else dice.rounded(mean)
        made += [seller_of(category, place, ids, dice) for _ in range(max(2, count))]
    return tuple(_in_clans(made, dice))


def seller_of(category: str, place: Birthplace, ids: Ids, dice: Dice) -> Seller:
    """Return a firm of a kind: mostly years old, sometimes founded while the world runs."""
    span = 365 * place.years
    young = dice.chance(0.22)
    age = -dice.whole(0, span) if young else dice.whole(200, 6_000)
    others = dice.some([c for c in CATEGORIES if c != category], dice.whole(0, 3))
    return Seller(
        id=ids.new("s"),
        name=firm_name(category, dice),
        credit_code=credit_code("91", dice),
        account=ids.new("k"),
        category=category,
        markup=dice.around(1.0, 0.09),
        registered=later(place.first_day, -age),
        capital_fen=dice.pick((10, 50, 100, 200, 500, 1_000)) * 1_000_000,
        owner=_owner(place, ids, dice),
        partner=_owner(place, ids, dice) if dice.chance(0.5) else None,
        phone=ids.new("t"),
        scope=(category, *others),
        other_account=ids.new("k") if dice.chance(_SECOND_ACCOUNT) else None,
        renamed_on=later(place.first_day, dice.whole(60, span)) if dice.chance(0.05) else None,
    )


def _owner(place: Birthplace, ids: Ids, dice: Dice) -> str:
    if place.kin and dice.chance(place.setting.clan):
        return dice.pick(place.kin)
    return ids.new("p")


def _in_clans(sellers: list[Seller], dice: Dice) -> list[Seller]:
    """Let a few firms of relatives share a phone, an account or an owner."""
    made: list[Seller] = []
    for seller in sellers:
        made.append(_related(seller, dice.pick(made) if made else seller, dice))
    return made


def _related(seller: Seller, relative: Seller, dice: Dice) -> Seller:
    draw = dice.unit()
    if draw < _SHARED_ACCOUNT:
        return replace(seller, account=relative.account, phone=relative.phone)
    if draw < _SHARED_ACCOUNT + _SHARED_PHONE:
        return replace(seller, phone=relative.phone, owner=relative.owner)
    return seller
