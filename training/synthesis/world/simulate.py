"""A whole world: honest life in five foci town by town, with schemes planted into it.

Seeded and free of the clock: the same settings give the same world, bit for bit, whatever the
number of processes. Nothing measured on it says anything about real villages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from features.records.case import Case
from features.records.decision import Decision
from features.records.fact import Fact
from features.records.focus import Focus
from training.synthesis.world.clock import later
from training.synthesis.world.day_work import day_work
from training.synthesis.world.entry import Desk
from training.synthesis.world.lettings import letting
from training.synthesis.world.matter import Matter
from training.synthesis.world.planting import plant
from training.synthesis.world.purchases import purchase
from training.synthesis.world.registers import register_facts
from training.synthesis.world.relief import mark_last_reliefs, relief
from training.synthesis.world.reviews import decisions_on
from training.synthesis.world.scene import Scene
from training.synthesis.world.settings import WorldSettings
from training.synthesis.world.tell import case_of, rows_of
from training.synthesis.world.town import Town, settle, shipped_powers
from training.synthesis.world.village import Village
from training.synthesis.world.works import works

_LIFE: dict[Focus, Callable[[Scene], Matter]] = {
    Focus.PROCUREMENT: purchase,
    Focus.PROJECT: works,
    Focus.ASSET: letting,
    Focus.LABOUR: day_work,
    Focus.RELIEF: relief,
}
_YEAR = 365
_RUSH, _SHORT_RUSH = (225, 285), (290, 335)  # first days from which a matter ends in December
_SHORT = frozenset({Focus.LABOUR, Focus.RELIEF})
_SEASONS: dict[Focus, tuple[float, ...]] = {
    Focus.PROCUREMENT: (0.8, 0.6, 1.1, 1.1, 1.0, 1.0, 0.9, 0.9, 1.1, 1.0, 1.2, 1.2),
    Focus.PROJECT: (0.5, 0.4, 1.3, 1.4, 1.2, 0.8, 0.7, 0.8, 1.3, 1.4, 1.1, 0.8),
    Focus.ASSET: (1.2, 0.7, 1.1, 1.0, 0.9, 0.9, 0.9, 0.9, 1.0, 1.0, 1.1, 1.4),
    Focus.LABOUR: (0.6, 0.5, 1.0, 1.2, 1.2, 1.3, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8),
    Focus.RELIEF: (1.9, 1.5, 0.8, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 0.9, 1.3),
}  # how much begins in each month
_MONTHS = range(12)


@dataclass(frozen=True, slots=True)
class Truth:
    """What was planted in a case. Training must not read it; tests and experiments may."""

    case_id: str
    scheme: str
    strength: float
    concealment: float
    fact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Towns one after the other; in each, cases without history in order of ``as_of``, facts in
    order of ``known_at``, decisions in order of ``decided_at``.
    """

    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    truth: tuple[Truth, ...]


def simulate_world(
    settings: WorldSettings, report: Callable[[str, int], None] | None = None
) -> World:
    """Return a world; ``report`` hears the name of each part and how many rows it has so far."""
    tell = report or (lambda part, count: None)
    parts: list[World] = []
    for part in towns_of(settings):
        parts.append(part)
        tell("cases", sum(len(each.cases) for each in parts))
    return World(
        cases=tuple(case for part in parts for case in part.cases),
        facts=tuple(fact for part in parts for fact in part.facts),
        decisions=tuple(made for part in parts for made in part.decisions),
        truth=tuple(truth for part in parts for truth in part.truth),
    )


def towns_of(settings: WorldSettings) -> Iterator[World]:
    """Yield the towns of a world in their order."""
    for number in range(settings.towns):
        yield simulate_town(settings, number)


def simulate_town(settings: WorldSettings, number: int) -> World:
    """Return one town of a world; towns count from 0."""
    town = settle(settings, number, shipped_powers(settings.setting.region))
    matters = live(town)
    plant(matters, town, settings.planted_share)
    return _tell(town, matters)


def live(town: Town) -> list[Matter]:
    """Return the honest matters of a town."""
    return [matter for village in town.villages for matter in _years_of(village, town)]


def _years_of(village: Village, town: Town) -> list[Matter]:
    matters = [
        _LIFE[focus](Scene(town, village, _start(focus, town)))
        for focus, yearly in town.setting.yearly.items()
        for _ in range(yearly * town.years)
    ]
    mark_last_reliefs(matters)
    return matters


def _start(focus: Focus, town: Town) -> date:
    """Return a first day: in season, and some matters are rushed through before the year ends."""
    dice = town.dice
    year = later(town.first_day, _YEAR * dice.whole(0, town.years - 1))
    if dice.chance(town.setting.rush):
        return later(year, dice.whole(*(_SHORT_RUSH if focus in _SHORT else _RUSH)))
    month = dice.weighted(_MONTHS, _SEASONS[focus])
    return later(year, month * _YEAR // 12 + dice.whole(0, 29))


def _tell(town: Town, matters: list[Matter]) -> World:
    desk = Desk(town.ids, town.dice)
    facts = register_facts(town, matters, desk)
    cases: list[Case] = []
    decisions: list[Decision] = []
    truth: list[Truth] = []
    for matter in matters:
        case, rows = case_of(matter, town.dice), list(desk.enter(matter, rows_of(matter)))
        cases.append(case)
        facts += rows
        decisions += decisions_on(matter, case, town.dice)
        if matter.plot:
            plot, ids = matter.plot, tuple(fact.fact_id for fact in rows)
            truth.append(Truth(case.case_id, plot.scheme, plot.strength, plot.concealment, ids))
    return World(
        cases=tuple(sorted(cases, key=lambda case: (case.as_of, case.case_id))),
        facts=tuple(sorted(facts, key=lambda fact: (fact.known_at, fact.fact_id))),
        decisions=tuple(sorted(decisions, key=lambda made: (made.decided_at, made.case_id))),
        truth=tuple(sorted(truth, key=lambda each: each.case_id)),
    )
