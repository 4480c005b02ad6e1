"""What one source read from one paper, before sources are united and checked."""

from dataclasses import dataclass

from features.records.document import Field, Kind, Line


@dataclass(frozen=True, slots=True)
class Reading:
    """Fields and lines of one source; ``fields`` has each name at most once.

    ``subkind`` is the Chinese name of the form where the source tells it (电子发票（普通发票）),
    None where it does not.
    """

    kind: Kind
    subkind: str | None
    fields: tuple[Field, ...]
    lines: tuple[Line, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the field of this name, None when the source does not have it."""
        return next((field for field in self.fields if field.name == name), None)
