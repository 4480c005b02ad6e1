"""Rows that belong to no matter: firms, posts, kinship, births, deaths, incomes, prices.

What a register knows it knows late, and now and then not at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.entry import Desk
from training.synthesis.world.firms import Seller
from training.synthesis.world.goods import GOODS, SERVICES, fair_price
from training.synthesis.world.matter import Matter, Row
from training.synthesis.world.residents import Cadre, Dwelling, Worker
from training.synthesis.world.town import Town
from training.synthesis.world.village import Village

_DEATH_SHARE, _LAG_SHARE, _DECLARED = 0.06, 0.08, 0.6
_QUARTER = 91
_NEW_TERM, _RESIGNS = 0.06, 0.05


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a register: whose unit it belongs to and which focus it serves."""

    unit: str
    focus: Focus
    row: Row


def register_facts(town: Town, matters: Iterable[Matter], desk: Desk) -> list[Fact]:
    """Return what the registers of a town say."""
    entries = [*_market(town), *_prices(town), *_deaths(town, list(matters))]
    for village in town.villages:
        entries += [*_posts(village, town), *_people(village, town), *_inventory(village, town)]
    return [desk.register(entry.unit, entry.focus, entry.row) for entry in entries]


def _market(town: Town) -> Iterator[Entry]:
    for seller in town.market:
        for row in _firm_rows(seller):
            yield Entry(town.id, Focus.PROCUREMENT, row)


def _firm_rows(seller: Seller) -> Iterator[Row]:
    since, source = seller.registered, "market register"
    known = later(since, 3)
    firm: dict[str, str | int | None] = {"seller": seller.id}
    told = {
        **firm,
        "person": seller.owner,
        "item": seller.name,
        "category": "、".join(seller.scope),
    }
    registered = {**told, "amount_fen": seller.capital_fen, "account": seller.account}
    yield Row(FactKind.REGISTRATION, since, registered, known, source)
    if seller.renamed_on and seller.renamed_on > since:
        renamed = {**registered, "item": f"新{seller.name}"}
        yield Row(FactKind.REGISTRATION, seller.renamed_on, renamed, None, source)
    if seller.partner:
        share = {**firm, "person": seller.partner, "quantity": 4_000}
        yield Row(FactKind.SHAREHOLDING, since, share, known, source)
    yield Row(FactKind.PHONE, since, {**firm, "item": seller.phone}, known, source)


def _prices(town: Town) -> Iterator[Entry]:
    """Yield the reference prices that the county publishes for each quarter."""
    for quarter in range(4 * town.years):
        on = later(town.first_day, quarter * _QUARTER)
        for good in (*GOODS, *SERVICES):
            for place, grade in enumerate(good.grades):
                price = fair_price(good, on, town.setting.price_level)
                price *= good.lower_price if place else 1.0
                told: dict[str, str | int | None] = {
                    "item": f"{good.name} {grade}", "category": good.category,
                    "amount_fen": round(price),
                }  # fmt: skip
                row = Row(FactKind.PRICE, on, told, later(on, 10), "price bulletin")
                yield Entry(town.id, Focus.PROCUREMENT, row)


def _posts(village: Village, town: Town) -> Iterator[Entry]:
    unit, dice = village.unit.id, town.dice
    for cadre in village.cadres:
        for row in _post_rows(cadre, town, dice):
            yield Entry(unit, Focus.LABOUR, row)
    for kin in village.kin:
        told: dict[str, str | int | None] = {
            "person": kin.person, "item": kin.cadre, "category": kin.relation,
        }  # fmt: skip
        known = later(town.first_day, -dice.whole(1, 300))
        row = Row(FactKind.KINSHIP, later(known, -30), told, known, "cadre file")
        yield Entry(unit, Focus.LABOUR, row)


def _post_rows(cadre: Cadre, town: Town, dice: Dice) -> Iterator[Row]:
    """Yield a post with quantity 1 when it is taken, 0 when it is given up."""
    told: dict[str, str | int | None] = {"person": cadre.id, "category": cadre.post}
    yield Row(FactKind.ROLE, cadre.since, {**told, "quantity": 1}, later(cadre.since, 9))
    yield Row(FactKind.PHONE, cadre.since, {"person": cadre.id, "item": cadre.phone})
    if dice.chance(_RESIGNS):
        left = later(town.first_day, dice.whole(200, 365 * town.years))
        yield Row(FactKind.ROLE, left, {**told, "quantity": 0})


