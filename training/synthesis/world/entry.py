"""How rows get into the ledger: late, in batches, with slips that later rows set right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from training.synthesis.world.clock import DAY, epoch
from training.synthesis.world.dice import Dice
from training.synthesis.world.ids import Ids
from training.synthesis.world.matter import Matter, Row

_SLIPS = 0.003
_MONEY = frozenset({FactKind.PAYMENT, FactKind.CONTRACT, FactKind.WAGE})
_BATCH_SECONDS = 500


@dataclass(frozen=True, slots=True)
class Desk:
    """Who types rows in: ids and chance of a town."""

    ids: Ids
    dice: Dice

    def enter(self, matter: Matter, rows: Iterable[Row]) -> Iterator[Fact]:
        """Yield the rows of a matter as facts; a slip is cancelled and entered once more."""
        batch = None
        if matter.entered_on:
            batch = epoch(matter.entered_on, self.dice.whole(8, 17))
        for row in rows:
            fact = self._fact(matter, row, batch)
            if fact.kind in _MONEY and self.dice.chance(_SLIPS):
                yield from self._slip(fact)
            else:
                yield fact

    def register(self, unit: str, focus: Focus, row: Row) -> Fact:
        """Return a row of a register that belongs to no matter."""
        happened = epoch(row.on)
        known = epoch(row.known) if row.known else happened + self._lag(0.02)
        return Fact(
            fact_id=self.ids.new("f"),
            kind=row.kind,
            focus=focus,
            unit=unit,
            event_time=happened,
            known_at=max(happened, known),
            source=row.source,
            **row.values,  # type: ignore[arg-type]  # the keys are columns of Fact
        )

    def _fact(self, matter: Matter, row: Row, batch: int | None) -> Fact:
        happened = epoch(row.on)
        return Fact(
            fact_id=self.ids.new("f"),
            kind=row.kind,
            focus=matter.focus,
            unit=matter.village.unit.id,
            event_time=happened,
            known_at=self._known(matter, row.known, happened, batch),
            source=row.source,
            case=matter.case_id,
            **row.values,  # type: ignore[arg-type]  # the keys are columns of Fact, see ``tell``
        )

    def _known(self, matter: Matter, known: date | None, happened: int, batch: int | None) -> int:
        if known:
            return max(happened, epoch(known))
        if batch and batch >= happened:
            return batch + self.dice.whole(0, _BATCH_SECONDS)
        return happened + self._lag(matter.village.late)

    def _lag(self, late: float) -> int:
        days = self.dice.wait(1.5)
        if self.dice.chance(late):
            days += self.dice.between(20, 120)
        return int(days * DAY)

    def _slip(self, fact: Fact) -> Iterator[Fact]:
        """Yield the wrong row, the red-ink row that cancels it (红字冲销), and the right one."""
        fen = fact.amount_fen or 0
        wrong = replace(fact, fact_id=self.ids.new("f"), amount_fen=fen * 10)
        seen = fact.known_at + self.dice.whole(1, 30) * DAY
        yield wrong
        corrected = replace(fact, known_at=seen, source="correction")
        yield replace(corrected, fact_id=self.ids.new("f"), amount_fen=-fen * 10)
        yield corrected
