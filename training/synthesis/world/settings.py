"""How large a simulated world is, where it lies, and how much of it is planted."""

from dataclasses import dataclass
from datetime import date

from features.errors import BadRecord
from training.synthesis.world.setting import JIASHAN, Setting

MOST_VILLAGES = 7_992
VILLAGES_OF_TOWN = 8


@dataclass(frozen=True, slots=True)
class WorldSettings:
    """The defaults make about 6,000 cases.

    ``planted_share`` is the share of cases touched by a scheme.

    Raises BadRecord(WORLD_SIZE) beyond what the ids of towns allow, or without any village.
    """

    villages: int = 40
    years: int = 3
    seed: int = 1
    planted_share: float = 0.025
    first_day: date = date(2023, 1, 1)
    setting: Setting = JIASHAN

    def __post_init__(self) -> None:
        if not (1 <= self.villages <= MOST_VILLAGES and self.years >= 1):
            detail = f"1 to {MOST_VILLAGES} villages and at least one year, not "
            raise BadRecord("WORLD_SIZE", f"{detail}{self.villages} and {self.years}")

    @property
    def towns(self) -> int:
        """Return how many towns the villages make."""
        return -(-self.villages // VILLAGES_OF_TOWN)

    def villages_of(self, town: int) -> int:
        """Return how many villages a town has; towns count from 0, the last may be small."""
        return min(VILLAGES_OF_TOWN, self.villages - town * VILLAGES_OF_TOWN)
