"""Public case 14: of the rent of a pond more than 800,000 yuan never came in."""

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
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc14", "皎石村", Focus.ASSET)
_POWER = "asset.pond_contracting"
_RENT_FEN, _PAID_FEN, _APPRAISED_FEN = 21_000_000, 4_500_000, 21_500_000
_YEARS = 5  # short by 825,000 yuan
_SIGNED = date(2020, 3, 25)
_UNTAKEN = {StepKind.CONTRACT: _SIGNED, StepKind.PAYMENT: None, StepKind.RESULT_NOTICE: None}
_AREA_M2, _MONTHS = 40_000, 120


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=14,
        title=Text("鱼塘租金少收八十余万元", "Pond rent short by 800,000 yuan"),
        account=Text(
            "村集体鱼塘租金少收80余万元。本例年租金21万元，五年每年只收到4.5万元。",
            "Of the rent of a pond more than 800,000 yuan were not collected. Here the rent is"
            " 210,000 yuan a year, of which 45,000 came in, for five years.",
        ),
        case=_case(_VILLAGE, _PAID_FEN),
        expected=("AST-06",),
        twin=_case(_VILLAGE.clean, _RENT_FEN),
        edit=Text("每年租金足额收取", "The rent was collected in full each year"),
    )


def _case(village: Village, paid_fen: int) -> Case:
    """Return the contract; ``paid_fen`` came in each year."""
    asset = village.id("pond")
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="鱼塘承包",
        as_of=moment(date(2024, 9, 9)),
        power_id=_POWER,
        amount_fen=_RENT_FEN,
        category="鱼塘",
        parties=(Party(village.id("lessee"), "承包人", Role.LESSEE),),
        steps=steps_of(_POWER, date(2020, 2, 1), _UNTAKEN),
        asset=Asset(asset, _RENT_FEN, _APPRAISED_FEN, Decimal(_AREA_M2), _MONTHS),
        history=village.facts(*_let(village), *_rents(village, paid_fen)),
    )


def _let(village: Village) -> Iterator[Row]:
    told: Values = {"asset": village.id("pond"), "category": "鱼塘"}
    since = date(2019, 1, 8)
    yield Row(FactKind.INVENTORY, since, {**told, "quantity": _AREA_M2}, None, "asset register")
    yield Row(FactKind.LISTING, date(2020, 3, 2), {**told, "item": village.id("listing")})
    price: Values = {"seller": village.id("lessee"), "amount_fen": _RENT_FEN, "quantity": _MONTHS}
    yield Row(FactKind.LEASE, _SIGNED, {**told, **price})


def _rents(village: Village, paid_fen: int) -> Iterator[Row]:
    told: Values = {"asset": village.id("pond"), "seller": village.id("lessee"), "category": "鱼塘"}
    for year in range(_YEARS):
        due = date(2020 + year, 4, 10)
        yield Row(FactKind.RENT_DUE, due, {**told, "amount_fen": _RENT_FEN})
        yield Row(FactKind.RENT_PAID, later(due, 6), {**told, "amount_fen": paid_fen})
