"""Public case 5: thirty days paid in one February, and days of a man who was at work elsewhere."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Case, Payment, Person, WorkDay
from features.records.document import Kind
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.public_cases.paper_record import paper_record
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values
from training.synthesis.world.registers import employment_row

_VILLAGE = Village("pc05", "鹭洲村", Focus.LABOUR)
_POWER = "labour.day_work"
_SITE = "鹭洲村河道保洁段"
_PAID = date(2023, 3, 8)
_KIN_FEN, _AWAY_FEN, _HERE_FEN = 360_000, 277_040, 120_000
_AWAY_EARLIER_FEN = 332_460  # with this matter 44 days and 6,095 yuan
_AWAY_EARLIER_DAYS = 24
_MOVED = {
    StepKind.WORK: date(2023, 2, 1),
    StepKind.ACCEPTANCE: date(2023, 3, 4),
    StepKind.PAYMENT: _PAID,
    StepKind.RESULT_NOTICE: date(2023, 3, 12),
}


def public_case() -> PublicCase:
    """Return the case and its twin."""
    last = (date(2023, 2, 27), date(2023, 2, 28))
    return PublicCase(
        number=5,
        title=Text("二月领三十天工钱", "Thirty days paid in February"),
        account=Text(
            "用工表记二月出工30天；另一人外出期间仍被记44笔共6095元；整个事项涉及21.22万元。"
            "本例的30天记在村干部亲属名下。",
            "The roster gave one man 30 days of work in February, and another 44 entries of 6,095"
            " yuan together while he was in another province; 212,200 yuan were at issue in all."
            " Here the 30 days are those of a relative of a cadre.",
        ),
        case=_case(_VILLAGE, last, date(2022, 6, 1), "kin"),
        expected=("LAB-02", "LAB-03", "LAB-08"),
        twin=_case(
            _VILLAGE.clean, (date(2023, 3, 1), date(2023, 3, 2)), date(2023, 3, 10), "neighbour"
        ),
        edit=Text(
            "最后两天在三月；外出务工在完工之后；与干部没有亲属关系",
            "The last two days were in March, the man left for the other job after the work, and"
            " nobody is kin of the cadre",
        ),
    )


def _case(village: Village, last: tuple[date, date], left: date, kin: str) -> Case:
    """Return the matter.

    ``last`` are the last two days charged for the first man, ``left`` is the day on which the
    second took his other job, ``kin`` is whom the file of the cadre names.
    """
    february = tuple(later(date(2023, 2, 1), place) for place in range(28))
    people = (
        _person(village, "kin", _KIN_FEN, (*february, *last)),
        _person(village, "away", _AWAY_FEN, february[:20]),
        _person(village, "here", _HERE_FEN, february[5:15]),
    )
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="河道保洁零星用工（二月）",
        as_of=moment(date(2023, 3, 20)),
        power_id=_POWER,
        amount_fen=_KIN_FEN + _AWAY_FEN + _HERE_FEN,
        category="零星用工",
        documents=(paper_record(village.case_id, Kind.ROSTER, *_roster(last[1])),),
        steps=steps_of(_POWER, date(2023, 1, 16), _MOVED),
        payments=tuple(Payment(p.id, p.amount_fen or 0, _PAID, p.account) for p in people),
        people=people,
        history=village.facts(*_files(village, left, kin), *_charged_in_january(village)),
    )


def _person(village: Village, who: str, fen: int, days: tuple[date, ...]) -> Person:
    worked = tuple(WorkDay(day, _SITE, 480) for day in days)
    return Person(village.id(who), village.id(f"account-{who}"), fen, worked, (_PAID,))


def _roster(last: date) -> tuple[dict[str, str], list[dict[str, str]]]:
    header = {"title": "河道保洁用工表", "period": f"2023-02-01/{last}", "total": "7570.40"}
    rows = (("陆苇川", "30", "3600.00"), ("沈汀石", "20", "2770.40"), ("顾澜生", "10", "1200.00"))
    return header, [{"name": name, "days": days, "net": net} for name, days, net in rows]


def _files(village: Village, left: date, kin: str) -> tuple[Row, ...]:
    cadre = village.id("cadre")
    told: Values = {"person": village.id(kin), "item": cadre, "category": "子女"}
    return (
        Row(FactKind.ROLE, date(2021, 2, 1), {"person": cadre, "category": "书记", "quantity": 1}),
        Row(FactKind.KINSHIP, date(2021, 3, 1), told, None, "cadre file"),
        employment_row(village.id("away"), "外省企业职工", 520_000, left).known_on(later(left, 5)),
    )


def _charged_in_january(village: Village) -> Iterator[Row]:
    """Yield the other entries of the man who was away, from an earlier list."""
    told: Values = {"case": village.id("january"), "person": village.id("away")}
    for place in range(_AWAY_EARLIER_DAYS):
        day = later(date(2023, 1, 3), place)
        yield Row(FactKind.ATTENDANCE, day, {**told, "item": _SITE, "quantity": 480})
    paid: Values = {"account": village.id("account-away"), "amount_fen": _AWAY_EARLIER_FEN}
    yield Row(FactKind.WAGE, date(2023, 1, 31), {**told, **paid})
