"""Splits by time and by village; a random split is impossible.

Measured on a public collusion set, a random row split gives XGBoost an AUROC of 1.000 where a
grouped split gives 0.927 (models.md 0). So the only way to a ``Split`` is through its checks:
windows follow each other in time, and no village of the holdout is seen before.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from features.records.decision import Decision
from training.errors import LeakySplit
from training.examples import Examples
from training.labels import SECONDS_OF_DAY, LabelRule, labels_as_of


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """Shares of the time span for fitting, stacking and calibrating.

    Training happens ``delay_days`` after the calibration window, when its reviews are done;
    the holdout begins on that day and ends ``delay_days`` before the last decision.
    ``held_villages`` is the share of villages that only the holdout sees.
    """

    fit: float = 0.35
    stack: float = 0.15
    calibrate: float = 0.15
    delay_days: int = 60
    held_villages: float = 0.30

    def cuts(self, first: int, last: int) -> tuple[int, int, int]:
        """Return the ends of the three windows, in epoch seconds."""
        span = last - first + 1
        shares = (self.fit, self.fit + self.stack, self.fit + self.stack + self.calibrate)
        fit, stack, calibrate = (first + round(span * share) for share in shares)
        return fit, stack, calibrate


@dataclass(frozen=True, eq=False)
class Split:
    """Four windows: booster and forest, stacker, calibration, and the holdout.

    ``holdout`` holds later cases of unseen villages. Raises LeakySplit with EMPTY_WINDOW,
    TIME_OVERLAP, VILLAGE_OVERLAP or CASE_OVERLAP, whatever way it was put together.
    """

    fit: Examples
    stack: Examples
    calibrate: Examples
    holdout: Examples

    def __post_init__(self) -> None:
        windows = (self.fit, self.stack, self.calibrate, self.holdout)
        if not all(map(len, windows)):
            raise LeakySplit("EMPTY_WINDOW", f"windows hold {[len(w) for w in windows]} cases")
        for earlier, later in pairwise(windows):
            if earlier.as_of.max() >= later.as_of.min():
                raise LeakySplit("TIME_OVERLAP", "a window begins before the one before it ends")
        self._refuse_shared("VILLAGE_OVERLAP", "units")
        self._refuse_shared("CASE_OVERLAP", "case_ids")

    def _refuse_shared(self, code: str, column: str) -> None:
        before = np.concatenate(
            [getattr(w, column) for w in (self.fit, self.stack, self.calibrate)]
        )
        shared = np.intersect1d(before, getattr(self.holdout, column))
        if shared.size:
            raise LeakySplit(code, f"{shared.size} {column} stand on both sides of the holdout")


def held_out(units: Iterable[str], share: float) -> frozenset[str]:
    """Return the villages kept for the holdout: those with the smallest SHA-256 of their id.

    No seed: the choice stays the same when the world grows, as a frozen holdout must.
    """
    ranked = sorted(set(units), key=lambda unit: hashlib.sha256(unit.encode()).digest())
    return frozenset(ranked[: max(1, round(len(ranked) * share))])


def split_by_time_and_village(
    examples: Examples, decisions: Sequence[Decision], plan: SplitPlan
) -> Split:
    """Cut cases into windows by as_of, each labelled with what was known when it was used.

    The held villages stand in the holdout alone; cases whose review was not due are left out.
    """
    fit, stack, calibrate = plan.cuts(int(examples.as_of.min()), int(examples.as_of.max()))
    held = np.isin(examples.units, sorted(held_out(examples.units, plan.held_villages)))
    trained_at = calibrate + plan.delay_days * SECONDS_OF_DAY
    known = _labelled(examples.take(~held), decisions, trained_at, plan)
    later = _labelled(examples.take(held), decisions, _end(examples, decisions), plan)
    return Split(
        fit=known.take(known.as_of < fit),
        stack=known.take((fit <= known.as_of) & (known.as_of < stack)),
        calibrate=known.take((stack <= known.as_of) & (known.as_of < calibrate)),
        holdout=later.take(later.as_of >= trained_at),
    )


def _end(examples: Examples, decisions: Sequence[Decision]) -> int:
    decided = [int(decision.decided_at.timestamp()) for decision in decisions]
    return max([int(examples.as_of.max()), *decided])


def _labelled(
    examples: Examples, decisions: Sequence[Decision], cut: int, plan: SplitPlan
) -> Examples:
    """Label the cases that are due at the cut; early decisions on younger ones would be biased."""
    due = examples.take(examples.as_of < cut - plan.delay_days * SECONDS_OF_DAY)
    times = dict(zip(due.case_ids.tolist(), due.as_of.tolist(), strict=True))
    return due.labelled(labels_as_of(times, decisions, LabelRule(cut, plan.delay_days)))
