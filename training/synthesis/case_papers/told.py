"""What a case can show on paper, before it is drawn."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from features.records.document import Kind
from features.records.fact import Fact, FactKind
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.style import TRAINING_LAYOUTS, Style
from training.synthesis.world.clock import ZONE

Paint = Callable[[Style, np.random.Generator], Drawn]
Rows = Mapping[FactKind, list[Fact]]


@dataclass(frozen=True, slots=True)
class Told:
    """A paper: its kind, the rows of history that it tells, how it is drawn, in which layouts."""

    kind: Kind
    fact_ids: tuple[str, ...]
    paint: Paint
    layouts: tuple[int, ...] = TRAINING_LAYOUTS


def day_of(fact: Fact) -> date:
    """Return the day of an event."""
    return datetime.fromtimestamp(fact.event_time, ZONE).date()


def standing(facts: Iterable[Fact]) -> Rows:
    """Return the rows of each kind in the order of events, less those cancelled in red ink."""
    rows: dict[FactKind, list[Fact]] = {}
    for fact in sorted(facts, key=lambda each: (each.event_time, each.fact_id)):
        rows.setdefault(fact.kind, []).append(fact)
    return {kind: _less_cancelled(of_kind) for kind, of_kind in rows.items()}


def _less_cancelled(facts: list[Fact]) -> list[Fact]:
    left = list(facts)
    for red in [fact for fact in facts if (fact.amount_fen or 0) < 0]:
        left.remove(red)
        wrong = next((f for f in left if f.amount_fen == -(red.amount_fen or 0)), None)
        if wrong is not None:
            left.remove(wrong)
    return left
