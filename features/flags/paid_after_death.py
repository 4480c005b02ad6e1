"""REL-01 死亡仍领: relief is paid more than a month after the beneficiary's death.

Does not apply without people, or when no payment to any of them is dated. Payments within
the month of grace are register lag. Grants that are owed after a death (丧葬, 抚恤) are left
out. A person without a death on record passes; whether the register of deaths was loaded is
beyond this flag. The latest death fact known before ``as_of`` counts, for corrections.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from features.flags.rule import Measure, Rule
from features.powers.thresholds import Thresholds
from features.records.case import Case
from features.records.fact import Fact, FactKind
from features.records.finding import CaseEvidence, Evidence, FactEvidence, Finding, Severity, Text

RULE = Rule("REL-01", Severity.HIGH)
_AFTER_DEATH = re.compile("丧葬|抚恤|殡葬|funeral|bereavement")


@dataclass(frozen=True, slots=True)
class Paid:
    """A dated payment to a person, and the death it is held against, where there is one."""

    person: str
    on: date
    evidence: Evidence
    died_on: date | None = None
    death: Fact | None = None

    @property
    def days_after(self) -> int:
        """Return days from death to payment, negative before, 0 without a death."""
        return (self.on - self.died_on).days if self.died_on else 0


def evaluate(case: Case, thresholds: Thresholds) -> Finding:
    """Return the finding of the latest payment; value and threshold in days after death."""
    if case.household and _AFTER_DEATH.search(case.household.scheme):
        return RULE.not_applicable(_OWED)
    paid = [_against_death(case, payment) for payment in _payments(case)]
    if not paid:
        return RULE.not_applicable(_NO_PAYMENT)
    months = thresholds.relief_grace_months
    late = [p for p in paid if p.died_on and p.on > month_later(p.died_on, months)]
    if late:
        return _hit(late, months)
    latest = max(paid, key=lambda p: p.days_after)
    return RULE.passed(_PASSED, _measure(latest, months), _deaths([p for p in paid if p.death]))


def month_later(day: date, months: int) -> date:
    """Return the same day months later, the last of the month where there is none.

    >>> month_later(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _payments(case: Case) -> Iterator[Paid]:
    people = {person.id for person in case.people}
    for p, person in enumerate(case.people):
        for d, day in enumerate(person.paid_on):
            yield Paid(person.id, day, CaseEvidence(f"/people/{p}/paid_on/{d}"))
    for index, payment in enumerate(case.payments):
        if payment.payee in people:
            yield Paid(payment.payee, payment.on, CaseEvidence(f"/payments/{index}/on"))
    for fact in case.history:
        if fact.person in people and fact.kind is FactKind.RELIEF and not _is_owed(fact):
            yield Paid(str(fact.person), _day(case, fact), FactEvidence(fact.fact_id))


def _is_owed(fact: Fact) -> bool:
    return bool(_AFTER_DEATH.search(fact.category or ""))


def _against_death(case: Case, paid: Paid) -> Paid:
    deaths = [f for f in case.history if f.kind is FactKind.DEATH and f.person == paid.person]
    latest = max(deaths, key=lambda fact: fact.known_at, default=None)
    if latest is None:
        return paid
    return Paid(paid.person, paid.on, paid.evidence, _day(case, latest), latest)


def _day(case: Case, fact: Fact) -> date:
    return datetime.fromtimestamp(fact.event_time, case.as_of.tzinfo).date()


def _hit(late: list[Paid], months: int) -> Finding:
    worst = max(late, key=lambda paid: paid.days_after)
    persons = len({paid.person for paid in late})
    text = Text(
        f"疑点：{persons}人死亡登记{months}个月后仍有救助款{len(late)}笔，"
        f"最晚在{worst.days_after}天后，待核查",
        f"to be checked: {len(late)} relief payment(s) for {persons} person(s) more than {months}"
        f" month(s) after the recorded death, the latest {worst.days_after} days after",
    )
    evidence = (*(paid.evidence for paid in late), *_deaths(late))
    return RULE.hit(text, _measure(worst, months), evidence)


def _measure(paid: Paid, months: int) -> Measure:
    died = paid.died_on or paid.on
    return Measure(paid.days_after, (month_later(died, months) - died).days)


def _deaths(paid: list[Paid]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(FactEvidence(p.death.fact_id) for p in paid if p.death))


_OWED = Text("丧葬、抚恤等应在身后发放的款项", "a grant that is owed after a death")
_NO_PAYMENT = Text("没有载明日期的发放记录", "no dated payment to the people of the case")
_PASSED = Text("发放记录均不晚于死亡登记宽限期", "no payment after a recorded death and its grace")
