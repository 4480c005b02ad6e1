"""Values of fields as numbers and days, None where the field is absent or says something else."""

from datetime import date
from decimal import Decimal, InvalidOperation

from features.errors import BadRecord
from features.records.document import Field
from features.records.money import fen_from_text


def fen_of(field: Field | None) -> int | None:
    """Return the amount that stands in a field, None when absent or not an amount."""
    if field is None:
        return None
    try:
        return fen_from_text(field.value)
    except BadRecord:
        return None


def decimal_of(field: Field | None) -> Decimal | None:
    """Return the finite decimal number in a field: a quantity, a price with many digits, days."""
    if field is None:
        return None
    try:
        number = Decimal(field.value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def day_of(field: Field | None) -> date | None:
    """Return the day that stands in a field in ISO form."""
    if field is None:
        return None
    try:
        return date.fromisoformat(field.value)
    except ValueError:
        return None


def percent_of(field: Field | None) -> Decimal | None:
    """Return the share that stands in a field as ``5%``."""
    if field is None or not field.value.endswith("%"):
        return None
    try:
        return Decimal(field.value.removesuffix("%"))
    except InvalidOperation:
        return None
