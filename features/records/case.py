"""The thing scored: one supervised matter with its papers, steps and history as of a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from features.errors import BadRecord
from features.records.document import Document, Kind
from features.records.fact import Fact
from features.records.focus import Focus, Role
from features.records.party import Party, Unit
from features.records.step import Step, StepKind


@dataclass(frozen=True, slots=True)
class Item:
    """What is bought, as the case states it; quantity in the item's unit of measure."""

    name: str
    specification: str | None = None
    quantity: Decimal | None = None
    unit_price_fen: int | None = None
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Bid:
    """One bid of a tender, in fen; ``bidder`` is a party id."""

    bidder: str
    amount_fen: int
    won: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that leaves the unit; ``invoice_key`` is ``<code>/<number>`` of the paid invoice."""

    payee: str
    amount_fen: int
    on: date
    account: str | None = None
    invoice_key: str | None = None


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One day of one worker on one site; minutes of work, None when only presence is known."""

    day: date
    site: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A worker or beneficiary of the case; ``id`` is a pseudonym kept by the submitter.

    ``days`` are the days charged to this case, ``paid_on`` the days on which money was paid.
    """

    id: str
    account: str | None = None
    amount_fen: int | None = None
    days: tuple[WorkDay, ...] = ()
    paid_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A collective asset that is sold or let; prices in fen, area in square metres."""

    id: str
    price_fen: int
    appraisal_fen: int | None = None
    area_m2: Decimal | None = None
    term_months: int | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """A household that applies for or receives relief under one scheme."""

    id: str
    scheme: str
    members: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One supervised matter, as of a moment.

    ``as_of`` carries a time zone; ``history`` holds only facts known strictly before it.
    Raises BadRecord(NAIVE_TIME) for a clock without zone and BadRecord(FUTURE_FACT) for a
    fact of history that was not yet known.
    """

    case_id: str
    focus: Focus
    unit: Unit
    title: str
    as_of: datetime
    power_id: str
    amount_fen: int
    category: str | None = None
    parties: tuple[Party, ...] = ()
    documents: tuple[Document, ...] = ()
    steps: tuple[Step, ...] = ()
    bids: tuple[Bid, ...] = ()
    payments: tuple[Payment, ...] = ()
    items: tuple[Item, ...] = ()
    people: tuple[Person, ...] = ()
    asset: Asset | None = None
    household: Household | None = None
    history: tuple[Fact, ...] = ()

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise BadRecord("NAIVE_TIME", f"as_of of case {self.case_id} has no time zone")
        late = [fact.fact_id for fact in self.history if fact.known_at >= self.as_of_epoch]
        if late:
            raise BadRecord("FUTURE_FACT", f"facts not yet known at as_of: {late[:5]}")

    @property
    def as_of_epoch(self) -> int:
        """Return as_of in whole epoch seconds, the clock of history."""
        return int(self.as_of.timestamp())

    def papers(self, kind: Kind) -> tuple[Document, ...]:
        """Return the documents of one kind, in the order submitted."""
        return tuple(document for document in self.documents if document.kind is kind)

    def steps_of(self, kind: StepKind) -> tuple[Step, ...]:
        """Return the steps of one kind, in the order submitted."""
        return tuple(step for step in self.steps if step.kind is kind)

    def party(self, role: Role) -> Party | None:
        """Return the first party in this role, None when there is none."""
        return next((party for party in self.parties if party.role is role), None)
