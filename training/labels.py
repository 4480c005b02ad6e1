"""From decisions of reviewers to labels, as they could be known on the day of training.

A decision counts from the moment it was taken. A case without a decision says nothing while
it is young; once it is older than the review delay without anybody finding something, it
counts as cleared. That is an assumption: findings nobody looked for are counted as absent,
so recall on real data is an upper bound (models.md 4, label scarcity).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from features.records.decision import Decision, Outcome

SECONDS_OF_DAY = 86_400


@dataclass(frozen=True, slots=True)
class LabelRule:
    """When a label counts: decided by ``cut`` (epoch seconds); the others wait ``delay_days``."""

    cut: int
    delay_days: int


def labels_as_of(
    case_times: Mapping[str, int], decisions: Iterable[Decision], rule: LabelRule
) -> dict[str, bool]:
    """Return which cases are confirmed (True) or cleared (False) as known at the cut.

    ``case_times`` maps case ids to as_of in epoch seconds. The latest decision by the cut
    wins. Cases that are neither decided nor old enough are left out.
    """
    known = _decided(decisions, rule.cut)
    ripe = rule.cut - rule.delay_days * SECONDS_OF_DAY
    return {
        case_id: known.get(case_id, False)
        for case_id, as_of in case_times.items()
        if case_id in known or as_of < ripe
    }


def _decided(decisions: Iterable[Decision], cut: int) -> dict[str, bool]:
    in_time = sorted(
        (decision for decision in decisions if decision.decided_at.timestamp() <= cut),
        key=lambda decision: decision.decided_at,
    )
    return {each.case_id: each.outcome is Outcome.CONFIRMED for each in in_time}
