"""Public case 6: claims dated on days that do not exist, one day claimed twice, one roster."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Case, Payment, Person, WorkDay
from features.records.document import Document, Kind
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.public_cases.paper_record import paper_record
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc06", "棠坞村", Focus.LABOUR)
_POWER = "labour.day_work"
_SWEEPING, _RIVER = "棠坞村村道清扫点", "棠坞村河道保洁段"
_WORKERS = tuple(f"worker-{number}" for number in range(1, 6))
_PAY_FEN, _DAY_FEN, _DAYS = 240_000, 15_000, 16
_CLAIM_FEN = 600_000  # of one claim: five workers, eight days, 150 yuan a day
_PAID = date(2023, 10, 8)
_MOVED = {
    StepKind.WORK: date(2023, 9, 1),
    StepKind.ACCEPTANCE: date(2023, 10, 6),
    StepKind.PAYMENT: _PAID,
    StepKind.RESULT_NOTICE: date(2023, 10, 12),
}


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=6,
        title=Text("不存在的日期", "Dates that never were"),
        account=Text(
            "报销单的日期是2月29日（平年）和9月31日，同一天有两笔报销，各6000元。"
            "本例两笔在两处用工，五人的天数和金额数月不变。",
            "Claims were dated 29 February of a common year and 31 September, and two of them, of"
            " 6,000 yuan each, were for one day. Here they are for two sites, and days and pay of"
            " the five people stayed the same for months.",
        ),
        case=_case(_VILLAGE, ("2023-02-29", "2023-09-31"), date(2023, 9, 8), absent=0),
        expected=("DOC-11", "LAB-01", "LAB-06"),
        twin=_case(_VILLAGE.clean, ("2023-09-20", "2023-09-30"), date(2023, 9, 16), absent=1),
        edit=Text(
            "单据日期真实；两处用工不在同一天；前两个月有一人各缺勤一天",
            "The dates are real, nobody worked at both places on one day, and one man was absent"
            " for a day in each of the two months before",
        ),
    )


def _case(village: Village, dated: tuple[str, str], first: date, absent: int) -> Case:
    """Return the two claims.

    ``dated`` is what stands on them, ``first`` the first day charged on the second one,
    ``absent`` the days that the first worker was missing in each of the months before.
    """
    people = tuple(_person(village, who, first) for who in _WORKERS)
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="村道清扫与河道保洁用工（九月）",
        as_of=moment(date(2023, 10, 20)),
        power_id=_POWER,
        amount_fen=2 * _CLAIM_FEN,
        category="零星用工",
        documents=(_claim(village, dated[0], _SWEEPING), _claim(village, dated[1], _RIVER)),
        steps=steps_of(_POWER, date(2023, 8, 22), _MOVED),
        payments=tuple(Payment(p.id, _PAY_FEN, _PAID, p.account) for p in people),
        people=people,
        history=village.facts(*(row for month in (7, 8) for row in _month(village, month, absent))),
    )


def _person(village: Village, who: str, first: date) -> Person:
    sweeping = [date(2023, 9, day) for day in range(1, 9)]
    river = [first, *(date(2023, 9, day) for day in range(9, 16))]
    days = (
        *(WorkDay(day, _SWEEPING, 480) for day in sweeping),
        *(WorkDay(day, _RIVER, 480) for day in river),
    )
    return Person(village.id(who), village.id(f"account-{who}"), _PAY_FEN, days, (_PAID,))


def _claim(village: Village, dated: str, site: str) -> Document:
    told = {"receipt_date": dated, "payer_name": village.unit.name, "reason": f"{site}用工"}
    return paper_record(village.case_id, Kind.RECEIPT, {**told, "amount": "6000.00"})


def _month(village: Village, month: int, absent: int) -> Iterator[Row]:
    """Yield an earlier month of the same five; no minutes are absence."""
    for who in _WORKERS:
        missing = absent if who == _WORKERS[0] else 0
        told: Values = {"case": village.id(f"month-{month}"), "person": village.id(who)}
        for place in range(_DAYS):
            minutes = 480 if place < _DAYS - missing else 0
            day = date(2023, month, place + 1)
            yield Row(FactKind.ATTENDANCE, day, {**told, "item": _SWEEPING, "quantity": minutes})
        fen = _PAY_FEN - _DAY_FEN * missing
        paid: Values = {"account": village.id(f"account-{who}"), "amount_fen": fen}
        yield Row(FactKind.WAGE, later(date(2023, month, 28), 4), {**told, **paid})
