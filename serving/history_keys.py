"""Which facts touch a case: the keys under which the store looks for them."""

from collections.abc import Iterable, Mapping

from features.records.case import Case
from features.records.document import Document, Kind


def keys_of(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Return, for each column of the fact table, the values that a fact of this case may hold.

    Every party and bidder is looked up, losing bidders too; invoices by ``<code>/<number>``.
    """
    people = case.people
    accounts = [*(party.account for party in case.parties), *(p.account for p in case.payments)]
    return {
        "unit": (case.unit.id,),
        "seller": _distinct([*(p.id for p in case.parties), *(b.bidder for b in case.bids)]),
        "person": _distinct(person.id for person in people),
        "household": _distinct([case.household.id if case.household else None]),
        "asset": _distinct([case.asset.id if case.asset else None]),
        "account": _distinct([*accounts, *(person.account for person in people)]),
        "item": _distinct(_invoice_keys(case)),
    }


def _invoice_keys(case: Case) -> list[str | None]:
    papers = [invoice_key(paper) for paper in case.papers(Kind.INVOICE)]
    return [*papers, *(payment.invoice_key for payment in case.payments)]


def invoice_key(paper: Document) -> str | None:
    """Return ``<code>/<number>`` of an invoice, ``/<number>`` for one without code, or None."""
    number, code = paper.field("invoice_number"), paper.field("invoice_code")
    return None if number is None else f"{code.value if code else ''}/{number.value}"


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value is not None}))
