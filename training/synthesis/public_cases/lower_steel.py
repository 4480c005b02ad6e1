"""Public case 15: steel 202 was delivered where the contract says 304."""

from datetime import date
from decimal import Decimal

from features.records.capitals import capitals
from features.records.case import Bid, Case, Item, Payment
from features.records.document import Document, Kind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.money import yuan_text
from features.records.party import Party
from training.synthesis.public_cases.paper_record import paper_record
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment

_VILLAGE = Village("pc15", "葭埭村", Focus.PROCUREMENT)
_POWER = "procurement.goods"
_SELLER = "云澜市岚铸金属制品有限公司"
_ITEM, _AGREED = "不锈钢栏杆", "304(06Cr19Ni10)"
_METRES, _PRICE_FEN = 200, 24_000
_FEN = _METRES * _PRICE_FEN
_SIGNED, _DELIVERED, _PAID = date(2024, 4, 5), date(2024, 4, 10), date(2024, 4, 20)


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=15,
        title=Text("以202代替304不锈钢", "Steel 202 for 304"),
        account=Text(
            "约定304不锈钢，实际交付202不锈钢。本例为健身广场栏杆。",
            "Stainless steel 304 was agreed and 202 delivered. Here it is the railing of a sports"
            " ground.",
        ),
        case=_case(_VILLAGE, "202(12Cr18Mn9Ni5N)"),
        expected=("PUR-04",),
        twin=_case(_VILLAGE.clean, "SUS304(S30408)"),
        edit=Text(
            "送货单载明的是304的另一种写法",
            "The delivery note names grade 304 by an alias",
        ),
    )


def _case(village: Village, delivered: str) -> Case:
    seller = village.id("seller")
    bids = (("seller", _FEN), ("other-1", 5_120_000), ("other-2", 5_440_000))
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="健身广场栏杆采购",
        as_of=moment(date(2024, 5, 6)),
        power_id=_POWER,
        amount_fen=_FEN,
        category="不锈钢制品",
        parties=(Party(seller, _SELLER, Role.SELLER),),
        documents=(_contract(village), _delivery_note(village, delivered)),
        steps=steps_of(_POWER, date(2024, 2, 25)),
        bids=tuple(Bid(village.id(who), fen, won=who == "seller") for who, fen in bids),
        payments=(Payment(seller, _FEN, _PAID),),
        items=(Item(_ITEM, _AGREED, Decimal(_METRES), _PRICE_FEN, _FEN),),
    )


def _contract(village: Village) -> Document:
    header = {
        "contract_number": "JD-CG-2024-0405",
        "project_name": "健身广场栏杆采购",
        "party_a": village.unit.name,
        "party_b": _SELLER,
        "amount": yuan_text(_FEN),
        "amount_in_words": capitals(_FEN),
        "sign_date": _SIGNED.isoformat(),
    }
    return paper_record(village.case_id, Kind.CONTRACT, header, [_line(_AGREED)])


def _delivery_note(village: Village, specification: str) -> Document:
    header = {
        "delivery_number": "0051726",
        "delivery_date": _DELIVERED.isoformat(),
        "buyer_name": village.unit.name,
        "seller_name": _SELLER,
    }
    return paper_record(village.case_id, Kind.DELIVERY_NOTE, header, [_line(specification)])


def _line(specification: str) -> dict[str, str]:
    said = {"item_name": _ITEM, "specification": specification}
    return {**said, "unit": "米", "quantity": str(_METRES)}
