"""The day in a bank's stamp is no serial number.

Stamps on slips bear the day of business as eight figures; where that was taken for the number of
the transaction, the slip has none.
"""

from dataclasses import replace

from features.records.document import Kind
from models.recognizer.reading import Reading


def without_stamped_day(reading: Reading) -> Reading:
    """Return the reading of a slip without a serial number that is its day."""
    number, day = reading.field("serial_number"), reading.field("transaction_date")
    if reading.kind is not Kind.BANK_SLIP or number is None or day is None:
        return reading
    if number.value != day.value.replace("-", ""):
        return reading
    return replace(reading, fields=tuple(f for f in reading.fields if f is not number))
