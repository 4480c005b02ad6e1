"""A small village world: honest life in five foci, with schemes planted into it.

Seeded and free of the clock: the same settings give the same world, bit for bit. Nothing
measured on it says anything about real villages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import numpy as np

from features.powers.register import Register
from features.records.case import Case
from features.records.decision import Decision
from features.records.fact import Fact
from training.synthesis.decisions import decide
from training.synthesis.matter import Matter
from training.synthesis.people import day_work, letting, mark_last_reliefs, relief
from training.synthesis.planting import plant
from training.synthesis.registers import deaths
from training.synthesis.settings import WorldSettings
from training.synthesis.tell import case_of, facts_of
from training.synthesis.trade import Scene, purchase, works
from training.synthesis.village import Village, settle

_LIFE: tuple[tuple[Callable[[Scene], Matter], int], ...] = (
    (purchase, 18),
    (works, 5),
    (letting, 4),
    (day_work, 11),
    (relief, 12),
)  # matters of each kind for a village and a year
_YEAR = 365
_RUSH_SHARE = 0.12


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
    """Cases without history in order of ``as_of``, facts in order of ``known_at``."""

    cases: tuple[Case, ...]
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]
    truth: tuple[Truth, ...]


def simulate_world(
    settings: WorldSettings, report: Callable[[str, int], None] | None = None
) -> World:
    """Return a world; ``report`` hears the name of each part and how many rows it made."""
    tell = report or (lambda part, count: None)
    rng = np.random.default_rng(settings.seed)
    villages = settle(settings, rng)
    matters = [matter for village in villages for matter in _live(village, settings, rng)]
    tell("matters", len(matters))
    plant(matters, settings, rng)
    tell("planted", sum(matter.plot is not None for matter in matters))
    told = [(matter, case_of(matter, rng), facts_of(matter, rng)) for matter in matters]
    facts = [fact for _, _, rows in told for fact in rows] + deaths(
        villages, matters, settings, rng
    )
    tell("facts", len(facts))
    decisions = [made for matter, case, _ in told if (made := decide(matter, case, rng))]
    tell("decisions", len(decisions))
    return World(
        cases=tuple(sorted((case for _, case, _ in told), key=lambda c: (c.as_of, c.case_id))),
        facts=tuple(sorted(facts, key=lambda fact: (fact.known_at, fact.fact_id))),
        decisions=tuple(sorted(decisions, key=lambda made: (made.decided_at, made.case_id))),
        truth=tuple(truth for matter, _, rows in told if (truth := _truth(matter, rows))),
    )


def _live(village: Village, settings: WorldSettings, rng: np.random.Generator) -> list[Matter]:
    register = Register.parse((files("features.powers") / "register.yaml").read_text("utf-8"))
    kinds = [kind for kind, yearly in _LIFE for _ in range(yearly * settings.years)]
    diary: set[tuple[str, date]] = set()
    names = [f"{village.unit.id}-{number:04d}" for number in range(len(kinds))]
    matters = [
        kind(Scene(name, village, _start(settings, rng), register, rng, diary))
        for name, kind in zip(names, kinds, strict=True)
    ]
    mark_last_reliefs(matters)
    return matters


def _start(settings: WorldSettings, rng: np.random.Generator) -> date:
    """Return a first day; every tenth matter is rushed through before the year ends."""
    year = settings.first_day + timedelta(days=_YEAR * int(rng.integers(0, settings.years)))
    if rng.random() < _RUSH_SHARE:
        return year + timedelta(days=int(rng.integers(285, 330)))
    return year + timedelta(days=int(rng.integers(0, _YEAR)))


def _truth(matter: Matter, rows: list[Fact]) -> Truth | None:
    plot = matter.plot
    if plot is None:
        return None
    ids = tuple(fact.fact_id for fact in rows)
    return Truth(matter.case_id, plot.scheme, plot.strength, plot.concealment, ids)
