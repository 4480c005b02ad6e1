"""Public case 3: the winner of a work was paid, and a second payee nearly the same sum."""

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

_VILLAGE = Village("pc03", "苇汀村", Focus.PROJECT)
_POWER = "project.small_works"
_CATEGORY = "道路硬化"
_WINNER_FEN, _SECOND_FEN = 4_800_000, 4_720_000
_SIGNED, _PAID = date(2024, 3, 25), date(2024, 4, 25)


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=3,
        title=Text("同一工程第二个收款人", "A second payee of one work"),
        account=Text(
            "中标单位已领取工程款，第二个收款人又领取相近金额，未经招标。"
            "本例为同一路段的道路硬化。",
            "The winner of a tender was paid, and a second payee, whom no tender had named,"
            " nearly the same sum. Here it is the surfacing of one stretch of a road.",
        ),
        case=_case(_VILLAGE, "site-1"),
        expected=("ENG-03",),
        twin=_case(_VILLAGE.clean, "site-2"),
        edit=Text("第二家单位施工的是另一路段", "The second firm worked on another stretch"),
    )


def _case(village: Village, site: str) -> Case:
    second = village.id("second")
    changes = {StepKind.TENDER: None, StepKind.AWARD: None}
    own: Values = {"case": village.case_id, "seller": second, "asset": village.id(site)}
    paid: Values = {**own, "category": _CATEGORY, "amount_fen": _SECOND_FEN}
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="村道硬化配套施工",
        as_of=moment(date(2024, 5, 8)),
        power_id=_POWER,
        amount_fen=_SECOND_FEN,
        category=_CATEGORY,
        parties=(Party(second, "云澜市榉原市政工程有限公司", Role.SELLER),),
        steps=steps_of(_POWER, date(2024, 3, 1), changes),
        payments=(Payment(second, _SECOND_FEN, _PAID),),
        history=village.facts(
            *_tendered_work(village),
            Row(FactKind.CONTRACT, date(2024, 4, 5), paid),
            Row(FactKind.PAYMENT, _PAID, paid),
        ),
    )


def _tendered_work(village: Village) -> tuple[Row, ...]:
    """Return what the tendered work left in history: three bids, award, contract, payment."""
    told: Values = {
        "case": village.id("tendered"),
        "category": _CATEGORY,
        "asset": village.id("site-1"),
    }
    bids = (("winner", _WINNER_FEN), ("loser-1", 5_060_000), ("loser-2", 5_310_000))
    won: Values = {**told, "seller": village.id("winner"), "amount_fen": _WINNER_FEN}
    return (
        *(
            Row(
                FactKind.BID,
                date(2024, 3, 12),
                {**told, "seller": village.id(bidder), "amount_fen": fen},
            )
            for bidder, fen in bids
        ),
        Row(FactKind.AWARD, date(2024, 3, 18), won),
        Row(FactKind.CONTRACT, _SIGNED, won),
        Row(FactKind.PAYMENT, date(2024, 4, 22), won),
    )
