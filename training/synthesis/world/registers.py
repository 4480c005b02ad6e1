"""Rows that belong to no matter: firms, posts, kinship, births, deaths, incomes, prices.

What a register knows it knows late, and now and then not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.entry import Desk
from training.synthesis.world.firms import Seller
from training.synthesis.world.goods import GOODS, SERVICES, fair_price
from training.synthesis.world.matter import Matter, Row, Values
from training.synthesis.world.residents import Cadre, Dwelling, Kin, Worker
from training.synthesis.world.town import Town
from training.synthesis.world.village import Village

_DEATH_SHARE, _WORKER_DEATHS, _LAG_SHARE, _DECLARED = 0.06, 0.015, 0.08, 0.6
_QUARTER = 91
_SURVEYED_AGAIN = 0.5
_RESIGNS = 0.05


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a register: whose unit it belongs to and which focus it serves."""

    unit: str
    focus: Focus
    row: Row


def register_facts(town: Town, matters: Sequence[Matter], desk: Desk) -> list[Fact]:
    """Return what the registers of a town say."""
    entries = [*_market(town), *_prices(town), *_deaths(town, matters)]
    entries += [
        Entry(matter.village.unit.id, matter.focus, row)
        for matter in matters
        for row in matter.registered
    ]
    for village in town.villages:
        entries += [*_posts(village, town), *_people(village, town)]
        entries += [*_inventory(village, town), *_budgets(village, town)]
    return [desk.register(entry.unit, entry.focus, entry.row) for entry in entries]


def _market(town: Town) -> Iterator[Entry]:
    for seller in town.market:
        for row in _firm_rows(seller):
            yield Entry(town.id, Focus.PROCUREMENT, row)


