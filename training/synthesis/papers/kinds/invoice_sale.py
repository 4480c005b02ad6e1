"""What an invoice says: parties, rows with their tax, totals, numbers of the form.

Taxes are rounded half up for each row and summed, as tax software does.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

import numpy as np

from features.records.money import round_to_fen, yuan_text
from training.synthesis.papers import identifiers, names
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.wares import WareLine, some_wares

_EXEMPT = ("免税", "不征税")
_PRICE_PLACES = (Decimal("0.01"), Decimal("0.0001"), Decimal("0.00000001"), Decimal("0.0000000001"))


class Generation(StrEnum):
    """Which form of the VAT invoice it is; the value is its kind in the QR code."""

    SPECIAL = "01"
    GENERAL = "04"
    ELECTRONIC = "10"
    DIGITAL_SPECIAL = "31"
    DIGITAL = "32"

    @property
    def digital(self) -> bool:
        """Say whether it is fully digital (数电票): 20 digits, no code."""
        return self in {Generation.DIGITAL, Generation.DIGITAL_SPECIAL}


@dataclass(frozen=True, slots=True)
class Item:
    """One row as printed; a row without tax carries ``***``, a discount no quantity."""

    name: str
    specification: str
    unit: str
    quantity: str
    price: str
    amount_fen: int
    rate: str
    tax_fen: int | None


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys: a private person has a name alone."""

    name: str
    tax_id: str = ""
    address_phone: str = ""
    bank_account: str = ""


@dataclass(frozen=True, slots=True)
class Sale:
    """One invoice."""

    generation: Generation
    province: str
    code: str
    number: str
    when: date
    check_code: str
    machine: str
    buyer: Buyer
    seller: Firm
    items: tuple[Item, ...]
    remark: str
    people: tuple[str, str, str]

    @property
    def net_fen(self) -> int:
        """Return the total without tax."""
        return sum(item.amount_fen for item in self.items)

    @property
    def tax_fen(self) -> int | None:
        """Return the total tax, None when no row is taxed."""
        taxes = [item.tax_fen for item in self.items if item.tax_fen is not None]
        return sum(taxes) if taxes else None

    @property
    def gross_fen(self) -> int:
        """Return the total with tax."""
        return self.net_fen + (self.tax_fen or 0)

    def qr_text(self, tail: str) -> str:
        """Return the text of the QR code; older forms state the total without tax."""
        amount = yuan_text(self.gross_fen if self.generation.digital else self.net_fen)
        start = f"01,{self.generation.value},{self.code},{self.number},{amount}"
        return f"{start},{self.when:%Y%m%d},{self.check_code},{tail},"


def sale(generation: Generation, rows: int, rng: np.random.Generator) -> Sale:
    """Return an invoice of this form with about this many rows."""
    at = names.place(rng)
    when = names.some_day(rng)
    people = (names.person(rng), names.person(rng), names.person(rng))
    return Sale(
        generation=generation,
        province=at.province,
        code=_code(generation, at.region, when, rng),
        number=_number(generation, at.region, when, rng),
        when=when,
        check_code=_check_code(generation, rng),
        machine="" if generation.digital else "49909" + identifiers.figures(rng, 7),
        buyer=_buyer(generation, at, rng),
        seller=names.firm(rng, at),
        items=_items(rows, rng),
        remark=_remark(at, when, rng),
        people=people if rng.random() < 0.85 else ("", "", people[2]),
    )


def _code(generation: Generation, region: str, when: date, rng: np.random.Generator) -> str:
    if generation.digital:
        return ""
    year = f"{when.year - int(rng.random() < 0.3):04d}"[2:]
    if generation is Generation.SPECIAL:
        return f"{region[:2]}00{year}{int(rng.integers(1, 5))}1{rng.integers(3, 7)}0"
    ending = "11" if generation is Generation.ELECTRONIC else str(rng.choice(("04", "05")))
    return f"0{region[:2]}00{year}{int(rng.integers(1, 9)):03d}{ending}"


