"""When the steps of a power are taken, one after the other."""

from datetime import date

from features.records.step import StepKind
from training.synthesis.world.clock import later, office_day
from training.synthesis.world.dice import Dice

_GAPS: dict[StepKind, tuple[int, int]] = {
    StepKind.CONSULTATION: (1, 6),
    StepKind.DELIBERATION: (1, 8),
    StepKind.RESOLUTION: (1, 7),
    StepKind.RESOLUTION_NOTICE: (0, 3),
    StepKind.APPLICATION: (0, 1),
    StepKind.SURVEY: (2, 12),
    StepKind.APPRAISAL: (3, 20),
    StepKind.TENDER: (4, 15),
    StepKind.AWARD: (1, 10),
    StepKind.CONTRACT: (1, 12),
    StepKind.DELIVERY: (3, 25),
    StepKind.WORK: (3, 30),
    StepKind.ACCEPTANCE: (0, 8),
    StepKind.INVOICE: (0, 5),
    StepKind.PAYMENT: (1, 18),
    StepKind.RESULT_NOTICE: (1, 10),
}
_OFTEN_UNRECORDED = (StepKind.PROPOSAL, StepKind.CONSULTATION, StepKind.RESULT_NOTICE)
_IN_OFFICE = (StepKind.CONTRACT, StepKind.PAYMENT, StepKind.AWARD, StepKind.TENDER)


def walk(kinds: tuple[StepKind, ...], start: date, dice: Dice) -> dict[StepKind, date]:
    """Return dates for the steps of a power in their order; some small steps go unrecorded."""
    on, steps = start, {}
    for kind in kinds:
        low, high = _GAPS.get(kind, (0, 4))
        on = later(on, dice.whole(low, high))
        if kind in _IN_OFFICE:
            on = office_day(on, dice)
        if kind not in _OFTEN_UNRECORDED or not dice.chance(0.12):
            steps[kind] = on
    return steps
