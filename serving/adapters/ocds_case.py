"""A compiled OCDS release to a case on the wire: who, what, when, for how much.

Left out: planning, documents by link, and what a case has no place for. A bid that is not valid
is no bid of the case; it is told as a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from features.records.focus import Focus, Role
from features.records.step import StepKind
from serving.adapters.located import Located
from serving.adapters.ocds_parties import Parties
from serving.adapters.ocds_values import Reader, moment_of, standing

_GONE = frozenset({"cancelled", "unsuccessful", "withdrawn"})
_NO_BID = frozenset({"invited", "pending", "disqualified", "withdrawn", "invalid"})
_POWERS = {
    "goods": "procurement.goods",
    "services": "procurement.services",
    "works": "project.small_works",
}
_MILESTONES = {"delivery": StepKind.DELIVERY, "assessment": StepKind.ACCEPTANCE}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseTerms:
    """What the files of one publisher do not tell: region, power and the moment of the cases."""

    region: str | None = None
    power_id: str | None = None
    as_of: str | None = None


@dataclass(slots=True)
class CaseDraft:
    """One case while it is read; faults and remarks go to ``reader``."""

    release: Located
    parties: Parties
    reader: Reader
    terms: CaseTerms
    _people: dict[str, Row] = field(default_factory=dict)

    def case(self, ocid: str) -> Row:
        """Return the case as JSON values; it is one only where the reader has no fault."""
        power = self._power()
        bids, payments = list(self._bids()), list(self._payments())
        self._suppliers()
        return {
            "case_id": ocid,
            "focus": power.partition(".")[0] or Focus.PROCUREMENT.value,
            "unit": self.parties.unit(self.terms.region),
            "title": self._title(),
            "as_of": self._as_of(),
            "power_id": power,
            "amount_fen": self._amount(),
            "category": self._category(),
            "parties": list(self._people.values()),
            "steps": list(self._steps()),
            "bids": bids,
            "payments": payments,
            "items": list(self._items()),
        }

    def _power(self) -> str:
        if self.terms.power_id is not None:
            return self.terms.power_id
        category = self.release.text("tender", "mainProcurementCategory")
        if category not in _POWERS:
            place = self.release.place("tender", "mainProcurementCategory")
            self.reader.refuse(place, "UNKNOWN_CATEGORY")
        return _POWERS.get(category or "", "")

    def _title(self) -> str:
        told = (self.release.text("tender", name) for name in ("title", "description"))
        first = next(filter(None, told), None)
        return first or self.reader.text(self.release, "tender", "title")

    def _as_of(self) -> str:
        if self.terms.as_of is not None:
            return self.terms.as_of
        found = self.release.get("date")
        moment = moment_of(found) if found is not None else None
        if moment is None:
            code = "MISSING" if found is None else "BAD_DATE"
            self.reader.refuse(self.release.place("date"), code)
            return ""
        return moment.isoformat()

    def _amount(self) -> int:
        """Return what the contracts come to, else the awards, else the tender."""
        for name in ("contracts", "awards"):
            told = [one.get("value") for one in standing(self.release, name, _GONE)]
            if any(told):
                return sum(self.reader.fen(value) or 0 for value in told)
        if self.release.get("tender", "value", "amount") is None:
            self.reader.refuse(self.release.place("tender", "value"), "MISSING")
        return self.reader.fen(self.release.get("tender", "value")) or 0

    def _category(self) -> str | None:
        found = next(self.release.each("tender", "items"), None)
        told = found.text("classification", "id") if found is not None else None
        return told or self.release.text("tender", "mainProcurementCategory")

    def _suppliers(self) -> None:
        for award in standing(self.release, "awards", _GONE):
            for supplier in award.each("suppliers"):
                self._person(supplier, Role.SELLER)

    def _person(self, reference: Located, role: Role) -> str:
        """Put an organisation among the parties; a seller is not a bidder only."""
        party_id = self.parties.id_of(reference)
        known = self._people.get(party_id)
        if known is None:
            code = self.parties.credit_code(reference)
            row = {"id": party_id, "name": self.parties.name_of(reference), "role": role.value}
            self._people[party_id] = row | ({"credit_code": code} if code else {})
        elif role is Role.SELLER:
            known["role"] = role.value
        return party_id

    def _bids(self) -> Iterator[Row]:
        awards = standing(self.release, "awards", _GONE)
        winners = {self.parties.id_of(one) for award in awards for one in award.each("suppliers")}
        for bid in self.release.each("bids", "details"):
            bidders = [self._person(one, Role.BIDDER) for one in bid.each("tenderers")]
            fen = self._bid_fen(bid)
            if fen is None:
                continue
            if not bidders:
                self.reader.refuse(bid.place("tenderers"), "MISSING")
                continue
            if len(bidders) > 1:
                self.reader.remark(bid.place("tenderers"), "CONSORTIUM")
            yield {"bidder": bidders[0], "amount_fen": fen, "won": bool(winners & {*bidders})}

    def _bid_fen(self, bid: Located) -> int | None:
        if bid.text("status") in _NO_BID:
            self.reader.remark(bid.place("status"), "BID_LEFT_OUT")
            return None
        if bid.get("value", "amount") is None:
            self.reader.remark(bid.place("value"), "BID_WITHOUT_VALUE")
            return None
        return self.reader.fen(bid.get("value"))

    def _steps(self) -> Iterator[Row]:
        release = self.release
        yield from self._step(StepKind.TENDER, release.get("tender", "tenderPeriod", "startDate"))
        for award in standing(release, "awards", _GONE):
            yield from self._step(StepKind.AWARD, award.get("date"))
        for contract in standing(release, "contracts", _GONE):
            yield from self._step(StepKind.CONTRACT, contract.get("dateSigned"))
            for milestone in contract.each("implementation", "milestones"):
                kind = _MILESTONES.get(milestone.text("type") or "")
                if kind is not None:
                    yield from self._step(kind, milestone.get("dateMet"))

    def _step(self, kind: StepKind, found: Located | None) -> Iterator[Row]:
        day = self.reader.day(found)
        if day is not None:
            yield {"kind": kind.value, "on": day.isoformat()}

    def _payments(self) -> Iterator[Row]:
        for contract in standing(self.release, "contracts", _GONE):
            for paid in contract.each("implementation", "transactions"):
                yield from self._payment(paid)

    def _payment(self, paid: Located) -> Iterator[Row]:
        payee = paid.get("payee") or paid.get("receiverOrganization")  # the latter until 1.1
        fen = self.reader.fen(paid.get("value") or paid.get("amount"))
        day = self.reader.day(paid.get("date"))
        for name, found in (("payee", payee), ("value", paid.get("value") or paid.get("amount")),
                            ("date", paid.get("date"))):  # fmt: skip
            if found is None:
                self.reader.refuse(paid.place(name), "MISSING")
        if payee is not None and fen is not None and day is not None:
            yield {"payee": self.parties.id_of(payee), "amount_fen": fen, "on": day.isoformat()}

    def _items(self) -> Iterator[Row]:
        contracts = standing(self.release, "contracts", _GONE)
        awards = standing(self.release, "awards", _GONE)
        stated = [item for one in contracts for item in one.each("items")]
        stated = stated or [item for one in awards for item in one.each("items")]
        for item in stated or self.release.each("tender", "items"):
            name = item.text("description") or item.text("classification", "description")
            yield {
                "name": name or self.reader.text(item, "description"),
                "quantity": self.reader.quantity(item.get("quantity")),
                "unit_price_fen": self.reader.unit_price_fen(item.get("unit")),
            }
