"""A purchase as its papers tell it: who, what, how much, when. Amounts are exact fen.

Prices are agreed with tax; the invoice states them without: both are kept so that unit price
times quantity equals the amount on either paper and their totals meet to the fen.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from features.records.identity import credit_code_check
from features.records.money import round_to_fen, yuan_text

VAT_RATE = Decimal("0.13")  # goods, 增值税法 article 10
_ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Firm:
    """A body that signs papers; every value is invented."""

    name: str
    credit_code: str
    address: str
    phone: str
    bank: str
    account: str
    agent: str


@dataclass(frozen=True, slots=True)
class Goods:
    """One row of goods; ``net_price_fen`` is the unit price without tax."""

    name: str
    specification: str
    unit: str
    quantity: int
    net_price_fen: int

    @property
    def net_fen(self) -> int:
        """Return the amount without tax."""
        return self.net_price_fen * self.quantity

    @property
    def tax_fen(self) -> int:
        """Return the tax of the row, rounded half up as tax software does."""
        return round_to_fen(Decimal(self.net_fen) / 100 * VAT_RATE)

    @property
    def gross_fen(self) -> int:
        """Return the amount with tax."""
        return self.net_fen + self.tax_fen

    @property
    def gross_price(self) -> str:
        """Return the unit price with tax in yuan; exact because the net price is chosen so."""
        return yuan_text(round_to_fen(Decimal(self.gross_fen) / 100 / self.quantity))


@dataclass(frozen=True, slots=True)
class Dates:
    """When what happened, in the order of the papers."""

    signed: date
    deliver_by: date
    delivered: date
    invoiced: date
    paid: date


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase; ``delivered_specifications`` say what the delivery note states, row by row."""

    case_id: str
    project: str
    place: str
    contract_number: str
    delivery_number: str
    invoice_number: str
    buyer: Firm
    seller: Firm
    goods: tuple[Goods, ...]
    delivered_specifications: tuple[str, ...]
    dates: Dates
    seed: int

    @property
    def net_fen(self) -> int:
        """Return the total without tax."""
        return sum(goods.net_fen for goods in self.goods)

    @property
    def tax_fen(self) -> int:
        """Return the total tax."""
        return sum(goods.tax_fen for goods in self.goods)

    @property
    def gross_fen(self) -> int:
        """Return the contract amount, which is the total of the invoice."""
        return self.net_fen + self.tax_fen


def credit_code(body: str, region: str, organisation: str) -> str:
    """Return a whole credit code: ``body`` is 2 characters, ``organisation`` 8 of GB 11714.

    Both check characters are computed, so that a made-up code passes as well-formed.
    """
    first17 = body + region + organisation + _organisation_check(organisation)
    return first17 + credit_code_check(first17)


def _organisation_check(first8: str) -> str:
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(_ORGANISATION.index(c) * w for c, w in zip(first8, weights, strict=True))
    return "0123456789X0"[11 - total % 11]