def _firm_rows(seller: Seller) -> Iterator[Row]:
    since, source = seller.registered, "market register"
    known = later(since, 3)
    firm: Values = {"seller": seller.id}
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
                told: Values = {
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
        yield Entry(unit, Focus.LABOUR, kinship_row(kin, town))


def kinship_row(kin: Kin, town: Town) -> Row:
    """Return what the file of a cadre says about one of his kin; most is on file before."""
    told: Values = {"person": kin.person, "item": kin.cadre, "category": kin.relation}
    span = 365 * town.years if town.dice.chance(0.25) else 1
    known = later(town.first_day, town.dice.whole(-300, span))
    return Row(FactKind.KINSHIP, later(known, -30), told, known, "cadre file")


def employment_row(person: str, by: str, fen: int, since: date) -> Row:
    """Return a job of a person with its monthly pay in fen."""
    told: Values = {"person": person, "category": by, "amount_fen": fen, "quantity": 1}
    return Row(FactKind.EMPLOYMENT, since, told, later(since, 40), "social security")


def holding_row(dwelling: Dwelling, what: str, fen: int, since: date) -> Row:
    """Return what a household owns by a register, worth so many fen."""
    told: Values = {"household": dwelling.id, "person": dwelling.person}
    owned: Values = {"category": what, "amount_fen": fen}
    return Row(FactKind.HOLDING, since, {**told, **owned}, later(since, 20), "property register")


def income_row(dwelling: Dwelling, fen: int, on: date) -> Row:
    """Return a survey of the income of a household, in fen a head and month."""
    told: Values = {"household": dwelling.id, "person": dwelling.person, "amount_fen": fen}
    return Row(FactKind.INCOME, on, told, later(on, 20), "survey")


def death_row(person: str, died: date, known: date) -> Row:
    """Return a death as the civil register reports it."""
    return Row(FactKind.DEATH, died, {"person": person}, known, "civil register")


def declaration_row(kin: Kin, on: date) -> Row:
    """Return a declaration of kinship (备案)."""
    return Row(FactKind.DECLARATION, on, {"person": kin.person, "item": kin.cadre}, on)


def _post_rows(cadre: Cadre, town: Town, dice: Dice) -> Iterator[Row]:
    """Yield a post with quantity 1 when it is taken, 0 when it is given up."""
    told: Values = {"person": cadre.id, "category": cadre.post}
    yield Row(FactKind.ROLE, cadre.since, {**told, "quantity": 1}, later(cadre.since, 9))
    yield Row(FactKind.PHONE, cadre.since, {"person": cadre.id, "item": cadre.phone})
    if dice.chance(_RESIGNS):
        left = later(town.first_day, dice.whole(200, 365 * town.years))
        yield Row(FactKind.ROLE, left, {**told, "quantity": 0})


def _people(village: Village, town: Town) -> Iterator[Entry]:
    for worker in village.workers:
        for row in _worker_rows(worker, town):
            yield Entry(village.unit.id, Focus.LABOUR, row)
    for dwelling in village.dwellings:
        for row in _dwelling_rows(dwelling, town):
            yield Entry(village.unit.id, Focus.RELIEF, row)
    for kin in village.kin:
        if any(kin.person == d.person for d in village.dwellings) and town.dice.chance(_DECLARED):
            row = declaration_row(kin, _before(town, 60))
            yield Entry(village.unit.id, Focus.RELIEF, row)


def _before(town: Town, days: int) -> date:
    """Return a day before the world begins: most of what registers know is older."""
    return later(town.first_day, -days - town.dice.whole(0, 300))


def _worker_rows(worker: Worker, town: Town) -> Iterator[Row]:
    known = _before(town, 30)
    yield Row(FactKind.BIRTH, worker.born, {"person": worker.id}, known, "civil register")
    if worker.is_employed:
        since = later(town.first_day, town.dice.whole(-900, 365 * town.years))
        yield employment_row(worker.id, "企业职工", 480_000, since)


def _dwelling_rows(dwelling: Dwelling, town: Town) -> Iterator[Row]:
    person: Values = {"person": dwelling.person, "household": dwelling.id}
    yield Row(FactKind.BIRTH, dwelling.born, person, _before(town, 30), "civil register")
    for year in range(town.years):
        if year == 0 or town.dice.chance(_SURVEYED_AGAIN):
            fen = round(town.dice.around(dwelling.income_fen, 0.12))
            yield income_row(dwelling, fen, later(_before(town, 30), 365 * year))
    if dwelling.property_fen:
        since = later(town.first_day, town.dice.whole(-900, 365 * town.years))
        yield holding_row(dwelling, "车辆", dwelling.property_fen, since)
    if dwelling.pay_fen:
        since = later(town.first_day, town.dice.whole(-900, 365 * town.years))
        yield employment_row(dwelling.person, "财政供养", dwelling.pay_fen, since)


def _budgets(village: Village, town: Town) -> Iterator[Entry]:
    """Yield what the representatives set aside for each kind of goods in each year."""
    for year in range(town.years):
        on = later(town.first_day, 365 * year - 20)
        for good in (*GOODS, *SERVICES):
            fen = good.price_fen * good.typical_quantity * village.wealth * town.setting.price_level
            whole = round(town.dice.around(fen, 0.3) / 100_000) * 100_000
            told: Values = {"category": good.category, "item": good.name, "amount_fen": whole}
            row = Row(FactKind.BUDGET, on, told, later(on, 15), "budget")
            yield Entry(village.unit.id, Focus.PROCUREMENT, row)


def _inventory(village: Village, town: Town) -> Iterator[Entry]:
    known = later(town.first_day, -120)
    for holding in village.holdings:
        if holding.is_registered:
            told: Values = {
                "asset": holding.id, "category": holding.kind, "quantity": holding.area_m2,
            }  # fmt: skip
            row = Row(FactKind.INVENTORY, later(known, -1), told, known, "asset register")
            yield Entry(village.unit.id, Focus.ASSET, row)


def _deaths(town: Town, matters: Sequence[Matter]) -> Iterator[Entry]:
    """Yield honest deaths: after the last pay, for a few within the lag of the register."""
    dead = {
        row.values["person"]
        for matter in matters
        for row in matter.registered
        if row.kind is FactKind.DEATH
    }
    last_paid = _last_paid(matters)
    for village in town.villages:
        for dwelling in village.dwellings:
            if dwelling.person not in dead and town.dice.chance(_DEATH_SHARE):
                last = last_paid.get(dwelling.person, town.first_day)
                row = _death(dwelling.person, last, town.dice)
                yield Entry(village.unit.id, Focus.RELIEF, row)
        for worker in village.workers:
            if worker.id not in dead and town.dice.chance(_WORKER_DEATHS):
                died = later(last_paid.get(worker.id, town.first_day), town.dice.whole(5, 300))
                row = death_row(worker.id, died, later(died, town.dice.whole(2, 45)))
                yield Entry(village.unit.id, Focus.LABOUR, row)


def _last_paid(matters: Sequence[Matter]) -> dict[str, date]:
    last: dict[str, date] = {}
    for matter in matters:
        for person in matter.people:
            for on in person.paid_on:
                last[person.id] = max(last.get(person.id, on), on)
    return last


def _death(person: str, last_paid: date, dice: Dice) -> Row:
    lagging = dice.chance(_LAG_SHARE)
    died = later(last_paid, -dice.whole(33, 50) if lagging else dice.whole(5, 300))
    known = later(died, dice.whole(2, 45))
    return death_row(person, died, known)
