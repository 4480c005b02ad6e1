"""What reviewers decided: late, only where somebody looked, and sometimes wrongly.

The rates follow the published figures of one prefecture: of 60,300 records 687 (1.14 %) were
warned about, and 10 people (1.46 % of the warnings) were disciplined.
"""

from collections.abc import Iterator
from datetime import timedelta

from features.records.case import Case
from features.records.decision import Decision, Outcome
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter

_VISIBLE, _MESS, _PLAIN = 0.45, 0.03, 0.0016
_INSPECTED, _TIPPED = 0.004, 0.06
_MISSED, _MISTAKEN, _REOPENED = 0.08, 0.06, 0.04
_DISCIPLINED = 0.03


def decisions_on(matter: Matter, case: Case, dice: Dice) -> Iterator[Decision]:
    """Yield the decisions about a case, none when nobody looked at it.

    A warning is looked into within weeks; an inspection comes within a year; a tip-off may come
    much later, and a few cleared cases are opened again.
    """
    days = _looked_after(matter, dice)
    if days is None:
        return
    planted = matter.plot is not None
    confirmed = not dice.chance(_MISSED) if planted else dice.chance(_MISTAKEN)
    yield _decision(case, confirmed, days, dice)
    if planted and not confirmed and dice.chance(_REOPENED):
        yield _decision(case, True, days + 60 + dice.wait(150), dice)


def _looked_after(matter: Matter, dice: Dice) -> float | None:
    """Return the days until somebody has looked into the case, None when nobody did."""
    if dice.chance(_attention(matter)):
        return 5 + dice.gamma(2.0, 14.0)
    if dice.chance(_INSPECTED):
        return 20 + dice.wait(150)
    if matter.plot is not None and dice.chance(_TIPPED):
        return 40 + dice.wait(260)
    return None


def _attention(matter: Matter) -> float:
    if matter.plot is not None:
        return _VISIBLE * (1 - matter.plot.concealment * 0.8)
    return _MESS if matter.mess else _PLAIN


def _decision(case: Case, confirmed: bool, days: float, dice: Dice) -> Decision:
    outcome = Outcome.CONFIRMED if confirmed else Outcome.CLEARED
    when = case.as_of + timedelta(days=int(days), hours=dice.whole(0, 8))
    disciplined = confirmed and dice.chance(_DISCIPLINED)
    return Decision(case.case_id, outcome, when, disciplined)
