"""Values of OCDS as ours: amounts in fen, days in China, quantities; faults are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from serving.adapters.located import Located
from serving.adapters.ocds_faults import Fault
from serving.adapters.row_fact import CHINA

_CURRENCY = "CNY"
_LARGEST = 10**14


@dataclass(slots=True)
class Reader:
    """Reads values of one contracting process and keeps what is wrong with them.

    ``faults`` refuse the process, ``remarks`` tell what was left out.
    """

    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    def refuse(self, pointer: str, code: str) -> None:
        """Keep a fault."""
        self.faults.append(Fault(pointer, code))

    def remark(self, pointer: str, code: str) -> None:
        """Keep what was left out."""
        self.remarks.append(Fault(pointer, code))

    def text(self, within: Located, *names: str) -> str:
        """Return a text that is needed, empty with a fault where it is missing."""
        found = within.text(*names)
        if found is None:
            self.refuse(within.place(*names), "MISSING")
        return found or ""

    def fen(self, value: Located | None) -> int | None:
        """Return a Value object in fen, None where there is none or, with a fault, no amount."""
        if value is None or value.get("amount") is None:
            return None
        currency = value.text("currency")
        if currency != _CURRENCY:
            code = "CURRENCY_MISSING" if currency is None else "CURRENCY_NOT_CNY"
            self.refuse(value.place("currency"), code)
            return None
        return self._whole_fen(value)

    def unit_price_fen(self, unit: Located | None) -> int | None:
        """Return the price of a unit; one finer than a fen is lawful, and is left out."""
        value = unit.get("value") if unit is not None else None
        amount = value.get("amount") if value is not None else None
        if amount is not None and _is_finer_than_fen(amount):
            self.remark(amount.pointer, "PRICE_LEFT_OUT")
            return None
        return self.fen(value)

    def day(self, found: Located | None) -> date | None:
        """Return the day in China of a date-time with zone, or a plain date; None with a fault."""
        if found is None:
            return None
        moment = moment_of(found)
        if moment is None:
            self.refuse(found.pointer, "BAD_DATE")
            return None
        return moment.astimezone(CHINA).date()

    def quantity(self, found: Located | None) -> str | None:
        """Return a quantity as decimal text; None where there is none, with a fault for others."""
        if found is None:
            return None
        if isinstance(found.value, bool) or not isinstance(found.value, int | Decimal):
            self.refuse(found.pointer, "BAD_QUANTITY")
            return None
        return format(Decimal(found.value), "f")

    def _whole_fen(self, value: Located) -> int | None:
        amount = value.get("amount")
        assert amount is not None, "asked by fen"
        if isinstance(amount.value, bool) or not isinstance(amount.value, int | Decimal):
            self.refuse(amount.pointer, "BAD_AMOUNT")
            return None
        if _is_finer_than_fen(amount):
            self.refuse(amount.pointer, "AMOUNT_TOO_FINE")
            return None
        fen = Decimal(amount.value) * 100
        if abs(fen) > _LARGEST:
            self.refuse(amount.pointer, "BAD_AMOUNT")
            return None
        return int(fen)


def moment_of(found: Located) -> datetime | None:
    """Return a date-time with its zone; a plain date is midnight in China; None for all else."""
    try:
        text = str(found.value)
        if len(text) == len("2025-07-08"):
            return datetime.combine(date.fromisoformat(text), datetime.min.time(), CHINA)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def standing(within: Located, name: str, gone: frozenset[str]) -> Iterator[Located]:
    """Yield the elements of a list whose status does not say that they are gone."""
    return (one for one in within.each(name) if one.text("status") not in gone)


def _is_finer_than_fen(amount: Located) -> bool:
    if isinstance(amount.value, bool) or not isinstance(amount.value, int | Decimal):
        return False
    fen = Decimal(amount.value) * 100
    return fen != fen.to_integral_value()
