"""What is wrong with a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, under which heading; an empty heading is the row itself."""

    heading: str
    code: str


class RowRefused(Exception):
    """A row that makes no fact, with everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
