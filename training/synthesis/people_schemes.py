"""Schemes of lettings, rosters and relief, each with a visible trace and a way to hide it."""

from dataclasses import replace
from datetime import timedelta

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.chance import Chance
from training.synthesis.clock import DAY, epoch
from training.synthesis.matter import Matter
from training.synthesis.people import roster_days, set_price, settle_wages


def cheap_lease(matter: Matter, chance: Chance) -> None:
    """Let an asset far below its worth; hidden: the appraisal is made to fit."""
    if matter.asset is None:
        return
    holding = next(h for h in matter.village.holdings if h.id == matter.asset.id)
    price = round(holding.rent_fen * (0.92 - 0.45 * chance.plot.strength))
    fitting = round(price / (0.97 + abs(chance.rng.normal(0, 0.06))))
    appraisal = fitting if chance.hides else matter.asset.appraisal_fen
    matter.lessee = f"l{matter.village.unit.id}-friend"
    set_price(matter, holding, price, appraisal)


def ghost_worker(matter: Matter, chance: Chance) -> None:
    """Charge people who worked elsewhere; hidden: idle names paid into one account."""
    site, start = matter.people[0].days[0].site, matter.people[0].days[0].day
    other = chance.neighbours[0]
    if chance.hides:
        account = matter.people[0].account
        matter.people = [replace(person, account=account) for person in matter.people]
    else:
        borrowed = other.people[0]
        days = tuple(replace(day, site=site, minutes=480) for day in borrowed.days)
        matter.move((days[0].day - start).days)
        matter.people = [*matter.people[:2], replace(borrowed, days=days)]
        start = days[0].day
    count = 3 + round(6 * chance.plot.strength)
    first = matter.people[0]
    rate = round((first.amount_fen or 0) / max(1, len(first.days)))
    more = roster_days(site, start, count, 480, chance.rng)
    matter.people[0] = replace(first, days=more, amount_fen=rate * count)
    settle_wages(matter)


def is_last_relief(matter: Matter) -> bool:
    """Say whether it is a household's last payment and came after a pause of three months."""
    since = matter.waited_since
    return since is not None and (matter.steps[StepKind.PAYMENT] - since).days >= 90


def dead_recipient(matter: Matter, chance: Chance) -> None:
    """Go on paying after a death; hidden: the death is registered after the matter is judged."""
    paid = matter.steps[StepKind.PAYMENT]
    waited = (paid - (matter.waited_since or paid)).days
    died = epoch(paid - timedelta(days=40 + round((waited - 45) * chance.plot.strength)))
    known = died + DAY * 5
    if chance.hides:
        known = epoch(paid + timedelta(days=int(chance.rng.integers(60, 200))))
    matter.more_facts.append(_death(matter, died, known))
    shared = f"acc-{matter.village.unit.id}-agent"
    matter.people = [replace(person, account=shared) for person in matter.people]
    matter.payments = [replace(payment, account=shared) for payment in matter.payments]


def _death(matter: Matter, died: int, known: int) -> Fact:
    person = matter.people[0].id
    return Fact(
        fact_id=f"{matter.case_id}-death",
        kind=FactKind.DEATH,
        focus=Focus.RELIEF,
        unit=matter.village.unit.id,
        event_time=died,
        known_at=known,
        source="civil register",
        person=person,
    )
