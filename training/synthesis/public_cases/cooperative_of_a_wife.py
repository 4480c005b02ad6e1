"""Public case 4: bought from the cooperative of a cadre's wife, the contract written later."""

from datetime import date

from features.records.case import Bid, Case, Item, Payment
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from features.records.step import StepKind
from training.synthesis.public_cases.public_case import Also, PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc04", "澄岙村", Focus.PROCUREMENT)
_POWER = "procurement.goods"
_FEN = 8_260_000
_PAID = date(2024, 4, 29)
_QUOTES = (("seller", _FEN), ("other-1", 8_730_000), ("other-2", 9_120_000))
_NO_QUOTES = Text("通报称采购前未询价", "the notice says that no quotes were asked for")


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=4,
        title=Text("向干部配偶的合作社采购", "Bought from the cooperative of a cadre's wife"),
        account=Text(
            "村里未经询价向村干部妻子的合作社采购，事后签订合同，合作社获利4.2万元。"
            "本例采购的是苗木。",
            "Without asking for quotes the village bought from the cooperative of a cadre's wife"
            " and signed the contract afterwards; the cooperative gained 42,000 yuan. Here"
            " saplings are bought.",
        ),
        case=_case(_VILLAGE, date(2024, 4, 26), "owner", ()),
        expected=("PUR-07", "PRC-02"),
        twin=_case(_VILLAGE.clean, date(2024, 4, 5), "neighbour", _QUOTES),
        edit=Text(
            "合作社与干部没有亲属关系；三家报价；供货前签订合同",
            "The cooperative belongs to nobody's kin, three sellers quoted, and the contract was"
            " signed before delivery",
        ),
        also=(Also("PUR-09", _NO_QUOTES),),
    )


def _case(village: Village, signed: date, wife: str, quotes: tuple[tuple[str, int], ...]) -> Case:
    """Return the purchase; ``wife`` is who is married to the cadre."""
    seller = village.id("seller")
    changes = {
        StepKind.TENDER: None, StepKind.AWARD: None, StepKind.CONTRACT: signed,
        StepKind.PAYMENT: _PAID, StepKind.RESULT_NOTICE: date(2024, 5, 4),
    }  # fmt: skip
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="绿化苗木采购",
        as_of=moment(date(2024, 5, 13)),
        power_id=_POWER,
        amount_fen=_FEN,
        category="绿化",
        parties=(Party(seller, "云澜市青禾镇漾青苗木专业合作社", Role.SELLER),),
        steps=steps_of(_POWER, date(2024, 3, 1), changes),
        bids=tuple(Bid(village.id(who), fen, won=who == "seller") for who, fen in quotes),
        payments=(Payment(seller, _FEN, _PAID),),
        items=(Item("香樟", "胸径8厘米", amount_fen=_FEN),),
        history=village.facts(*_registers(village, wife)),
    )


def _registers(village: Village, wife: str) -> tuple[Row, ...]:
    seller, cadre = village.id("seller"), village.id("cadre")
    firm: Values = {
        "seller": seller, "person": village.id("owner"), "item": "漾青苗木专业合作社",
        "category": "绿化、苗木种植", "amount_fen": 50_000_000,
    }  # fmt: skip
    kin: Values = {"person": village.id(wife), "item": cadre, "category": "配偶"}
    return (
        Row(FactKind.ROLE, date(2021, 2, 1), {"person": cadre, "category": "主任", "quantity": 1}),
        Row(FactKind.KINSHIP, date(2021, 3, 1), kin, None, "cadre file"),
        Row(FactKind.REGISTRATION, date(2019, 6, 3), firm, None, "market register"),
    )
