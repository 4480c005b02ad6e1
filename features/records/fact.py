"""One row of history, with two clocks: when it happened and when it became known."""

from dataclasses import dataclass
from enum import StrEnum

from features.errors import BadRecord
from features.records.focus import Focus


class FactKind(StrEnum):
    """What a row of history records; the measures that it carries are named beside it."""

    CONTRACT = "contract"  # amount_fen
    INVOICE = "invoice"  # amount_fen; item = "<code>/<number>"
    PAYMENT = "payment"  # amount_fen; item = invoice key where one was paid
    BID = "bid"  # amount_fen; seller = bidder
    AWARD = "award"  # amount_fen; seller = winner
    ATTENDANCE = "attendance"  # quantity = minutes worked; person, item = site
    WAGE = "wage"  # amount_fen; person, account
    RELIEF = "relief"  # amount_fen; person, household, account; category = scheme
    DEATH = "death"  # person; event_time = day of death
    LEASE = "lease"  # amount_fen = yearly rent; asset
    APPRAISAL = "appraisal"  # amount_fen = appraised value; asset


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of history. Corrections are new rows, nothing is updated.

    ``event_time`` and ``known_at`` are epoch seconds; ``amount_fen`` is in fen. Entities are
    the text ids of the submitter; the columns of ``features.history`` hold them as integers.

    Raises BadRecord(BAD_CLOCK) when a fact was known before it happened.
    """

    fact_id: str
    kind: FactKind
    focus: Focus
    unit: str
    event_time: int
    known_at: int
    source: str
    case: str | None = None
    seller: str | None = None
    person: str | None = None
    household: str | None = None
    asset: str | None = None
    account: str | None = None
    item: str | None = None
    category: str | None = None
    amount_fen: int | None = None
    quantity: int | None = None

    def __post_init__(self) -> None:
        if self.known_at < self.event_time:
            raise BadRecord("BAD_CLOCK", f"fact {self.fact_id} was known before it happened")
