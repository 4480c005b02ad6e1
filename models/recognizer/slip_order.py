"""The two sides of a bank slip kept apart, by what their labels say or by where they stand.

An account or bank under the other side's label changes sides. Labels such as 账号 and 开户行 stand
on a slip twice and say nothing: an account or bank that stands clearly nearer to the other side's
name, while the other one stands nearer to this side's, changes sides with it.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from features.records.document import Field, Kind
from models.recognizer.evidence import Evidence
from models.recognizer.labels import plain
from models.recognizer.reading import Reading
from models.recognizer.slip_labels import SIDES
from models.recognizer.value_labels import label_of, one_said

_NEARER = 0.6  # share of the distance, across the sides, from which they were confused
_PARTS = ("account", "bank")
_SIDES = ("payer", "payee")


def with_sides_apart(reading: Reading, pages: Sequence[Evidence]) -> Reading:
    """Return the reading of a slip with its accounts and banks on the sides they belong to."""
    if reading.kind is not Kind.BANK_SLIP:
        return reading
    swapped = {
        one: other
        for part in _PARTS
        if _are_crossed(reading, part, pages)
        for one, other in ((f"payer_{part}", f"payee_{part}"), (f"payee_{part}", f"payer_{part}"))
    }
    fields = tuple(replace(f, name=swapped.get(f.name, f.name)) for f in reading.fields)
    return replace(reading, fields=fields)


def _are_crossed(reading: Reading, part: str, pages: Sequence[Evidence]) -> bool:
    payer, payee = (reading.field(f"{side}_{part}") for side in _SIDES)
    labels = [_label(field, pages) for field in (payer, payee)]
    said = [one_said(label, SIDES) for label in labels]
    if payer is None or payee is None:
        return "payee" in said[:1] or "payer" in said[1:]
    if all(said):
        return said == ["payee", "payer"]
    return labels[0] == labels[1] and _are_confused(reading, part)


def _label(field: Field | None, pages: Sequence[Evidence]) -> str:
    """Return what is printed before a value: in its own run, or left of it or above it."""
    runs = [run for page in pages for run in page.sheet.runs]
    own = next((run for run in runs if field is not None and field.raw in run.text), None)
    if own is None or field is None:
        return ""
    before = plain(own.text[: own.text.index(field.raw)])
    if before:
        return before
    return label_of(own, runs)


def _are_confused(reading: Reading, part: str) -> bool:
    names = [reading.field(f"{side}_name") for side in _SIDES]
    parts = [reading.field(f"{side}_{part}") for side in _SIDES]
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
