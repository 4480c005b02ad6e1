"""Public case 10: relief to undeclared kin of a cadre whose household owns a flat and a car."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Case
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.public_cases.public_case import REWRITTEN, PublicCase
from training.synthesis.public_cases.relief_payment import Relief, relief_payment
from training.synthesis.public_cases.village import Village
from training.synthesis.world.clock import later
from training.synthesis.world.matter import Row, Values
from training.synthesis.world.registers import declaration_row
from training.synthesis.world.residents import Kin

_VILLAGE = Village("pc10", "筠溪村", Focus.RELIEF)
_RELIEF = Relief("relief.minimum_living", "最低生活保障", 43_800, date(2024, 4, 25))
_YEARLY_FEN, _YEARS = 427_100, 4  # with this payment 17,522 yuan


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=10,
        title=Text("有房有车的干部亲属领低保", "Relief to kin with a flat and a car"),
        account=Text(
            "村干部的母亲和妻子五年间领救助1.7522万元，家中有住房和车辆。"
            "本例为低保，亲属关系未备案，取给母亲的一笔。",
            "The mother and the wife of a village cadre drew 17,522 yuan of relief over five"
            " years; the household owns a flat and a vehicle. Here it is the minimum living"
            " allowance, the kinship was not declared, and this is one payment to the mother.",
        ),
        case=_case(_VILLAGE, "home", is_declared=False),
        expected=("REL-03", "REL-05"),
        twin=_case(_VILLAGE.clean, "home-2", is_declared=True),
        edit=Text(
            "房屋和车辆属于另一户；亲属关系已备案",
            "Flat and car belong to another household, and the kinship was declared",
        ),
        source_note=Text(
            f"{REWRITTEN.zh}；原始出处为论坛转载，未经核实",
            f"{REWRITTEN.en}; the source is a forum page and was not verified",
        ),
    )


def _case(village: Village, owner: str, is_declared: bool) -> Case:
    """Return a payment to the mother; ``owner`` is the household with flat and car."""
    kin = Kin(village.id("person"), village.id("cadre"), "父母")
    declared = (declaration_row(kin, date(2020, 3, 2)),) if is_declared else ()
    rows = (*_registers(village, kin, owner), *_paid_before(village), *declared)
    return relief_payment(village, _RELIEF, rows)


def _registers(village: Village, kin: Kin, owner: str) -> tuple[Row, ...]:
    home, bought = village.id(owner), date(2019, 9, 2)
    post: Values = {"person": kin.cadre, "category": "文书", "quantity": 1}
    tie: Values = {"person": kin.person, "item": kin.cadre, "category": kin.relation}
    flat: Values = {"household": home, "category": "商品房", "amount_fen": 62_000_000}
    car: Values = {"household": home, "category": "车辆", "amount_fen": 9_800_000}
    return (
        Row(FactKind.ROLE, date(2018, 2, 1), post),
        Row(FactKind.KINSHIP, date(2018, 3, 1), tie, None, "cadre file"),
        Row(FactKind.HOLDING, bought, flat, None, "property register"),
        Row(FactKind.HOLDING, bought, car, None, "vehicle register"),
    )


def _paid_before(village: Village) -> Iterator[Row]:
    """Yield the yearly sums of the four years before, in turn for mother and wife."""
    paid: Values = {
        "household": village.id("home"),
        "account": village.id("account"),
        "category": _RELIEF.scheme,
        "amount_fen": _YEARLY_FEN,
    }
    for year in range(_YEARS):
        person = village.id("wife" if year % 2 else "person")
        told: Values = {"case": village.id(f"year-{year}"), "person": person}
        yield Row(FactKind.RELIEF, later(date(2020, 12, 10), 365 * year), {**told, **paid})
