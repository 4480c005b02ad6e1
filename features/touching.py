"""Which facts touch a case: the one selection of history, for serving and training alike."""

from collections.abc import Iterable, Mapping

from features.flags.invoice_reused import invoice_key, normal_key
from features.records.case import Case
from features.records.document import Kind
from features.records.fact import Fact


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


def touches(fact: Fact, keys: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a fact holds one of the keys; a store may ask the same of its index."""
    return any(getattr(fact, column) in values for column, values in keys.items() if values)


def _invoice_keys(case: Case) -> list[str]:
    papers = [invoice_key(paper) for paper in case.papers(Kind.INVOICE)]
    paid = [payment.invoice_key for payment in case.payments]
    normal = [normal_key(key) for key in (*papers, *paid) if key]
    # a fully digital invoice has no code; submitters write its key with or without the slash
    return [*normal, *(f"/{key}" for key in normal if "/" not in key)]


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value is not None}))
