"""Of two readers' amounts in figures and in capitals, the pair that says the same.

A paper states its sum twice. Where the figures that one reader found and the capitals that it
found are two sums, another reader's may be the same one: two statements that agree were hardly
both misread.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from features.errors import BadRecord
from features.records.capitals import fen_from_capitals
from features.records.document import Field
from features.records.field_values import fen_of
from models.recognizer.reading import Reading

_PAIRS = (
    ("amount", "amount_in_words"),
    ("amount_with_tax", "amount_in_words"),
    ("total", "total_in_words"),
)


def with_agreeing_amounts(joined: Reading, *readers: Reading) -> Reading:
    """Return the joined reading with the first pair of sums, its own before others, that agree."""
    for figures, capitals in _PAIRS:
        said = (_said(name, joined, *readers) for name in (figures, capitals))
        agreeing = next((pair for pair in product(*said) if _agree(*pair)), ())
        chosen = {field.name: field for field in agreeing}
        missing = [field for name, field in chosen.items() if joined.field(name) is None]
        fields = [chosen.get(field.name, field) for field in joined.fields]
        joined = replace(joined, fields=(*fields, *missing))
    return joined


def _said(name: str, *readings: Reading) -> Iterator[Field]:
    return (field for reading in readings if (field := reading.field(name)) is not None)


def _agree(figures: Field, capitals: Field) -> bool:
    try:
        return fen_of(figures) == fen_from_capitals(capitals.value)
    except BadRecord:
        return False
