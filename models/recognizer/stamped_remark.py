"""What a seal repeats of the seller over the remark of an invoice is no remark.

The ring of an invoice seal bears the seller's name, the line below its credit code; over an empty
remark parts of them are all that is read there.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from features.records.document import Kind
from models.recognizer.labels import plain
from models.recognizer.reading import Reading

_LEAST, _ALIKE = 4, 75  # characters of a part that may be misread, and how like it must be: to 100
_PARTIES = ("seller_name", "seller_tax_id", "buyer_name", "buyer_tax_id")


def without_stamped_remark(reading: Reading) -> Reading:
    """Return the reading of an invoice without a remark that is all of a seal."""
    remark = reading.field("remark")
    if reading.kind is not Kind.INVOICE or remark is None:
        return reading
    known = [plain(f.value) for f in map(reading.field, _PARTIES) if f is not None]
    if not all(is_of_party(word, known) for word in remark.value.split()):
        return reading
    return replace(reading, fields=tuple(f for f in reading.fields if f is not remark))


def is_of_party(text: str, known: Sequence[str]) -> bool:
    """Say whether a text is a part of one of these names and codes, hardly misread."""
    shown = plain(text)
    return any(
        (len(shown) > 1 and shown in name)
        or (_LEAST <= len(shown) < len(name) and fuzz.partial_ratio(shown, name) >= _ALIKE)
        for name in known
    )
