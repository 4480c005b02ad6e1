"""LAB-01 一人两地: one person is charged on two sites for more hours than a day of work has.

Does not apply without people and their days. Two half days on two sites are normal: with all
minutes known, two sites pass up to twelve hours together. Two sites without any minutes are
two whole days (eight hours each, 劳动法 art. 36) and are a HIT; when some minutes are known
and others not, nothing is decided. The same site recorded twice is one site, zero minutes are
absence, and facts of this same case are not counted against it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.fact import FactKind
from features.records.finding import CaseEvidence, Evidence, FactEvidence, Finding, Severity, Text

RULE = Rule("LAB-01", Severity.HIGH)
_WHOLE_DAY_MINUTES = 480


@dataclass(frozen=True, slots=True)
class Presence:
    """One person on one site on one day; minutes None when only presence is known."""

    person: str
    day: date
    site: str
    minutes: int | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PersonDay:
    """All presences of one person on one day, at most one for each site."""

    day: date
    presences: tuple[Presence, ...]

    @property
    def minutes(self) -> int | None:
        """Return the minutes of the day: whole days when none is known, None when mixed."""
        known = [p.minutes for p in self.presences if p.minutes is not None]
        if not known:
            return _WHOLE_DAY_MINUTES * len(self.presences)
        return sum(known) if len(known) == len(self.presences) else None

    @property
    def least_minutes(self) -> int:
        """Return the minutes that are certain."""
        return self.minutes or sum(p.minutes or 0 for p in self.presences)


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding of the longest day; value and threshold in hours."""
    days = _person_days(case)
    if not days:
        return RULE.not_applicable(_NO_DAYS)
    twofold = [day for day in days if len(day.presences) > 1]
    beyond = [day for day in twofold if day.least_minutes > thresholds.day_minutes]
    if beyond:
        return _hit(beyond, thresholds)
    undecided = [day for day in twofold if day.minutes is None]
    if undecided:
        return RULE.not_applicable(_MIXED, _evidence(undecided))
    longest = max((day.least_minutes for day in twofold), default=0)
    return RULE.passed(_pass_text(len(twofold)), _measure(longest, thresholds), _evidence(twofold))


def _person_days(case: Case) -> list[PersonDay]:
    """Return the days charged to this case, with what history says of the same people then."""
    charged = list(_charged(case))
    wanted = {(presence.person, presence.day) for presence in charged}
    by_day: dict[tuple[str, date], dict[str, Presence]] = defaultdict(dict)
    for presence in (*charged, *_attended(case)):
        key = (presence.person, presence.day)
        if key in wanted and presence.minutes != 0:
            by_day[key].setdefault(presence.site, presence)
    return [PersonDay(day, tuple(sites.values())) for (_, day), sites in by_day.items()]


def _charged(case: Case) -> Iterator[Presence]:
    for p, person in enumerate(case.people):
        for d, work in enumerate(person.days):
            here = CaseEvidence(f"/people/{p}/days/{d}")
            site = "".join(work.site.split())
            yield Presence(person.id, work.day, site, work.minutes, here)


def _attended(case: Case) -> Iterator[Presence]:
    for fact in case.history:
        if fact.kind is not FactKind.ATTENDANCE or fact.case == case.case_id:
            continue
        if fact.person and fact.item:
            day = datetime.fromtimestamp(fact.event_time, case.as_of.tzinfo).date()
            site = "".join(fact.item.split())
            yield Presence(fact.person, day, site, fact.quantity, FactEvidence(fact.fact_id))


def _hit(beyond: list[PersonDay], thresholds: Thresholds) -> Finding:
    longest = max(day.least_minutes for day in beyond)
    measure = _measure(longest, thresholds)
    text = Text(
        f"疑点：{len(beyond)}人次同日在两处以上用工，单日最多{measure.value:.2f}小时，"
        f"超过{measure.threshold:g}小时，待核查",
        f"to be checked: {len(beyond)} person-day(s) on two sites or more, up to"
        f" {measure.value:.2f} hours in a day, beyond {measure.threshold:g}",
    )
    return RULE.hit(text, measure, _evidence(beyond))


def _measure(minutes: int, thresholds: Thresholds) -> Measure:
    return Measure(minutes / 60, thresholds.day_minutes / 60)


def _evidence(days: list[PersonDay]) -> tuple[Evidence, ...]:
    return tuple(presence.evidence for day in days for presence in day.presences)


def _pass_text(twofold: int) -> Text:
    return Text(
        f"同日两处用工{twofold}人次，均在合理工时内",
        f"{twofold} person-day(s) on two sites, all within a day of work",
    )


_NO_DAYS = Text("案件没有用工天数", "the case has no days of work")
_MIXED = Text(
    "同日两处用工，部分工时未知，待补充",
    "two sites on one day, some minutes unknown and to be supplied",
)
