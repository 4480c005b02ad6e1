"""What reviewers decided: late, only where they looked, and sometimes wrongly."""

from datetime import timedelta

import numpy as np

from features.records.case import Case
from features.records.decision import Decision, Outcome
from training.synthesis.matter import Matter

_RANDOM_REVIEW = 0.04
_MESS_REVIEW = 0.45
_VISIBLE_REVIEW = 0.60
_MISSED = 0.06
_MISTAKEN = 0.015


def decide(matter: Matter, case: Case, rng: np.random.Generator) -> Decision | None:
    """Return the decision about a case, None when nobody reviewed it.

    A random draw of cases is always reviewed; visible traces, of schemes and of honest mess
    alike, draw more attention. A report is usually decided within two months, rarely in six.
    """
    if rng.random() >= _attention(matter):
        return None
    planted = matter.plot is not None
    confirmed = rng.random() >= _MISSED if planted else rng.random() < _MISTAKEN
    days = 5 + float(rng.gamma(2.0, 14.0))
    outcome = Outcome.CONFIRMED if confirmed else Outcome.CLEARED
    when = case.as_of + timedelta(days=int(days), hours=int(rng.integers(0, 9)))
    return Decision(case.case_id, outcome, when)


def _attention(matter: Matter) -> float:
    if matter.plot is not None:
        return _RANDOM_REVIEW + _VISIBLE_REVIEW * (1 - matter.plot.concealment / 2)
    return _MESS_REVIEW if matter.mess else _RANDOM_REVIEW
