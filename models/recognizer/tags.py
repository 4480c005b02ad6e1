"""The tags that the line tagger gives to characters: label or value of a field, heading or cell.

The list follows the table of papers in its order, so a change there is a change of the network;
the network carries its own list and is refused when the two differ.
"""

from dataclasses import dataclass
from enum import StrEnum

from features.records.document import Kind
from features.records.paper_schema import SCHEMAS


class Role(StrEnum):
    """What a stretch of text is to the field or column whose name it bears."""

    KEY = "key"
    VALUE = "value"
    HEADING = "heading"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Tag:
    """A role and the name of a field (key, value) or of a column (heading, cell)."""

    role: Role
    name: str

    def __str__(self) -> str:
        """Return the form in which a network carries its tags."""
        return f"{self.role}:{self.name}"


def _tags() -> tuple[Tag, ...]:
    fields = dict.fromkeys(e.name for schema in SCHEMAS.values() for e in schema.fields)
    cells = dict.fromkeys(e.name for schema in SCHEMAS.values() for e in schema.cells)
    roles = [(Role.KEY, fields), (Role.VALUE, fields), (Role.HEADING, cells), (Role.CELL, cells)]
    return tuple(Tag(role, name) for role, names in roles for name in names)


TAGS = _tags()
NOTHING = 0
"""The class of characters that bear no tag; the class of ``TAGS[i]`` is i + 1."""
CLASSES: dict[Tag, int] = {tag: number for number, tag in enumerate(TAGS, start=1)}
KINDS: tuple[Kind, ...] = (*SCHEMAS, Kind.OTHER)
"""Kinds in the order of the network's answer."""


def classes_of(kind: Kind) -> tuple[int, ...]:
    """Return the classes that may stand on a paper of this kind, NOTHING among them."""
    schema = SCHEMAS.get(kind)
    if schema is None:
        return (NOTHING,)
    fields, cells = {e.name for e in schema.fields}, {e.name for e in schema.cells}
    on_page = {Role.KEY: fields, Role.VALUE: fields, Role.HEADING: cells, Role.CELL: cells}
    return (NOTHING, *(n for tag, n in CLASSES.items() if tag.name in on_page[tag.role]))
