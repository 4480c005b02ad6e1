"""History for the samples: fourteen months of honest purchases of six villages of one town.

Enough rows for every history feature of a purchase to have something to count. Names of
sellers are not needed: history knows them by their credit codes, which are invented.
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
_VILLAGES = (*UNITS.values(), *(f"unit-330498-01{place:02d}" for place in range(3, 7)))
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


def sample_facts(seed: int = 2025) -> tuple[Fact, ...]:
    """Return the history in the order in which it became known."""
    rng = np.random.default_rng(seed)
    dealers = _dealers()
    starts = np.sort(rng.integers(_FIRST // _DAY, _LAST // _DAY, _PURCHASES))
    facts = [
        fact
        for place, day in enumerate(starts)
        for fact in _purchase(place, int(day) * _DAY, dealers, rng)
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


def _purchase(
    place: int, start: int, dealers: tuple[Dealer, ...], rng: np.random.Generator
) -> Iterator[Fact]:
    """Yield bids, award, contract, invoice and payment of one honest purchase."""
    village = _VILLAGES[place % len(_VILLAGES)]
    winner = dealers[int(rng.integers(len(dealers)))]
    rivals = [d for d in dealers if d.category == winner.category and d is not winner]
    amount = int(np.exp(rng.normal(14.2, 0.75)) // 1000) * 1000  # fen, median about 14,700 yuan
    matter = _Matter(f"case-qinghe-{place:04d}", village, winner)
    for number, rival in enumerate([winner, *rivals]):
        bid = amount if number == 0 else int(amount * rng.uniform(1.02, 1.16)) // 100 * 100
        row = matter.fact(FactKind.BID, start, bid)
        yield replace(row, fact_id=f"{row.fact_id}{number}", seller=rival.id)
    yield matter.fact(FactKind.AWARD, start + 3 * _DAY, amount)
    yield matter.fact(FactKind.CONTRACT, start + 9 * _DAY, amount)
    key = f"/2533200000080{place:07d}"
    yield replace(matter.fact(FactKind.INVOICE, start + 34 * _DAY, amount), item=key)
    paid = matter.fact(FactKind.PAYMENT, start + 41 * _DAY, amount)
    yield replace(paid, item=key, account=winner.account)


@dataclass(frozen=True, slots=True)
class _Matter:
    case: str
    village: str
    winner: Dealer

    def fact(self, kind: FactKind, day: int, amount: int) -> Fact:
        event = day + 9 * 3_600
        return Fact(
            fact_id=f"{self.case}-{kind.value}",
            kind=kind,
            focus=Focus.PROCUREMENT,
            unit=self.village,
            event_time=event,
            known_at=event + 2 * _DAY,
            source=_SOURCE,
            case=self.case,
            seller=self.winner.id,
            category=self.winner.category,
            amount_fen=amount,
        )
