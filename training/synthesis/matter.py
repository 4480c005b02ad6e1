"""A matter in the making: mutable until it is told as a case, papers and facts.

Schemes change a matter before it is told, so that case, papers and history always agree on
what happened, exactly as they do for honest matters.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from features.records.case import Asset, Bid, Household, Payment, Person
from features.records.fact import Fact
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.village import Seller, Village


@dataclass(frozen=True, slots=True)
class Delivery:
    """Goods of a purchase: what the contract names and what the delivery note names."""

    item: str
    unit: str
    quantity: int
    unit_price_fen: int
    agreed: str
    delivered: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The truth about a planted matter; strength and concealment in [0, 1]."""

    scheme: str
    strength: float
    concealment: float


@dataclass(slots=True)
class Matter:
    """One matter of one village. ``mess`` names honest oddities that look like schemes.

    ``waited_since`` is set for the last relief of a household: the payment before it.
    """

    case_id: str
    focus: Focus
    village: Village
    title: str
    power_id: str
    amount_fen: int
    category: str | None
    steps: dict[StepKind, date]
    seller: Seller | None = None
    goods: Delivery | None = None
    invoice_key: str | None = None
    payment_terms: str | None = None
    bids: list[Bid] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    asset: Asset | None = None
    household: Household | None = None
    lessee: str | None = None
    waited_since: date | None = None
    entry_lag: int = 0
    is_scored_early: bool = False
    mess: str | None = None
    plot: Plot | None = None
    more_facts: list[Fact] = field(default_factory=list)

    @property
    def began(self) -> date:
        """Return the day of the first step."""
        return min(self.steps.values())

    def move(self, days: int) -> None:
        """Shift every date of the matter."""
        shift = timedelta(days=days)
        self.steps = {kind: on + shift for kind, on in self.steps.items()}
        self.payments = [replace(payment, on=payment.on + shift) for payment in self.payments]
        self.people = [_moved(person, shift) for person in self.people]

    def reprice(self, amount_fen: int) -> None:
        """Set the amount at the same quantity; payments follow in proportion."""
        factor = amount_fen / self.amount_fen
        self.amount_fen = amount_fen
        self.payments = [
            replace(payment, amount_fen=round(payment.amount_fen * factor))
            for payment in self.payments
        ]

    def resize(self, amount_fen: int) -> None:
        """Set the amount at the same unit price: the quantity follows."""
        if self.goods is not None:
            quantity = max(1, round(self.goods.quantity * amount_fen / self.amount_fen))
            self.goods = replace(self.goods, quantity=quantity)
        self.reprice(amount_fen)


def _moved(person: Person, shift: timedelta) -> Person:
    days = tuple(replace(work, day=work.day + shift) for work in person.days)
    return replace(person, days=days, paid_on=tuple(on + shift for on in person.paid_on))


_GAPS: dict[StepKind, tuple[int, int]] = {
    StepKind.CONSULTATION: (1, 6),
    StepKind.DELIBERATION: (1, 8),
    StepKind.RESOLUTION: (1, 7),
    StepKind.RESOLUTION_NOTICE: (0, 3),
    StepKind.APPLICATION: (0, 1),
    StepKind.SURVEY: (2, 12),
    StepKind.APPRAISAL: (3, 20),
    StepKind.TENDER: (4, 15),
    StepKind.AWARD: (1, 10),
    StepKind.CONTRACT: (1, 12),
    StepKind.DELIVERY: (3, 25),
    StepKind.WORK: (3, 30),
    StepKind.ACCEPTANCE: (0, 8),
    StepKind.INVOICE: (0, 5),
    StepKind.PAYMENT: (1, 18),
    StepKind.RESULT_NOTICE: (1, 10),
}
_OFTEN_UNRECORDED = (StepKind.PROPOSAL, StepKind.CONSULTATION, StepKind.RESULT_NOTICE)


def walk(
    kinds: tuple[StepKind, ...], start: date, rng: np.random.Generator
) -> dict[StepKind, date]:
    """Return dates for the steps of a power in their order; some small steps go unrecorded."""
    on, steps = start, {}
    for kind in kinds:
        low, high = _GAPS.get(kind, (0, 4))
        on += timedelta(days=int(rng.integers(low, high + 1)))
        if kind not in _OFTEN_UNRECORDED or rng.random() > 0.12:
            steps[kind] = on
    return steps
