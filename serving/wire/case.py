"""A case on the wire: the record without its history, papers by reference.

The service selects the history itself, so a submitter cannot leave facts out.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, Field, model_validator

from features.records.case import Asset, Bid, Case, Household, Item, Payment, Person, WorkDay
from features.records.document import Document
from features.records.fact import Fact
from features.records.focus import Focus, Role
from features.records.party import Party, Unit
from features.records.step import Step, StepKind
from serving.errors import Refused
from serving.wire.fact import EntityId
from serving.wire.strict import Strict

Name = Annotated[str, Field(min_length=1, max_length=500)]
Fen = Annotated[int, Field(ge=-(10**14), le=10**14)]
Amount = Annotated[Decimal, Field(max_digits=20, allow_inf_nan=False)]
DocumentId = Annotated[str, Field(pattern=r"^doc_[0-9a-f]{24}$")]
_MANY = 5_000
_ISO = re.compile(r"[0-9]{4}-")


def _iso(value: object) -> object:
    """Refuse the digits that pydantic would take for seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and _ISO.match(value)):
        return value
    raise ValueError("an ISO 8601 date is needed, YYYY-MM-DD")


# a text that went through a validator is no longer JSON to pydantic, so strictness is _iso's
Day = Annotated[date, Field(strict=False), BeforeValidator(_iso)]
Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_iso)]


class UnitWire(Strict):
    """The village or town body; ``region`` is a GB/T 2260 code."""

    id: EntityId
    name: Name
    region: Annotated[str, Field(pattern=r"^[0-9]{2,12}$")]


class PartyWire(Strict):
    """A firm or person dealing with the unit."""

    id: EntityId
    name: Name
    role: Role
    credit_code: EntityId | None = None
    account: EntityId | None = None


class DocumentReference(Strict):
    """A paper of the case: a recognised document, or (command line only) a file beside it."""

    document_id: DocumentId | None = None
    path: Annotated[str, Field(min_length=1, max_length=1000)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "DocumentReference":
        if (self.document_id is None) == (self.path is None):
            raise ValueError("exactly one of document_id and path is needed")
        return self


class StepWire(Strict):
    """A step that was taken, and the paper that proves it."""

    kind: StepKind
    on: Day
    document_id: DocumentId | None = None


class BidWire(Strict):
    """One bid of a tender; ``bidder`` is a party id."""

    bidder: EntityId
    amount_fen: Fen
    won: bool = False


class PaymentWire(Strict):
    """Money that leaves the unit."""

    payee: EntityId
    amount_fen: Fen
    on: Day
    account: EntityId | None = None
    invoice_key: EntityId | None = None


class ItemWire(Strict):
    """What is bought; decimals as strings."""

    name: Name
    specification: Name | None = None
    quantity: Amount | None = None
    unit_price_fen: Fen | None = None
    amount_fen: Fen | None = None


class WorkDayWire(Strict):
    """One day of one worker on one site, minutes of work."""

    day: Day
    site: EntityId
    minutes: Annotated[int, Field(ge=0, le=1440)] | None = None


class PersonWire(Strict):
    """A worker or beneficiary, by the pseudonym of the submitter."""

    id: EntityId
    account: EntityId | None = None
    amount_fen: Fen | None = None
    days: Annotated[tuple[WorkDayWire, ...], Field(max_length=_MANY)] = ()
    paid_on: Annotated[tuple[Day, ...], Field(max_length=_MANY)] = ()


class AssetWire(Strict):
    """A collective asset that is sold or let."""

    id: EntityId
    price_fen: Fen
    appraisal_fen: Fen | None = None
    area_m2: Amount | None = None
    term_months: Annotated[int, Field(ge=0, le=1200)] | None = None


class HouseholdWire(Strict):
    """A household that applies for or receives relief under one scheme."""

    id: EntityId
    scheme: EntityId
    members: Annotated[int, Field(ge=0, le=100)] | None = None


class CaseWire(Strict):
    """One supervised matter as its submitter states it, as of a moment with a time zone."""

    case_id: EntityId
    focus: Focus
    unit: UnitWire
    title: Name
    as_of: Moment
    power_id: EntityId
    amount_fen: Fen
    category: EntityId | None = None
    parties: Annotated[tuple[PartyWire, ...], Field(max_length=200)] = ()
    documents: Annotated[tuple[DocumentReference, ...], Field(max_length=200)] = ()
    steps: Annotated[tuple[StepWire, ...], Field(max_length=200)] = ()
    bids: Annotated[tuple[BidWire, ...], Field(max_length=200)] = ()
    payments: Annotated[tuple[PaymentWire, ...], Field(max_length=_MANY)] = ()
    items: Annotated[tuple[ItemWire, ...], Field(max_length=_MANY)] = ()
    people: Annotated[tuple[PersonWire, ...], Field(max_length=_MANY)] = ()
    asset: AssetWire | None = None
    household: HouseholdWire | None = None

    def record(self, documents: Iterable[Document], history: Iterable[Fact]) -> Case:
        """Return the record with its recognised papers and its history as of ``as_of``.

        Raises Refused(UNKNOWN_DOCUMENT) for a step proved by a paper that is not of the case.
        """
        papers = tuple(documents)
        self._require_proofs({paper.document_id for paper in papers})
        plain = self.model_dump(exclude={"documents"})
        return Case(**_typed(plain), documents=papers, history=tuple(history))

    def _require_proofs(self, here: set[str]) -> None:
        for number, step in enumerate(self.steps):
            if step.document_id is not None and step.document_id not in here:
                place = f"/steps/{number}/document_id"
                raise Refused("UNKNOWN_DOCUMENT", "not among the documents of the case", place)


def case_json(case: Case) -> bytes:
    """Return a case as wire JSON, papers by document id, without its history."""
    plain: dict[str, Any] = asdict(case)
    del plain["history"]
    plain["documents"] = tuple({"document_id": d.document_id} for d in case.documents)
    return CaseWire.model_validate(plain).model_dump_json(exclude_none=True).encode()


def _typed(plain: dict[str, Any]) -> dict[str, Any]:
    rows = {"parties": Party, "steps": Step, "bids": Bid, "payments": Payment, "items": Item}
    typed = {name: tuple(make(**row) for row in plain[name]) for name, make in rows.items()}
    return {
        **plain,
        **typed,
        "as_of": _plain_zone(plain["as_of"]),
        "unit": Unit(**plain["unit"]),
        "people": tuple(_person(row) for row in plain["people"]),
        "asset": Asset(**plain["asset"]) if plain["asset"] else None,
        "household": Household(**plain["household"]) if plain["household"] else None,
    }


def _plain_zone(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    assert offset is not None, "AwareDatetime"
    return moment.replace(tzinfo=timezone(offset))


def _person(row: dict[str, Any]) -> Person:
    return Person(**{**row, "days": tuple(WorkDay(**day) for day in row["days"])})
