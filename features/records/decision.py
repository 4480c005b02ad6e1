"""What a person decided about a case; decisions are the only source of labels."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """Disposition of a reviewed case."""

    CONFIRMED = "confirmed"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome and when it was known: training at T may use only what was decided by T.

    ``disciplined`` says that somebody was disciplined (处分): few confirmed cases end so.
    """

    case_id: str
    outcome: Outcome
    decided_at: datetime
    disciplined: bool = False
