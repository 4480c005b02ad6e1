"""Those who take part: the village unit and the outside parties of a case."""

from dataclasses import dataclass

from features.records.focus import Role


@dataclass(frozen=True, slots=True)
class Unit:
    """The village or town body whose money it is; ``region`` is a GB/T 2260 code."""

    id: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Party:
    """A firm or person dealing with the unit; ``id`` is what history knows it by."""

    id: str
    name: str
    role: Role
    credit_code: str | None = None
    account: str | None = None
