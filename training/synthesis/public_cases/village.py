"""An invented village of one fixture: its ids, its clock, its steps and its rows of history."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from features.records.fact import Fact
from features.records.focus import Focus
from features.records.party import Unit
from features.records.step import Step, StepKind
from models.risk.shipped_register import shipped_register
from training.synthesis.papers.story import REGION
from training.synthesis.world.clock import epoch, later
from training.synthesis.world.matter import Row

_KNOWN_AFTER_DAYS = 2
_STEP_DAYS = 5
_UNCHANGED: Mapping[StepKind, date | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Village:
    """Where a matter takes place. ``key`` begins every id of the matter: case, unit, facts."""

    key: str
    name: str
    focus: Focus

    @property
    def clean(self) -> "Village":
        """Return the village of the clean twin: the same, under ids of its own."""
        return replace(self, key=f"{self.key}-twin")

    @property
    def case_id(self) -> str:
        """Return the id of the matter itself."""
        return self.id("case")

    @property
    def unit(self) -> Unit:
        """Return the village committee; its region is unassigned in GB/T 2260."""
        return Unit(self.id("unit"), f"{self.name}村民委员会", REGION)

    def id(self, what: str) -> str:
        """Return the id of a person, firm, account or matter of this village.

        >>> Village("pc01", "砚池村", Focus.PROJECT).id("seller")
        'pc01-seller'
        """
        return f"{self.key}-{what}"

    def facts(self, *rows: Row) -> tuple[Fact, ...]:
        """Return rows of history as facts; what is not said became known two days later."""
        return tuple(self._fact(number, row) for number, row in enumerate(rows, start=1))

    def _fact(self, number: int, row: Row) -> Fact:
        return Fact(
            fact_id=self.id(f"f{number:03d}"),
            kind=row.kind,
            focus=self.focus,
            unit=self.unit.id,
            event_time=epoch(row.on),
            known_at=epoch(row.known or later(row.on, _KNOWN_AFTER_DAYS)),
            source=row.source,
            **row.values,  # type: ignore[arg-type]  # the keys are columns of Fact
        )


def steps_of(
    power_id: str, first: date, changes: Mapping[StepKind, date | None] = _UNCHANGED
) -> tuple[Step, ...]:
    """Return the steps of a power, five days apart, as it stood on the first day.

    ``changes`` moves some to another day; None says that a step was not taken. Raises
    BadRecord as the register does.
    """
    kinds = shipped_register().power(power_id, first).steps
    regular = {kind: later(first, _STEP_DAYS * place) for place, kind in enumerate(kinds)}
    taken = {**regular, **changes}
    return tuple(Step(kind, on) for kind, on in taken.items() if on is not None)
