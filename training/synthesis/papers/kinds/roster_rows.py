"""The people of a list and what each is paid; every row and the sum are right to the fen."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from training.synthesis.papers.kinds.roster_words import CATEGORIES, TRADES

FEN = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One person: half days counted in tenths, money in fen; ``presence`` is what each day shows.

    For relief ``tenths`` is 0, ``trade`` the category and ``rate_fen`` the standard of one
    of ``members`` persons.
    """

    trade: str
    tenths: int
    rate_fen: int
    gross_fen: int
    deductions_fen: int
    members: int = 1
    presence: tuple[str, ...] = ()

    @property
    def net_fen(self) -> int:
        """Return what the person gets."""
        return self.gross_fen - self.deductions_fen

    @property
    def days(self) -> str:
        """Return the days as people write them: 12 or 12.5."""
        return f"{Decimal(self.tenths) / 10:f}".removesuffix(".0")


def wage_rows(count: int, deducts: bool, rng: np.random.Generator) -> tuple[Row, ...]:
    """Return rows of wages, neighbours often of one trade as gangs are listed together."""
    rows: list[Row] = []
    trade = _trade(rng)
    for _ in range(count):
        if rng.random() < 0.3:
            trade = _trade(rng)
        name, low, high = trade
        tenths = int(rng.integers(2, 30)) * 10 + int(rng.random() < 0.25) * 5
        rate = int(rng.integers(low // 10, high // 10 + 1)) * 10 * FEN
        kept = int(rng.choice((0, 0, 0, 20, 50, 100, 35))) * FEN if deducts else 0
        gross = tenths * rate // 10
        rows.append(Row(name, tenths, rate, gross, kept if kept < gross // 4 else 0))
    return tuple(rows)


def attendance_rows(count: int, days: int, rng: np.random.Generator) -> tuple[Row, ...]:
    """Return rows of wages whose days are the ticks (half a tick is half a day) of a month."""
    rows = []
    for row in wage_rows(count, False, rng):
        eager = float(rng.uniform(0.35, 0.95))
        drawn = rng.random(days)
        shown = tuple("√" if d < eager else "半" if d < eager + 0.03 else "" for d in drawn)
        tenths = shown.count("√") * 10 + shown.count("半") * 5
        if tenths == 0:
            shown, tenths = ("√", *shown[1:]), 10
        rows.append(
            Row(row.trade, tenths, row.rate_fen, tenths * row.rate_fen // 10, 0, presence=shown)
        )
    return tuple(rows)


def relief_rows(count: int, by_member: bool, rng: np.random.Generator) -> tuple[Row, ...]:
    """Return rows of relief; ``by_member`` pays the standard for each member of the household."""
    rows = []
    for _ in range(count):
        category, standards = CATEGORIES[int(rng.integers(0, len(CATEGORIES)))]
        standard = int(rng.choice(standards)) * FEN
        members = int(rng.integers(1, 5)) if by_member else 1
        rows.append(Row(category, 0, standard, standard * members, 0, members))
    return tuple(rows)


def total_fen(rows: Sequence[Row]) -> int:
    """Return what the whole list pays."""
    return sum(row.net_fen for row in rows)


def _trade(rng: np.random.Generator) -> tuple[str, int, int]:
    return TRADES[int(rng.integers(0, len(TRADES)))]
