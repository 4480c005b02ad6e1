"""The sums that a line of totals may tell: of the rows since the last one, or of all rows."""

from dataclasses import dataclass


@dataclass(slots=True)
class Totals:
    """Running sums in fen; None once the amount of a row could not be read."""

    part: int | None = 0
    whole: int | None = 0

    def add(self, amount_fen: int | None) -> None:
        """Count a row."""
        self.part = _plus(self.part, amount_fen)
        self.whole = _plus(self.whole, amount_fen)

    def differ_from(self, told_fen: int | None) -> bool:
        """Say whether a told total is neither sum, where all three are known; begin a new part."""
        known = (self.part, self.whole)
        self.part = 0
        return told_fen is not None and None not in known and told_fen not in known


def _plus(total: int | None, amount_fen: int | None) -> int | None:
    return None if total is None or amount_fen is None else total + amount_fen
