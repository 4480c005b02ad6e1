"""Sums of an invoice that lost their decimal point.

A VAT invoice prints its sums with two decimals, always. Where a sum was read without a point, the
point was too faint to be read, or the last figures were: the value is doubted, and the decoder may
try it with the point where it belongs.
"""

import re
from dataclasses import replace

from features.records.document import Field, Glyph, Kind
from models.recognizer.reading import Reading

_SUMS = frozenset({"amount_without_tax", "tax_amount", "amount_with_tax"})
_WHOLE = re.compile(r"\d{3,}")
_DOUBT = 0.5  # factor on the confidence of such a sum
_LIKELY = 0.1  # of the point that was lost


def with_lost_points(reading: Reading) -> Reading:
    """Return the reading of an invoice, its sums without a point doubted."""
    if reading.kind is not Kind.INVOICE:
        return reading
    return replace(reading, fields=tuple(map(_doubted, reading.fields)))


def _doubted(field: Field) -> Field:
    if field.name not in _SUMS or "." in field.raw:
        return field
    glyphs = field.glyphs
    if _WHOLE.fullmatch("".join(glyph.character for glyph in glyphs)):
        glyphs = (*glyphs[:-3], _with_point(glyphs[-3]), *glyphs[-2:])
    return replace(field, confidence=field.confidence * _DOUBT, glyphs=glyphs)


def _with_point(glyph: Glyph) -> Glyph:
    """Return the figure before the point, which may have been read for both."""
    return replace(glyph, rivals=(*glyph.rivals, (f"{glyph.character}.", _LIKELY)))
