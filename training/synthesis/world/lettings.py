"""Honest lettings and sales of collective assets: appraisals, listings, rents paid late or not."""

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

from features.records.case import Asset
from features.records.fact import FactKind
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.world.clock import later
from training.synthesis.world.dice import Dice
from training.synthesis.world.matter import Matter, Rent, Row, Values
from training.synthesis.world.scene import Scene, begin, hold_vote
from training.synthesis.world.village import Holding

_SALES, _RENEWALS, _KNOWN_LESSEE, _UNAPPRAISED = 0.10, 0.15, 0.6, 0.2
_LATE_RENT, _UNPAID, _SUBLET = 0.12, 0.03, 0.10
SALE = "asset.sale"
_CONTRACTED = {"农田": "asset.land_contracting", "鱼塘": "asset.pond_contracting"}
_LISTED_FROM_FEN = 3_000_000
_YEARS_BOUGHT = 6
_TERMS: tuple[int, ...] = (12, 24, 36, 36, 60, 60, 120)
_BAD_YEAR, _BUILDER = 0.05, 0.03
_BUILT_FOR = (180, 240, 300, 360)
_LAND_TERMS: tuple[int, ...] = (36, 60, 120, 180, 240, 300, 360)  # land is contracted for long


def letting(scene: Scene) -> Matter:
    """Return an honest letting or sale near its appraisal."""
    dice = scene.dice
    holding = dice.pick(scene.village.holdings)
    power, verb = _power(holding, dice)
    is_sale = power == SALE
    matter = begin(scene, power, Focus.ASSET, f"{holding.kind}{verb}")
    fair = fair_rent(holding, scene.start, dice) * (_YEARS_BOUGHT if is_sale else 1)
    price = round(fair * max(0.9, dice.normal(1.02, 0.07)))
    if dice.chance(scene.town.setting.vacancies):
        price, matter.mess = round(fair * dice.between(0.5, 0.92)), "let after a vacancy"
    matter.rounds_to = 10_000 if dice.chance(0.7) else 1
    matter.lessee = holding.lessee if dice.chance(_KNOWN_LESSEE) else scene.town.ids.new("l")
    matter.category = holding.kind
    is_appraised = is_sale or not dice.chance(_UNAPPRAISED)
    set_price(matter, holding, price, fair if is_appraised else None)
    _list_publicly(matter, scene)
    hold_vote(matter, dice)
    collect(matter, dice)
    _mess(matter, scene)
    return matter


def _mess(matter: Matter, scene: Scene) -> None:
    dice, mess = scene.dice, scene.town.setting.mess
    if dice.chance(_BAD_YEAR * mess):
        matter.rents = [replace(rent, paid=None) for rent in matter.rents]
        matter.steps.pop(StepKind.PAYMENT, None)
        matter.mess = "rent owed since a bad year"
    if matter.asset and matter.power_id != SALE and dice.chance(_BUILDER * mess):
        matter.asset = replace(matter.asset, term_months=dice.pick(_BUILT_FOR))
        matter.mess = "let for long to one who builds on it"


def set_price(matter: Matter, holding: Holding, price_fen: int, appraisal_fen: int | None) -> None:
    """Write price and appraisal into the matter, in fen for a year, for good where it is sold."""
    step = matter.rounds_to
    whole = max(100_000, round(price_fen / step) * step)
    term = matter.asset.term_months if matter.asset else None
    if appraisal_fen is None:
        matter.steps.pop(StepKind.APPRAISAL, None)
    matter.asset = Asset(holding.id, whole, appraisal_fen, Decimal(holding.area_m2), term)
    matter.amount_fen = whole


def collect(matter: Matter, dice: Dice) -> None:
    """Let the lessee pay yearly rents: the first at the contract, later ones sometimes late."""
    asset, signed = matter.asset, matter.steps.get(StepKind.CONTRACT)
    if asset is None or signed is None or matter.lessee is None:
        return
    years = 1
    if matter.power_id != SALE:
        asset = matter.asset = replace(asset, term_months=dice.pick(_terms(matter)))
        years = min(3, max(1, (asset.term_months or 12) // 12))
    matter.rents = [
        _rent(later(signed, 365 * year), asset.price_fen, dice) for year in range(years)
    ]
    first = replace(matter.rents[0], due=later(signed, 15))
    if first.paid is None:
        matter.steps.pop(StepKind.PAYMENT, None)
    else:
        first = replace(first, paid=matter.steps[StepKind.PAYMENT])
    matter.rents[0] = first
    if years > 1 and dice.chance(_SUBLET):
        sublet(matter, later(signed, dice.whole(60, 300)), max(0.9, dice.around(1.25, 0.28)), dice)


def sublet(matter: Matter, on: date, share: float, dice: Dice) -> None:
    """Let the lessee let it on at this share of its rent, after what it has built in."""
    if matter.asset is None:
        return
    told: Values = {
        "asset": matter.asset.id, "category": matter.category,
        "seller": f"{matter.lessee}-{dice.whole(2, 9)}",
        "amount_fen": round(matter.asset.price_fen * share),
    }  # fmt: skip
    matter.more.append(Row(FactKind.SUBLEASE, on, told, later(on, dice.whole(20, 200)), "survey"))


def fair_rent(holding: Holding, on: date, dice: Dice) -> int:
    """Return a fair yearly rent in fen as an appraiser sees it."""
    return round(holding.rent_fen * 1.02 ** (on.year - 2023) * math.exp(dice.normal(0, 0.05)))


def _terms(matter: Matter) -> tuple[int, ...]:
    return _LAND_TERMS if matter.category in ("农田", "鱼塘") else _TERMS


def _rent(due: date, fen: int, dice: Dice) -> Rent:
    if dice.chance(_UNPAID):
        return Rent(due, fen, None)
    if dice.chance(_LATE_RENT):
        return Rent(due, fen, later(due, dice.whole(40, 240)))
    return Rent(due, fen, later(due, dice.whole(-10, 30)))


def _power(holding: Holding, dice: Dice) -> tuple[str, str]:
    """Return under which power an asset goes, and what that is called."""
    draw = dice.unit()
    if holding.kind in _CONTRACTED:
        return _CONTRACTED[holding.kind], "发包"
    if draw < _SALES:
        return SALE, "转让"
    if draw < _SALES + _RENEWALS:
        return "asset.lease_renewal", "续租"
    return "asset.lease", "出租"


def _list_publicly(matter: Matter, scene: Scene) -> None:
    """Give it a listing on the exchange; renewals and small lettings go without."""
    if StepKind.TENDER not in matter.steps:
        return
    share = 0.88 if matter.amount_fen >= _LISTED_FROM_FEN else 0.35
    if scene.dice.chance(share):
        matter.listing = scene.town.ids.new("x")
