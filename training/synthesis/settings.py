"""How large a simulated world is, and how much of it is planted."""

from dataclasses import dataclass
from datetime import date

from features.errors import BadRecord

MOST_VILLAGES = 400


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """The defaults make about 6,000 cases and 40,000 facts.

    ``planted_share`` is the share of cases touched by a scheme. ``region`` is a GB/T 2260
    prefix that names no real county, so that the register's default thresholds hold.

    Raises BadRecord(WORLD_SIZE) beyond what the invented names allow, or without any village.
    """

    villages: int = 40
    years: int = 3
    seed: int = 1
    planted_share: float = 0.025
    first_day: date = date(2023, 1, 1)
    region: str = "339900"

    def __post_init__(self) -> None:
        if not (1 <= self.villages <= MOST_VILLAGES and self.years >= 1):
            detail = f"1 to {MOST_VILLAGES} villages and at least one year, not "
            raise BadRecord("WORLD_SIZE", f"{detail}{self.villages} and {self.years}")
