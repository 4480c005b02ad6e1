"""Public case 1: one fence in two contracts below the limit, the second signed afterwards."""

from datetime import date

from features.records.case import Case, Payment
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import StepKind
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc01", "砚池村", Focus.PROJECT)
_POWER = "project.small_works"
_FIRST_FEN, _SECOND_FEN = 9_050_000, 9_340_000
_PAID = date(2024, 4, 22)


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=1,
        title=Text("围栏拆成两份合同", "One fence in two contracts"),
        account=Text(
            "同一地点、同一时段的工程分为9.05万元和9.34万元两份合同，均低于10万元限额，第二份与事实不符。"
            "本例为围栏工程，第二份在完工后签订，由另一家单位施工。",
            "A work at one place and time was put into two contracts of 90,500 and 93,400 yuan,"
            " each below the limit of 100,000, and the second did not fit the facts. Here it is a"
            " fence, the second contract is signed after completion, and another firm does the"
            " work.",
        ),
        case=_case(_VILLAGE, "围栏", date(2024, 4, 18), "builder"),
        expected=("PUR-01", "PRC-02", "ENG-04"),
        twin=_case(_VILLAGE.clean, "路灯", date(2024, 4, 5), "seller"),
        edit=Text(
            "前一份合同是路灯工程；本合同在施工前签订；由签约单位施工",
            "The earlier contract was for street lamps, this one was signed before the work, and"
            " the firm that signed did it",
        ),
    )


def _case(village: Village, earlier: str, signed: date, builder: str) -> Case:
    seller, site = village.id("seller"), village.id("site-1")
    changes = {
        StepKind.TENDER: None, StepKind.AWARD: None, StepKind.CONTRACT: signed,
        StepKind.PAYMENT: _PAID,
    }  # fmt: skip
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="文化广场围栏工程（二）",
        as_of=moment(date(2024, 5, 6)),
        power_id=_POWER,
        amount_fen=_SECOND_FEN,
        category="围栏",
        parties=(Party(seller, "云澜市砺石建设有限公司", Role.SELLER),),
        steps=steps_of(_POWER, date(2024, 3, 1), changes),
        payments=(Payment(seller, _SECOND_FEN, _PAID),),
        history=village.facts(
            *_contract(
                village.id("earlier"), seller, site, (earlier, _FIRST_FEN, date(2024, 4, 3))
            ),
            *_contract(village.case_id, seller, site, ("围栏", _SECOND_FEN, signed)),
            *(
                Row(
                    FactKind.SITE_WORK,
                    date(2024, 4, 10),
                    {"case": case, "seller": village.id(builder), "asset": site},
                )
                for case in (village.id("earlier"), village.case_id)
            ),
        ),
    )


def _contract(case: str, seller: str, site: str, told: tuple[str, int, date]) -> tuple[Row, ...]:
    category, fen, signed = told
    values: Values = {
        "case": case, "seller": seller, "asset": site, "category": category, "amount_fen": fen,
    }  # fmt: skip
    return Row(FactKind.CONTRACT, signed, values), Row(FactKind.PAYMENT, _PAID, values)
