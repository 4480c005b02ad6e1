"""A case of buying or building with both sides, and what of it stands on several papers."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain

from features.records.case import Case, Item
from features.records.focus import Focus
from features.records.identity import is_credit_code
from training.synthesis.case_papers import invented
from training.synthesis.papers import names
from training.synthesis.papers.purchase import Firm
from training.synthesis.papers.wares import Ware, WareLine
from training.synthesis.world.goods import BY_NAME

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Trade:
    """Both sides of a case as their papers name them."""

    case: Case
    buyer: Firm
    seller: Firm
    place: names.Place

    @property
    def site(self) -> str:
        """Return where it is."""
        return f"{self.place.town}{self.place.village}"

    @property
    def number(self) -> str:
        """Return the number of the contract."""
        return f"HT-{self.case.case_id}"

    @property
    def item(self) -> Item:
        """Return what is bought; a work is one item."""
        if self.case.focus is Focus.PROCUREMENT and self.case.items:
            return self.case.items[0]
        return Item(self.case.title)


def trade_of(case: Case) -> Trade:
    """Return the sides of a case that has a seller."""
    return Trade(
        case,
        invented.body_of(case.unit, _village_code(case)),
        invented.firm_of(case.parties[0], case.unit),
        invented.place_of(case.unit),
    )


def ware_line(item: Item, specification: str, fen: int) -> WareLine:
    """Return the one row of goods of a purchase at this sum."""
    many = item.quantity or Decimal(1)
    price = (Decimal(fen) / 100 / many).quantize(_CENT, ROUND_HALF_UP)
    ware = Ware(item.name, (), BY_NAME[item.name].unit, 0.0, 1, "", ())
    return WareLine(ware, item.name, specification, f"{many:f}", f"{price:f}", fen)


def _village_code(case: Case) -> str | None:
    """Return the credit code of the village as its papers give it, None where none is legible."""
    read = chain.from_iterable(paper.fields for paper in case.documents)
    codes = (field.value for field in read if field.name in ("party_a_id", "buyer_tax_id"))
    return next(filter(is_credit_code, codes), None)
