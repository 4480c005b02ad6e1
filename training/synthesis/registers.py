"""Rows of history that belong to no matter: the deaths that the civil register reports."""

from datetime import timedelta

import numpy as np

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from training.synthesis.clock import DAY, epoch
from training.synthesis.matter import Matter
from training.synthesis.settings import WorldSettings
from training.synthesis.village import Village

_DEATH_SHARE = 0.06
_LAG_SHARE = 0.08


def deaths(
    villages: tuple[Village, ...],
    matters: list[Matter],
    settings: WorldSettings,
    rng: np.random.Generator,
) -> list[Fact]:
    """Return honest deaths: after the last relief, for a few within the lag of the register."""
    dead = {fact.person for matter in matters for fact in matter.more_facts}
    last_paid: dict[str, int] = {}
    for matter in matters:
        for person in matter.people:
            for on in person.paid_on:
                last_paid[person.id] = max(last_paid.get(person.id, 0), epoch(on))
    people = [
        (village, dwelling.person)
        for village in villages
        for dwelling in village.dwellings
        if dwelling.person not in dead
    ]
    start = epoch(settings.first_day)
    return [
        _death(village, person, last_paid.get(person, start), rng)
        for village, person in people
        if rng.random() < _DEATH_SHARE
    ]


def _death(village: Village, person: str, last_paid: int, rng: np.random.Generator) -> Fact:
    lagging = rng.random() < _LAG_SHARE
    died = last_paid + DAY * int(rng.integers(-50, -32) if lagging else rng.integers(5, 300))
    known = died + int(timedelta(days=float(rng.uniform(2, 45))).total_seconds())
    return Fact(
        fact_id=f"death-{person}",
        kind=FactKind.DEATH,
        focus=Focus.RELIEF,
        unit=village.unit.id,
        event_time=died,
        known_at=known,
        source="civil register",
        person=person,
    )