def _number(generation: Generation, region: str, when: date, rng: np.random.Generator) -> str:
    if generation.digital:
        channel = int(rng.integers(1, 4))
        return f"{when:%y}{region[:2]}{channel}{identifiers.figures(rng, 15)}"
    return identifiers.figures(rng, 8)


def _check_code(generation: Generation, rng: np.random.Generator) -> str:
    bare = generation.digital or generation is Generation.SPECIAL
    return "" if bare else identifiers.figures(rng, 20)


def _buyer(generation: Generation, at: names.Place, rng: np.random.Generator) -> Buyer:
    special = generation in {Generation.SPECIAL, Generation.DIGITAL_SPECIAL}
    if not special and rng.random() < 0.15:
        return Buyer(names.person(rng) if rng.random() < 0.7 else "个人")
    body = names.buyer(rng, at) if rng.random() < 0.75 else names.firm(rng, at)
    tax_id = body.credit_code
    if rng.random() < 0.08:
        tax_id = identifiers.old_tax_number(rng, at.region)
    if not special and rng.random() < 0.4:
        return Buyer(body.name, tax_id)
    return Buyer(body.name, tax_id, body.address + body.phone, body.bank + body.account)


def _items(rows: int, rng: np.random.Generator) -> tuple[Item, ...]:
    exempt = rng.random() < 0.05
    wares = some_wares(rng, rows)
    rate = wares[0].ware.rates[int(rng.random() < 0.4)]
    rate = "9%" if rate in _EXEMPT else rate
    same_rate = rng.random() < 0.6
    items: list[Item] = []
    for line in wares:
        own = rate if same_rate else line.ware.rates[rng.integers(len(line.ware.rates))]
        items.append(_item(line, _EXEMPT[0] if exempt else own, rng))
        if rng.random() < 0.12 and len(items) < rows:
            items.append(_discount(items[-1], rng))
    return tuple(items[:rows])


def _item(line: WareLine, rate: str, rng: np.random.Generator) -> Item:
    name = f"*{line.ware.tax_class}*{line.name}"
    gross = Decimal(line.amount_fen) / 100
    share = _share(rate)
    net = round_to_fen(gross / (1 + share))
    tax = None if rate in _EXEMPT else round_to_fen(Decimal(net) / 100 * share)
    if rng.random() < 0.1:
        return Item(name, line.specification, "", "", "", net, rate, tax)
    return Item(
        name,
        line.specification,
        line.ware.unit,
        line.quantity,
        _price(net, line.quantity, rng),
        net,
        rate,
        tax,
    )


def _price(net_fen: int, quantity: str, rng: np.random.Generator) -> str:
    """Return a price that gives the amount to the fen: as many digits as that takes."""
    exact = Decimal(net_fen) / 100 / Decimal(quantity)
    first = int(rng.integers(len(_PRICE_PLACES)))
    for places in _PRICE_PLACES[first:]:
        price = exact.quantize(places, ROUND_HALF_UP)
        if abs(round_to_fen(price * Decimal(quantity)) - net_fen) <= 1:
            break
    shown = f"{price:f}"
    return shown.rstrip("0").rstrip(".") if rng.random() < 0.5 and "." in shown else shown


def _discount(item: Item, rng: np.random.Generator) -> Item:
    off = -max(1, round(item.amount_fen * float(rng.uniform(0.01, 0.2))))
    tax = None if item.tax_fen is None else round_to_fen(Decimal(off) / 100 * _share(item.rate))
    return Item(item.name, "", "", "", "", off, item.rate, tax)


def _share(rate: str) -> Decimal:
    return Decimal(0) if rate in _EXEMPT else Decimal(rate.rstrip("%")) / 100


def _remark(at: names.Place, when: date, rng: np.random.Generator) -> str:
    choices: tuple[str, ...] = (
        "",
        "",
        f"合同编号：{identifiers.paper_number(rng, when, 'HT')}",
        f"项目名称：{names.project(rng, at)}；项目地点：{at.full_town}{at.village}",
        f"订单号{identifiers.figures(rng, 12)}",
        f"{names.project(rng, at)}款",
    )
    return choices[rng.integers(len(choices))]
