"""Public case 13: three yearly rents unpaid while the lessee let the shop on."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from features.records.case import Asset, Case
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import StepKind
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc13", "漪浜村", Focus.ASSET)
_POWER = "asset.lease"
_RENT_FEN, _APPRAISED_FEN = 3_000_000, 3_100_000
_SUBLET_FEN = 4_500_000
_SIGNED = date(2022, 1, 10)
_DUE = (date(2022, 1, 25), date(2023, 1, 25), date(2024, 1, 25))
_UNTAKEN = {StepKind.CONTRACT: _SIGNED, StepKind.PAYMENT: None, StepKind.RESULT_NOTICE: None}


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=13,
        title=Text("三年租金未收又被转租", "Three rents unpaid, and sublet"),
        account=Text(
            "年租金3万元，三年未交，资产又被转租。本例为店面，转租时加价一半。",
            "A rent of 30,000 yuan a year was not paid for three years, and the asset was let on."
            " Here it is a shop, let on for half as much again.",
        ),
        case=_case(_VILLAGE, "shop-2", _SUBLET_FEN),
        expected=("AST-06", "AST-09"),
        twin=_case(_VILLAGE.clean, "shop-1", _RENT_FEN),
        edit=Text(
            "账上三笔租金是本店面所交；按原租金转租",
            "The three rents on the books were paid for this shop, and it was let on at cost",
        ),
    )


def _case(village: Village, paid_for: str, sublet_fen: int) -> Case:
    """Return the lease; ``paid_for`` is the shop that the rents on the books belong to."""
    lessee, asset = village.id("lessee"), village.id("shop-1")
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="集体店面出租",
        as_of=moment(date(2024, 6, 17)),
        power_id=_POWER,
        amount_fen=_RENT_FEN,
        category="店面",
        parties=(Party(lessee, "承租人", Role.LESSEE),),
        steps=steps_of(_POWER, date(2021, 11, 15), _UNTAKEN),
        asset=Asset(asset, _RENT_FEN, _APPRAISED_FEN, Decimal(85), 36),
        history=village.facts(*_let(village), *_rents(village, paid_for, sublet_fen)),
    )


def _let(village: Village) -> Iterator[Row]:
    told: Values = {"asset": village.id("shop-1"), "category": "店面"}
    since = date(2021, 1, 8)
    yield Row(FactKind.INVENTORY, since, {**told, "quantity": 85}, None, "asset register")
    yield Row(FactKind.LISTING, date(2021, 12, 15), {**told, "item": village.id("listing")})
    price: Values = {"seller": village.id("lessee"), "amount_fen": _RENT_FEN, "quantity": 36}
    yield Row(FactKind.LEASE, _SIGNED, {**told, **price})


def _rents(village: Village, paid_for: str, sublet_fen: int) -> Iterator[Row]:
    told: Values = {"asset": village.id("shop-1"), "category": "店面"}
    for due in _DUE:
        rent: Values = {"seller": village.id("lessee"), "amount_fen": _RENT_FEN}
        yield Row(FactKind.RENT_DUE, due, {**told, **rent})
        yield Row(FactKind.RENT_PAID, due, {**told, **rent, "asset": village.id(paid_for)})
    let_on: Values = {"seller": village.id("subtenant"), "amount_fen": sublet_fen}
    yield Row(FactKind.SUBLEASE, date(2022, 7, 1), {**told, **let_on}, None, "survey")
