"""One printed number is one field: of two fields that took it for theirs, one is kept.

A number is made whole around each tag in it, and either reader may call it by its own name.
"""

from dataclasses import replace

from features.records.document import Field
from models.recognizer.field_confidence import READERS_CHECK
from models.recognizer.reading import Reading


def with_one_field_each(reading: Reading) -> Reading:
    """Return the reading, each number with the name that both readers or the surer one gave it."""
    kept = tuple(
        field
        for field in reading.fields
        if field is max((f for f in reading.fields if _is_same(field, f)), key=_trust)
    )
    return replace(reading, fields=kept)


def _is_same(field: Field, other: Field) -> bool:
    if field is other:
        return True
    if field.value != other.value or field.page != other.page or not field.value[:1].isdigit():
        return False
    return field.box is not None and other.box is not None and field.box.holds_middle_of(other.box)


def _trust(field: Field) -> tuple[bool, float]:
    return READERS_CHECK in field.passed, field.confidence
