"""How large a simulated world is, and how much of it is planted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """The defaults make about 6,000 cases and 40,000 facts.

    ``planted_share`` is the share of cases touched by a scheme. ``region`` is a GB/T 2260
    prefix that names no real county, so that the register's default thresholds hold.
    """

    villages: int = 40
    years: int = 3
    seed: int = 1
    planted_share: float = 0.025
    first_day: date = date(2023, 1, 1)
    region: str = "339900"
