"""The declarations of history features: data only, read by both executors.

A declaration says which rows of history count (entity keys, kinds, window) and how they are
folded into one integer. The rule of time is the same for all of them and is kept by both
executors: ``known_at < as_of``, ``event_time < as_of``, ``event_time >= as_of - days``, and
rows of the case itself are left out, so that a number never depends on whether the case was
reported before it was scored. Left out: distinct counts over windows, which are not portable
between engines (``DISTINCT_WINDOW_FUNCTION_UNSUPPORTED`` on Spark).
"""

from dataclasses import dataclass
from enum import StrEnum

from features.records.fact import FactKind

SECONDS_OF_DAY = 86_400


class Entity(StrEnum):
    """What history is grouped by; the value is the name of the fact's column."""

    UNIT = "unit"
    SELLER = "seller"
    CATEGORY = "category"
    ACCOUNT = "account"
    ASSET = "asset"
    HOUSEHOLD = "household"
    PERSON = "person"


class Measure(StrEnum):
    """What is folded: the rows themselves, fen, or minutes of work."""

    ROWS = "rows"
    AMOUNT_FEN = "amount_fen"
    QUANTITY = "quantity"


class Fold(StrEnum):
    """The only folds that gave bit-equal integers on DuckDB and Spark."""

    COUNT = "count"
    SUM = "sum"
    MAX = "max"
    MIN = "min"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One integer of history.

    A case may have several keys of one entity (the workers of a roster): a row matches when,
    for each entity, its value is one of the case's keys. ``days`` None means all of the past.
    Where the case has no key of an entity the value is None (unknown). Where no row matches,
    COUNT and SUM are 0, MAX and MIN are None. Rows without the measure add nothing to a SUM.
    """

    name: str
    entities: tuple[Entity, ...]
    kinds: tuple[FactKind, ...]
    measure: Measure
    fold: Fold
    days: int | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """One aggregate over another, a double; None where the lower one is 0 or unknown."""

    name: str
    numerator: str
    denominator: str


_UNIT = (Entity.UNIT,)
_SELLER = (Entity.SELLER,)
_PAIR = (Entity.UNIT, Entity.SELLER)
_KIND_OF_GOODS = (Entity.UNIT, Entity.CATEGORY)
_SERIES = (Entity.UNIT, Entity.SELLER, Entity.CATEGORY)
_ACCOUNT = (Entity.ACCOUNT,)
_ASSET = (Entity.ASSET,)
_HOUSEHOLD = (Entity.HOUSEHOLD,)
_PERSON = (Entity.PERSON,)
_SHORT = {FactKind.ATTENDANCE: "minutes"}


def _name(entities: tuple[Entity, ...], kind: FactKind, what: str, days: int | None) -> str:
    window = "all" if days is None else f"{days}d"
    return f"{'_'.join(entities)}.{kind}.{what}.{window}"


def _count(entities: tuple[Entity, ...], kind: FactKind, *windows: int | None) -> list[Aggregate]:
    return [
        Aggregate(
            _name(entities, kind, "count", days), entities, (kind,), Measure.ROWS, Fold.COUNT, days
        )
        for days in windows
    ]


def _fold(
    entities: tuple[Entity, ...], kind: FactKind, fold: Fold, *windows: int | None
) -> list[Aggregate]:
    measure = Measure.QUANTITY if kind is FactKind.ATTENDANCE else Measure.AMOUNT_FEN
    what = f"{_SHORT.get(kind, 'fen')}_{fold}"
    return [
        Aggregate(_name(entities, kind, what, days), entities, (kind,), measure, fold, days)
        for days in windows
    ]


AGGREGATES: tuple[Aggregate, ...] = (
    *_count(_UNIT, FactKind.CONTRACT, 30, 365),
    *_fold(_UNIT, FactKind.CONTRACT, Fold.SUM, 365),
    *_fold(_UNIT, FactKind.PAYMENT, Fold.SUM, 30, 365),
    *_count(_SELLER, FactKind.CONTRACT, 90, 365),
    *_fold(_SELLER, FactKind.CONTRACT, Fold.SUM, 365),
    *_count(_SELLER, FactKind.BID, 365),
    *_count(_SELLER, FactKind.AWARD, 365),
    *_count(_PAIR, FactKind.CONTRACT, 30, 90, 365),
    *_fold(_PAIR, FactKind.CONTRACT, Fold.SUM, 90, 365),
    *_fold(_PAIR, FactKind.CONTRACT, Fold.MAX, 365),
    *_fold(_PAIR, FactKind.PAYMENT, Fold.SUM, 30),
    *_count(_KIND_OF_GOODS, FactKind.CONTRACT, 90, 365),
    *_fold(_KIND_OF_GOODS, FactKind.CONTRACT, Fold.SUM, 90, 365),
    *_fold(_KIND_OF_GOODS, FactKind.CONTRACT, Fold.MAX, 365),
    *_count(_SERIES, FactKind.CONTRACT, 30, 90),
    *_fold(_SERIES, FactKind.CONTRACT, Fold.SUM, 90),
    *_count(_ACCOUNT, FactKind.PAYMENT, 365),
    *_count(_ACCOUNT, FactKind.WAGE, 90),
    *_fold(_ACCOUNT, FactKind.WAGE, Fold.SUM, 90),
    *_count(_ACCOUNT, FactKind.RELIEF, 365),
    *_count(_ASSET, FactKind.LEASE, None),
    *_fold(_ASSET, FactKind.LEASE, Fold.MAX, None),
    *_fold(_ASSET, FactKind.LEASE, Fold.MIN, None),
    *_fold(_ASSET, FactKind.APPRAISAL, Fold.MAX, None),
    *_count(_HOUSEHOLD, FactKind.RELIEF, 365),
    *_fold(_HOUSEHOLD, FactKind.RELIEF, Fold.SUM, 365),
    *_count(_PERSON, FactKind.WAGE, 30, 365),
    *_fold(_PERSON, FactKind.WAGE, Fold.SUM, 365),
    *_count(_PERSON, FactKind.ATTENDANCE, 30),
    *_fold(_PERSON, FactKind.ATTENDANCE, Fold.SUM, 30),
    *_count(_PERSON, FactKind.RELIEF, 365),
)

RATIOS: tuple[Ratio, ...] = (
    Ratio(
        "share.pair_of_unit_contracts.365d",
        "unit_seller.contract.count.365d",
        "unit.contract.count.365d",
    ),
    Ratio(
        "share.pair_of_unit_fen.365d",
        "unit_seller.contract.fen_sum.365d",
        "unit.contract.fen_sum.365d",
    ),
    Ratio(
        "share.pair_of_seller_contracts.365d",
        "unit_seller.contract.count.365d",
        "seller.contract.count.365d",
    ),
    Ratio(
        "share.goods_of_unit_fen.365d",
        "unit_category.contract.fen_sum.365d",
        "unit.contract.fen_sum.365d",
    ),
    Ratio(
        "mean.goods_contract_fen.365d",
        "unit_category.contract.fen_sum.365d",
        "unit_category.contract.count.365d",
    ),
    Ratio("share.awards_of_bids.365d", "seller.award.count.365d", "seller.bid.count.365d"),
    Ratio(
        "share.unit_payments_30d_of_365d", "unit.payment.fen_sum.30d", "unit.payment.fen_sum.365d"
    ),
    Ratio(
        "mean.attendance_minutes.30d",
        "person.attendance.minutes_sum.30d",
        "person.attendance.count.30d",
    ),
    Ratio(
        "rate.lease_max_of_appraisal.all", "asset.lease.fen_max.all", "asset.appraisal.fen_max.all"
    ),
)

HISTORY: tuple[Aggregate | Ratio, ...] = (*AGGREGATES, *RATIOS)
BY_NAME: dict[str, Aggregate | Ratio] = {declared.name: declared for declared in HISTORY}
