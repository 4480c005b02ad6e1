"""Public case 17: the planted areas of an earlier project were declared once more."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from features.records.case import Case, Item, Payment
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import StepKind
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc17", "菱渡村", Focus.PROJECT)
_POWER = "project.subsidised"
_CATEGORY = "油茶种植"
_FEN = 4_187_000
_AREAS = (1_240, 865, 1_530, 720, 1_105, 940, 1_360, 615)  # hundredths of a mu, plot by plot
_MEASURED = (1_020, 790, 1_530, 560, 1_105, 940, 1_360, 615)
_PAID = date(2024, 4, 25)


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=17,
        title=Text("旧种植面积重复申报", "Planted areas declared again"),
        account=Text(
            "以前的种植面积再次申报，涉及4.187万元。本例为油茶种植补助。",
            "Planted areas of the past were declared again, for 41,870 yuan. Here it is a grant"
            " for oil-tea trees.",
        ),
        case=_case(_VILLAGE, _AREAS),
        expected=("ENG-02",),
        twin=_case(_VILLAGE.clean, _MEASURED),
        edit=Text(
            "重新丈量，三块地的面积与旧项目不同",
            "The plots were measured anew, and three areas differ from the old ones",
        ),
    )


def _case(village: Village, areas: tuple[int, ...]) -> Case:
    """Return the project; ``areas`` are its plots in hundredths of a mu."""
    grower = village.id("grower")
    changes = {StepKind.TENDER: None, StepKind.AWARD: None}
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="油茶种植补助项目",
        as_of=moment(date(2024, 5, 13)),
        power_id=_POWER,
        amount_fen=_FEN,
        category=_CATEGORY,
        parties=(Party(grower, "云澜市青禾镇霁禾种植专业合作社", Role.SELLER),),
        steps=steps_of(_POWER, date(2024, 3, 1), changes),
        payments=(Payment(grower, _FEN, _PAID),),
        items=tuple(
            Item(f"{plot}号地油茶", quantity=Decimal(area) / 100)
            for plot, area in enumerate(areas, start=1)
        ),
        history=village.facts(*_earlier_project(village)),
    )


def _earlier_project(village: Village) -> Iterator[Row]:
    told: Values = {"case": village.id("earlier"), "asset": village.id("site-1")}
    for plot, area in enumerate(_AREAS, start=1):
        line: Values = {"item": f"{plot}号地油茶", "quantity": area}
        yield Row(FactKind.WORK_ITEM, date(2021, 4, 12), {**told, **line})
    paid: Values = {"seller": village.id("grower"), "category": _CATEGORY, "amount_fen": 3_950_000}
    yield Row(FactKind.CONTRACT, date(2021, 4, 6), {**told, **paid})
