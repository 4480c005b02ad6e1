"""The two sides of a bank slip kept apart: name, account and bank of one stand in one block.

Labels such as 账号 and 开户行 stand on a slip twice, and which side they belong to is told by their
place alone. An account or bank that stands clearly nearer to the other side's name, while the other
one stands nearer to this side's, changes sides with it.
"""

import math
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer.reading import Reading

_NEARER = 0.6  # share of the distance, across the sides, from which they were confused
_PARTS = ("account", "bank")


def with_sides_apart(reading: Reading) -> Reading:
    """Return the reading of a slip with its accounts and banks at the names they stand with."""
    if reading.kind is not Kind.BANK_SLIP:
        return reading
    swapped = {
        one: other
        for part in _PARTS
        if _are_confused(reading, part)
        for one, other in ((f"payer_{part}", f"payee_{part}"), (f"payee_{part}", f"payer_{part}"))
    }
    fields = tuple(replace(f, name=swapped.get(f.name, f.name)) for f in reading.fields)
    return replace(reading, fields=fields)


def _are_confused(reading: Reading, part: str) -> bool:
    names = [reading.field(f"{side}_name") for side in ("payer", "payee")]
    parts = [reading.field(f"{side}_{part}") for side in ("payer", "payee")]
    as_read = sum(_distance(*pair) for pair in zip(names, parts, strict=True))
    across = sum(_distance(*pair) for pair in zip(names, reversed(parts), strict=True))
    return across < _NEARER * as_read < math.inf


def _distance(one: Field | None, other: Field | None) -> float:
    """Return how far the middles of two values stand apart; infinity where one is not known."""
    if one is None or other is None or one.box is None or other.box is None:
        return math.inf
    if one.page != other.page:
        return math.inf
    across = (one.box.x0 + one.box.x1 - other.box.x0 - other.box.x1) / 2
    down = (one.box.y0 + one.box.y1 - other.box.y0 - other.box.y1) / 2
    return math.hypot(across, down)
