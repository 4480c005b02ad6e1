"""Ties to cadres, as files and registers show them or do not."""

from features.records.fact import FactKind
from training.synthesis.schemes.scheme import Chance
from training.synthesis.world.firms import Seller
from training.synthesis.world.matter import Matter, Row
from training.synthesis.world.payments import pay
from training.synthesis.world.registers import kinship_row
from training.synthesis.world.residents import Kin

_RELATIONS = ("配偶", "子女", "父母", "兄弟姐妹", "姻亲")
_TIES = frozenset({FactKind.KINSHIP, FactKind.SHAREHOLDING})


def tie(matter: Matter, person: str, chance: Chance) -> Kin:
    """Make a person kin of a cadre of the village, on file."""
    cadre = chance.dice.pick(matter.village.cadres)
    kin = Kin(person, cadre.id, chance.dice.pick(_RELATIONS))
    matter.registered.append(kinship_row(kin, chance.town))
    return kin


def share(matter: Matter, seller: Seller, chance: Chance) -> None:
    """Give a share of a firm to somebody whose kinship is on file already."""
    kin = chance.dice.pick(matter.village.kin)
    told: dict[str, str | int | None] = {
        "seller": seller.id, "person": kin.person, "quantity": 4_000,
    }  # fmt: skip
    on = max(seller.registered, chance.town.first_day)
    matter.registered.append(Row(FactKind.SHAREHOLDING, on, told, None, "market register"))


def untie(matter: Matter) -> None:
    """Take back what the files say of ties in this matter."""
    matter.registered = [row for row in matter.registered if row.kind not in _TIES]


def is_tied(matter: Matter, seller: Seller) -> bool:
    """Say whether a firm belongs to kin of a cadre of the village anyhow."""
    kin = {each.person for each in matter.village.kin}
    return seller.owner in kin or seller.partner in kin


def buy_elsewhere(matter: Matter, chance: Chance) -> None:
    """Let a firm of the kind without ties sell, where the village knows one."""
    known = matter.village.of_category(str(matter.category))
    free = [seller for seller in known if not is_tied(matter, seller)]
    if free:
        matter.sell_from(chance.dice.pick(free))
        pay(matter, chance.dice)