def _people(village: Village, town: Town) -> Iterator[Entry]:
    known = later(town.first_day, -60)
    for worker in village.workers:
        for row in _worker_rows(worker, known):
            yield Entry(village.unit.id, Focus.LABOUR, row)
    for dwelling in village.dwellings:
        for row in _dwelling_rows(dwelling, known):
            yield Entry(village.unit.id, Focus.RELIEF, row)
    for kin in village.kin:
        if any(kin.person == d.person for d in village.dwellings) and town.dice.chance(_DECLARED):
            row = Row(FactKind.DECLARATION, known, {"person": kin.person, "item": kin.cadre}, known)
            yield Entry(village.unit.id, Focus.RELIEF, row)


def _worker_rows(worker: Worker, known: date) -> Iterator[Row]:
    person: dict[str, str | int | None] = {"person": worker.id}
    yield Row(FactKind.BIRTH, worker.born, person, known, "civil register")
    if worker.is_employed:
        job = {**person, "category": "企业职工", "amount_fen": 480_000, "quantity": 1}
        yield Row(FactKind.EMPLOYMENT, later(known, -90), job, known, "social security")


def _dwelling_rows(dwelling: Dwelling, known: date) -> Iterator[Row]:
    person: dict[str, str | int | None] = {"person": dwelling.person, "household": dwelling.id}
    yield Row(FactKind.BIRTH, dwelling.born, person, known, "civil register")
    income = {**person, "amount_fen": dwelling.income_fen}
    yield Row(FactKind.INCOME, later(known, -30), income, known, "survey")
    if dwelling.property_fen:
        owned = {**person, "amount_fen": dwelling.property_fen, "category": "车辆"}
        yield Row(FactKind.HOLDING, later(known, -400), owned, known, "vehicle register")
    if dwelling.pay_fen:
        pay = {**person, "amount_fen": dwelling.pay_fen, "category": "财政供养", "quantity": 1}
        yield Row(FactKind.EMPLOYMENT, later(known, -400), pay, known, "public payroll")


def _inventory(village: Village, town: Town) -> Iterator[Entry]:
    known = later(town.first_day, -120)
    for holding in village.holdings:
        if holding.is_registered:
            told: dict[str, str | int | None] = {
                "asset": holding.id, "category": holding.kind, "quantity": holding.area_m2,
            }  # fmt: skip
            row = Row(FactKind.INVENTORY, later(known, -1), told, known, "asset register")
            yield Entry(village.unit.id, Focus.ASSET, row)


def _deaths(town: Town, matters: list[Matter]) -> Iterator[Entry]:
    """Yield honest deaths: after the last relief, for a few within the lag of the register."""
    dead = {
        row.values["person"]
        for matter in matters
        for row in matter.more
        if row.kind is FactKind.DEATH
    }
    last_paid = _last_paid(matters)
    for village in town.villages:
        for dwelling in village.dwellings:
            if dwelling.person not in dead and town.dice.chance(_DEATH_SHARE):
                last = last_paid.get(dwelling.person, town.first_day)
                yield Entry(village.unit.id, Focus.RELIEF, _death(dwelling, last, town.dice))


def _last_paid(matters: list[Matter]) -> dict[str, date]:
    last: dict[str, date] = {}
    for matter in matters:
        for person in matter.people:
            for on in person.paid_on:
                last[person.id] = max(last.get(person.id, on), on)
    return last


def _death(dwelling: Dwelling, last_paid: date, dice: Dice) -> Row:
    lagging = dice.chance(_LAG_SHARE)
    died = later(last_paid, -dice.whole(33, 50) if lagging else dice.whole(5, 300))
    known = later(died, dice.whole(2, 45))
    return Row(FactKind.DEATH, died, {"person": dwelling.person}, known, "civil register")
