"""The spine: for one case, the keys under which history is looked up, and the moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from features.history.declarations import Entity
from features.records.case import Case
from features.records.focus import Role

_DEALERS = frozenset({Role.SELLER, Role.LESSEE, Role.BUYER, Role.PAYEE})


@dataclass(frozen=True, slots=True)
class Spine:
    """Keys of one case; ``as_of`` in epoch seconds; ``keys`` sorted, without repetition."""

    case: str
    as_of: int
    keys: Mapping[Entity, tuple[str, ...]]

    def knows(self, entities: Iterable[Entity]) -> bool:
        """Say whether the case has at least one key of each of these entities."""
        return all(self.keys[entity] for entity in entities)


def spine_of(case: Case) -> Spine:
    """Return the keys of a case.

    The seller of history is whoever deals with the unit: seller, lessee, buyer, payee and the
    winning bidder. Cadres and losing bidders are not looked up here.
    """
    keys = {
        Entity.UNIT: _distinct([case.unit.id]),
        Entity.SELLER: _distinct(_dealers(case)),
        Entity.CATEGORY: _distinct([case.category]),
        Entity.ACCOUNT: _distinct(_accounts(case)),
        Entity.ASSET: _distinct([case.asset.id if case.asset else None]),
        Entity.HOUSEHOLD: _distinct([case.household.id if case.household else None]),
        Entity.PERSON: _distinct(person.id for person in case.people),
    }
    return Spine(case.case_id, case.as_of_epoch, keys)


def _dealers(case: Case) -> list[str]:
    parties = [party.id for party in case.parties if party.role in _DEALERS]
    return parties + [bid.bidder for bid in case.bids if bid.won]


def _accounts(case: Case) -> list[str | None]:
    parties = [party.account for party in case.parties if party.role in _DEALERS]
    payments = [payment.account for payment in case.payments]
    return [*parties, *payments, *(person.account for person in case.people)]


def _distinct(keys: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({key for key in keys if key is not None}))
