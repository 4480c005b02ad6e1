"""History for the samples: a year of honest purchases of six villages of one town.

Enough rows for every history feature of a purchase to have something to count. The villages of
the two sample cases have the same history, so that nothing but the delivered steel can make
their scores differ. Sellers are known by their credit codes, which are invented.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from features.records.fact import Fact, FactKind
from features.records.focus import Focus
from training.synthesis.papers.purchase import credit_code
from training.synthesis.papers.sample_cases import CATEGORY
from training.synthesis.papers.story import REGION, SELLER

UNITS = {
    "case-railings-luting": "unit-330498-0101",
    "case-railings-xingwu": "unit-330498-0102",
}
_BUYERS = (tuple(UNITS.values()), *((f"unit-330498-01{place:02d}",) for place in range(3, 7)))
_CATEGORIES = (CATEGORY, "办公用品", "照明", "保洁用品", "绿化", "健身器材")
_FIRST = int(datetime(2024, 9, 2, tzinfo=UTC).timestamp())
_LAST = int(datetime(2025, 9, 8, tzinfo=UTC).timestamp())
_DAY = 86_400
_PURCHASES = 54
_SOURCE = "data_samples"


@dataclass(frozen=True, slots=True)
class Dealer:
    """A seller of one category of goods, and the account it is paid on."""

    id: str
    account: str
    category: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One honest purchase, whoever makes it; ``bids`` are (bidder, fen), the winner's first."""

    start: int  # epoch seconds of the inquiry
    winner: Dealer
    amount_fen: int
    bids: tuple[tuple[str, int], ...]


def sample_facts(seed: int = 2025) -> tuple[Fact, ...]:
    """Return the history in the order in which it became known."""
    rng = np.random.default_rng(seed)
    dealers = _dealers()
    starts = np.sort(rng.integers(_FIRST // _DAY, _LAST // _DAY, _PURCHASES))
    deals = [_deal(int(day) * _DAY, dealers, rng) for day in starts]
    facts = [
        fact
        for number, deal in enumerate(deals)
        for twin, village in enumerate(_BUYERS[number % len(_BUYERS)])
        for fact in _facts_of(deal, village, 2 * number + twin)
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.known_at, fact.fact_id)))


def fact_record(fact: Fact) -> dict[str, Any]:
    """Return the wire form of a fact, without the measures that it does not carry."""
    return {name: value for name, value in asdict(fact).items() if value is not None}


def _dealers() -> tuple[Dealer, ...]:
    others = tuple(
        Dealer(
            credit_code("91", REGION, f"MA{place:02d}DL0{place % 7}"[:8]),
            f"20100000006{place:02d}117{place % 10}{place * 37 % 100:02d}",
            _CATEGORIES[place % len(_CATEGORIES)],
        )
        for place in range(12)
    )
    return (Dealer(SELLER.credit_code, SELLER.account, CATEGORY), *others)


def _deal(start: int, dealers: tuple[Dealer, ...], rng: np.random.Generator) -> Deal:
    winner = dealers[int(rng.integers(len(dealers)))]
    rivals = [d for d in dealers if d.category == winner.category and d is not winner]
    amount = int(np.exp(rng.normal(14.2, 0.75)) // 1000) * 1000  # fen, median about 14,700 yuan
    higher = [int(amount * rng.uniform(1.02, 1.16)) // 100 * 100 for _ in rivals]
    others = zip((rival.id for rival in rivals), higher, strict=True)
    return Deal(start, winner, amount, ((winner.id, amount), *others))


def _facts_of(deal: Deal, village: str, number: int) -> Iterator[Fact]:
    """Yield bids, award, contract, invoice and payment of one purchase."""
    case = f"case-qinghe-{number:04d}"
    for place, (bidder, amount) in enumerate(deal.bids):
        row = _fact(deal, village, case, FactKind.BID, 0)
        fact_id = f"{row.fact_id}{place}"
        yield replace(row, fact_id=fact_id, seller=bidder, amount_fen=amount)
    yield _fact(deal, village, case, FactKind.AWARD, 3)
    yield _fact(deal, village, case, FactKind.CONTRACT, 9)
    key = f"/2533200000080{number:07d}"
    yield replace(_fact(deal, village, case, FactKind.INVOICE, 34), item=key)
    paid = _fact(deal, village, case, FactKind.PAYMENT, 41)
    yield replace(paid, item=key, account=deal.winner.account)


def _fact(deal: Deal, village: str, case: str, kind: FactKind, day: int) -> Fact:
    event = deal.start + day * _DAY + 9 * 3_600
    return Fact(
        fact_id=f"{case}-{kind.value}",
        kind=kind,
        focus=Focus.PROCUREMENT,
        unit=village,
        event_time=event,
        known_at=event + 2 * _DAY,
        source=_SOURCE,
        case=case,
        seller=deal.winner.id,
        category=deal.winner.category,
        amount_fen=deal.amount_fen,
    )
