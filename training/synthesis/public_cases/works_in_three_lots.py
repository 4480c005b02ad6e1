"""Public case 2: one work in three lots below the limit, bid for by linked firms."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Bid, Case, Payment
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus, Role
from features.records.party import Party
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc02", "栖云村", Focus.PROJECT)
_POWER = "project.small_works"
_CATEGORY = "河岸修整"
_FIRST, _PAID = date(2024, 4, 1), date(2024, 5, 21)
_TENDERED = date(2024, 4, 26)
_BIDS = (("b1", 7_400_000), ("b2", 7_710_000), ("b3", 7_950_000), ("b4", 8_120_000),
         ("b5", 8_460_000))  # fmt: skip
_LOTS = (("lot-1", 7_100_000, ("b1", "b6", "b7")), ("lot-2", 6_800_000, ("b1", "b8", "b9")))
_JOINT, _OTHER = 8, 24  # earlier tenders with the same three bidders, and with none of the nine


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=2,
        title=Text("工程拆为三个标段", "One work in three lots"),
        account=Text(
            "200万元以上的工程拆成三个低于限额的标段，由九家关联企业投标，陪标费1000元。"
            "本例金额按10万元限额缩小，取第三标段。",
            "A work above two million yuan was cut into three lots below the limit, for which"
            " nine linked firms bid, for a fee of 1,000 yuan to those who lost. Here the sums are"
            " scaled to a limit of 100,000 yuan, and this is the third lot.",
        ),
        case=_case(_VILLAGE, (_CATEGORY, _CATEGORY), ("b1",) * 5, ("b1",) * _JOINT),
        expected=("PUR-01", "BID-09", "BID-10"),
        twin=_case(
            _VILLAGE.clean,
            ("文化礼堂修缮", "公厕改造"),
            tuple(bidder for bidder, _ in _BIDS),
            ("b1", "b2", "b1", "b3", "b1", "b2", "b1", "b3"),
        ),
        edit=Text(
            "另两个标段是不同工程；各家从自己的账户缴保证金；以往中标者各有不同",
            "The other two lots were other works, each firm paid its deposit from its own"
            " account, and earlier tenders were won by several firms",
        ),
    )


def _case(
    village: Village,
    works: tuple[str, str],
    payers: tuple[str, ...],
    winners: tuple[str, ...],
) -> Case:
    """Return the third lot.

    ``works`` are the categories of the other two lots, ``payers`` whose accounts the deposits of
    this one came from, ``winners`` who won the earlier tenders.
    """
    seller = village.id("b1")
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="河岸修整工程第三标段",
        as_of=moment(date(2024, 6, 3)),
        power_id=_POWER,
        amount_fen=_BIDS[0][1],
        category=_CATEGORY,
        parties=(Party(seller, "云澜市岑木建设有限公司", Role.SELLER),),
        steps=steps_of(_POWER, _FIRST),
        bids=tuple(Bid(village.id(who), fen, won=who == "b1") for who, fen in _BIDS),
        payments=(Payment(seller, _BIDS[0][1], _PAID),),
        history=village.facts(
            *_deposits(village, payers),
            *_other_lots(village, works),
            *_joint_tenders(village, winners),
            *_market(village),
        ),
    )


def _deposits(village: Village, payers: tuple[str, ...]) -> Iterator[Row]:
    """Yield the bids of this lot with the account of the deposit and the author of the file."""
    for (bidder, fen), payer in zip(_BIDS, payers, strict=True):
        marks: Values = {
            "account": village.id(f"account-{payer}"),
            "item": village.id(f"author-{bidder}"),
        }
        told: Values = {"case": village.case_id, "seller": village.id(bidder), "amount_fen": fen}
        yield Row(FactKind.BID, _TENDERED, {**told, **marks})


def _other_lots(village: Village, works: tuple[str, str]) -> Iterator[Row]:
    for (lot, fen, bidders), category in zip(_LOTS, works, strict=True):
        told: Values = {"case": village.id(lot), "amount_fen": fen, "seller": village.id("b1")}
        for place, bidder in enumerate(bidders):
            higher = round(fen * (1 + 0.04 * place))
            bid: Values = {**told, "seller": village.id(bidder), "amount_fen": higher}
            yield Row(FactKind.BID, _TENDERED, bid)
        yield Row(FactKind.AWARD, later(_TENDERED, 5), told)
        yield Row(FactKind.CONTRACT, later(_TENDERED, 10), {**told, "category": category})


def _joint_tenders(village: Village, winners: tuple[str, ...]) -> Iterator[Row]:
    for number, winner in enumerate(winners):
        on = later(date(2022, 1, 10), 80 * number)
        case: Values = {"case": village.id(f"joint-{number}")}
        for place, bidder in enumerate(("b1", "b2", "b3")):
            fen = 5_000_000 + 250_000 * place
            yield Row(FactKind.BID, on, {**case, "seller": village.id(bidder), "amount_fen": fen})
        won: Values = {**case, "seller": village.id(winner), "amount_fen": 5_000_000}
        yield Row(FactKind.AWARD, later(on, 5), won)


def _market(village: Village) -> Iterator[Row]:
    """Yield tenders without the nine, so that bidding together is more than chance."""
    for number in range(_OTHER):
        on = later(date(2022, 1, 20), 30 * number)
        for place in (0, 1):
            bidder = village.id(f"m{(number + 3 * place) % 7}")
            bid: Values = {"seller": bidder, "amount_fen": 4_000_000 + 300_000 * place}
            yield Row(FactKind.BID, on, {"case": village.id(f"market-{number}"), **bid})
