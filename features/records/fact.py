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
    LEASE = "lease"  # amount_fen = yearly rent; asset; quantity = months of the term
    APPRAISAL = "appraisal"  # amount_fen = appraised value; asset
    REGISTRATION = "registration"  # of a firm: seller, person = legal representative,
    #   item = name, category = business scope (、), account, amount_fen = capital; renamed: again
    SHAREHOLDING = "shareholding"  # seller, person = shareholder; quantity = share in 1/10,000
    PHONE = "phone"  # seller or person; item = phone number (or its pseudonym)
    ROLE = "role"  # person, category = post; quantity = 1 taken, 0 given up
    KINSHIP = "kinship"  # person, item = the cadre; category = relation
    DUTY = "duty"  # person; category = handler, approver, receiver
    VOTE = "vote"  # category = entitled, present, in_favour; quantity = heads
    PUBLICATION = "publication"  # category = step published; quantity = days on notice
    LISTING = "listing"  # asset put up on a public exchange; item = its listing id
    RENT_DUE = "rent_due"  # asset, seller = lessee; amount_fen; event_time = day it is due
    RENT_PAID = "rent_paid"  # asset, seller = lessee; amount_fen
    SUBLEASE = "sublease"  # asset, seller = who took it from the lessee; amount_fen a year
    INVENTORY = "inventory"  # asset stands in the register of collective assets
    CHANGE_ORDER = "change_order"  # amount_fen added to the contract; asset = site
    CEILING = "ceiling"  # amount_fen = control price of a tender
    WORK_ITEM = "work_item"  # item = line of a bill of quantities; quantity in 1/100; asset = site
    SITE_WORK = "site_work"  # seller = whose people work on the site; asset = site
    PRICE = "price"  # item and grade; amount_fen = published reference price of a unit
    EMPLOYMENT = "employment"  # person; category = by whom; amount_fen a month; quantity = 1, 0
    INCOME = "income"  # household; amount_fen a head and month as surveyed
    HOLDING = "holding"  # household or person; category = car, home, firm; amount_fen = worth
    BIRTH = "birth"  # person; event_time = day of birth
    BUDGET = "budget"  # category, item; amount_fen set aside for a year from event_time on
    DECLARATION = "declaration"  # person, item = the cadre whose kinship was declared (备案)


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
