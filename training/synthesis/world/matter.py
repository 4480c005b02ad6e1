"""A matter in the making: mutable until it is told as a case, papers and facts.

Schemes change a matter before it is told, so that case, papers and history always agree on
what happened, exactly as they do for honest matters.
"""

import copy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from features.records.case import Asset, Bid, Household, Payment, Person
from features.records.document import Kind
from features.records.fact import FactKind
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.firms import Seller
from training.synthesis.world.village import Village

Values = dict[str, str | int | None]
_WEEK = 7


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


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of history says, before it has its clocks and its ids.

    ``values`` are columns of a Fact; ``known`` is the day it became known where that is not left
    to the village's habits; ``source`` says who tells it.
    """

    kind: FactKind
    on: date
    values: Values
    known: date | None = None
    source: str = "village ledger"

    def known_on(self, day: date) -> "Row":
        """Return the row as one that became known on another day."""
        return replace(self, known=day)

    def scaled(self, factor: float) -> "Row":
        """Return the row with its sum multiplied, where it has one."""
        fen = self.values.get("amount_fen")
        if not isinstance(fen, int):
            return self
        return replace(self, values={**self.values, "amount_fen": round(fen * factor)})

    def sold_by(self, old: str, new: str) -> "Row":
        """Return the row with another seller in the place of the old one."""
        if self.values.get("seller") != old:
            return self
        return replace(self, values={**self.values, "seller": new})

    def moved(self, shift: timedelta) -> "Row":
        """Return the row so much later."""
        return replace(self, on=self.on + shift, known=self.known and self.known + shift)


@dataclass(frozen=True, slots=True)
class BidMark:
    """What a bid file gives away: the account of its deposit and who wrote it."""

    account: str
    author: str


@dataclass(frozen=True, slots=True)
class Rent:
    """One rent of a lease in fen: due on a day; ``paid`` None while it is owed."""

    due: date
    fen: int
    paid: date | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A meeting of village representatives: how many may vote, came, and said yes."""

    entitled: int
    present: int
    in_favour: int


@dataclass(slots=True)
class Matter:
    """One matter of one village. ``mess`` names honest oddities that look like schemes.

    ``tender_fen`` is the sum from which it would have to be tendered where it stands;
    ``rounds_to`` is the step in fen to which its sums are rounded, 1 for none. ``duties`` are the
    persons who handle, approve and receive. ``notices`` are days on the notice board for each
    step of publication. ``waited_since`` is set for the last relief of a household: the payment
    before it; ``is_sole`` says that there is no other. ``entered_on`` is the day on which all
    rows were typed in together, where they were. ``more`` are further rows of the matter,
    ``registered`` rows of registers that name no matter.
    """

    case_id: str
    focus: Focus
    village: Village
    title: str
    power_id: str
    steps: dict[StepKind, date]
    tender_fen: int
    amount_fen: int = 1
    category: str | None = None
    rounds_to: int = 1
    seller: Seller | None = None
    goods: Delivery | None = None
    invoice_key: str | None = None
    invoice_on: date | None = None
    words_fen: int | None = None
    missing: frozenset[Kind] = frozenset()
    payment_terms: str | None = None
    bids: list[Bid] = field(default_factory=list)
    marks: dict[str, BidMark] = field(default_factory=dict)
    ceiling_fen: int | None = None
    changes: list[tuple[date, int]] = field(default_factory=list)
    bill: list[tuple[str, int]] = field(default_factory=list)
    site: str | None = None
    builder: str | None = None
    payments: list[Payment] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    asset: Asset | None = None
    lessee: str | None = None
    listing: str | None = None
    rents: list[Rent] = field(default_factory=list)
    household: Household | None = None
    waited_since: date | None = None
    is_sole: bool = False
    duties: dict[str, str] = field(default_factory=dict)
    vote: Vote | None = None
    notices: dict[StepKind, int] = field(default_factory=dict)
    entered_on: date | None = None
    is_scored_early: bool = False
    mess: str | None = None
    plot: Plot | None = None
    more: list[Row] = field(default_factory=list)
    registered: list[Row] = field(default_factory=list)
    paper_date: str | None = None

    @property
    def began(self) -> date:
        """Return the day of the first step."""
        return min(self.steps.values())

    @property
    def ended(self) -> date:
        """Return the day of the last step or payment."""
        return max([*self.steps.values(), *(payment.on for payment in self.payments)])

    def move(self, days: int) -> None:
        """Shift every date by about so many days, in whole weeks: days of rest stay so."""
        shift = timedelta(days=round(days / _WEEK) * _WEEK)
        self.steps = {kind: on + shift for kind, on in self.steps.items()}
        self.payments = [replace(payment, on=payment.on + shift) for payment in self.payments]
        self.people = [_moved(person, shift) for person in self.people]
        self.rents = [
            replace(rent, due=rent.due + shift, paid=rent.paid and rent.paid + shift)
            for rent in self.rents
        ]
        self.changes = [(on + shift, fen) for on, fen in self.changes]
        self.more = [row.moved(shift) for row in self.more]
        self.invoice_on = self.invoice_on and self.invoice_on + shift
        self.entered_on = self.entered_on and self.entered_on + shift

    def reprice(self, amount_fen: int) -> None:
        """Set the amount at the same quantity; payments, bids and ceiling follow it."""
        whole = max(self.rounds_to, round(amount_fen / self.rounds_to) * self.rounds_to)
        factor = whole / self.amount_fen
        self.amount_fen = whole
        self.payments = [replace(p, amount_fen=round(p.amount_fen * factor)) for p in self.payments]
        self.bids = [replace(b, amount_fen=round(b.amount_fen * factor)) for b in self.bids]
        self.ceiling_fen = self.ceiling_fen and round(self.ceiling_fen * factor)
        self.changes = [(on, round(fen * factor)) for on, fen in self.changes]
        self.more = [row.scaled(factor) for row in self.more]

    def resize(self, amount_fen: int) -> None:
        """Set the amount at the same unit price: the quantity follows."""
        if self.goods is not None:
            quantity = max(1, round(self.goods.quantity * amount_fen / self.amount_fen))
            self.goods = replace(self.goods, quantity=quantity)
        self.reprice(amount_fen)

    def sell_from(self, seller: Seller) -> None:
        """Let another firm be the seller: it wins, is paid and does the work."""
        old, self.seller = self.seller, seller
        rivals = [bid for bid in self.bids if bid.bidder not in (seller.id, old and old.id)]
        won = [replace(bid, bidder=seller.id) for bid in self.bids if bid.won]
        self.bids = [*won, *rivals]
        self.builder = seller.id if self.builder else None
        self.payments = [
            replace(payment, payee=seller.id, account=seller.account) for payment in self.payments
        ]
        if old is not None:
            self.more = [row.sold_by(old.id, seller.id) for row in self.more]

    def copy(self) -> "Matter":
        """Return a matter that can be changed without changing this one."""
        twin = copy.copy(self)
        for name in ("steps", "bids", "marks", "changes", "bill", "payments", "people", "rents"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        for name in ("duties", "notices", "more", "registered"):
            setattr(twin, name, copy.copy(getattr(self, name)))
        return twin


def _moved(person: Person, shift: timedelta) -> Person:
    days = tuple(replace(work, day=work.day + shift) for work in person.days)
    return replace(person, days=days, paid_on=tuple(on + shift for on in person.paid_on))
