"""Public case 12: a hall let far below the market, at the same rent for more than ten years."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from features.records.case import Asset, Case, Payment
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc12", "珩里村", Focus.ASSET)
_POWER = "asset.lease"
_AREA_M2, _MONTHS = 1_000, 60
_RENT_FEN = 6_000_000  # 5 yuan a square metre and month
_MARKET_FEN = 9_000_000  # 7.5 yuan, the lower end of the market
_PAID = date(2024, 4, 25)


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=12,
        title=Text("低价出租且租金十年不变", "Let cheaply, the rent unchanged for ten years"),
        account=Text(
            "1000平方米资产年租金6万元，每平方米每月5元，而市场价为7.5至10元；租金十余年未变。"
            "本例为厂房，第三次续租。",
            "1,000 square metres are let at 60,000 yuan a year, 5 yuan a square metre and month"
            " where the market pays 7.5 to 10; the rent has not changed for more than ten years."
            " Here it is a hall, in its third lease.",
        ),
        case=_case(_VILLAGE, _RENT_FEN, _RENT_FEN),
        expected=("AST-01", "AST-05"),
        twin=_case(_VILLAGE.clean, 7_200_000, 8_800_000),
        edit=Text(
            "2018年续租时租金上调，本次按接近评估价出租",
            "The rent was raised in 2018 and is now near the appraisal",
        ),
    )


def _case(village: Village, before_fen: int, rent_fen: int) -> Case:
    """Return the third lease in a row; ``before_fen`` is the yearly rent of the second one."""
    lessee, asset = village.id("lessee"), village.id("hall")
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="集体厂房出租",
        as_of=moment(date(2024, 5, 20)),
        power_id=_POWER,
        amount_fen=rent_fen,
        category="厂房",
        parties=(Party(lessee, "承租人", Role.LESSEE),),
        steps=steps_of(_POWER, date(2024, 3, 11)),
        payments=(Payment(village.unit.id, rent_fen, _PAID),),
        asset=Asset(asset, rent_fen, _MARKET_FEN, Decimal(_AREA_M2), _MONTHS),
        history=village.facts(
            Row(
                FactKind.INVENTORY,
                date(2012, 1, 10),
                {"asset": asset, "category": "厂房", "quantity": _AREA_M2},
                None,
                "asset register",
            ),
            *_lease(village, 2013, _RENT_FEN),
            *_lease(village, 2018, before_fen),
            *_lease(village, 2024, rent_fen),
        ),
    )


def _lease(village: Village, year: int, fen: int) -> Iterator[Row]:
    """Yield the listing and the contract of a lease."""
    asset: Values = {"asset": village.id("hall"), "category": "厂房"}
    listing: Values = {**asset, "item": village.id(f"listing-{year}")}
    yield Row(FactKind.LISTING, date(year, 4, 1), listing)
    price: Values = {"seller": village.id("lessee"), "amount_fen": fen, "quantity": _MONTHS}
    yield Row(FactKind.LEASE, date(year, 4, 20), {**asset, **price})
