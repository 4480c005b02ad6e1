"""Public case 18: cleaners were paid far more than their days and the local rate make."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Case, Payment, Person, WorkDay
from features.records.document import Document, Kind
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.money import yuan_text
from features.records.step import StepKind
from training.synthesis.public_cases.paper_record import paper_record
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc18", "岚墩村", Focus.LABOUR)
_POWER = "labour.day_work"
_SITE = "岚墩村文化礼堂"
_CLEANERS = (("cleaner-1", "陆苇声"), ("cleaner-2", "顾汀兰"))
_DAYS, _RATE_FEN = 26, 12_000
_PADDED_FEN = 520_000  # 200 yuan a day
_FIRST, _PAID = date(2024, 5, 1), date(2024, 6, 6)
_OTHERS, _OTHER_DAYS = 8, 2
_MOVED = {
    StepKind.ACCEPTANCE: date(2024, 6, 1),
    StepKind.PAYMENT: _PAID,
    StepKind.RESULT_NOTICE: date(2024, 6, 11),
}


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=18,
        title=Text("虚增保洁工资", "Padded wages of cleaners"),
        account=Text(
            "保洁工资虚高7.75万元。本例取两人一个月，工资高于天数与约定工价之积。",
            "Wages for cleaning were 77,500 yuan too high. Here is one month of two cleaners,"
            " paid more than days and agreed rate make.",
        ),
        case=_case(_VILLAGE, _PADDED_FEN),
        expected=("LAB-05", "LAB-10"),
        twin=_case(_VILLAGE.clean, _DAYS * _RATE_FEN),
        edit=Text("工资等于天数乘以约定工价", "The pay is the days times the agreed rate"),
    )


def _case(village: Village, fen: int) -> Case:
    """Return the month; each cleaner is paid ``fen``."""
    people = tuple(_person(village, who, fen) for who, _ in _CLEANERS)
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="文化礼堂保洁用工（五月）",
        as_of=moment(date(2024, 6, 24)),
        power_id=_POWER,
        amount_fen=fen * len(people),
        category="零星用工",
        documents=(_roster(village, fen),),
        steps=steps_of(_POWER, date(2024, 4, 21), _MOVED),
        payments=tuple(Payment(p.id, fen, _PAID, p.account) for p in people),
        people=people,
        history=village.facts(*_local_rates(village)),
    )


def _person(village: Village, who: str, fen: int) -> Person:
    days = tuple(WorkDay(later(_FIRST, place), _SITE, 480) for place in range(_DAYS))
    return Person(village.id(who), village.id(f"account-{who}"), fen, days, (_PAID,))


def _roster(village: Village, fen: int) -> Document:
    header = {"title": "文化礼堂保洁工资表", "period": "2024-05"}
    pay = {"days": str(_DAYS), "rate": yuan_text(_RATE_FEN), "net": yuan_text(fen)}
    lines = [{"name": name, **pay} for _, name in _CLEANERS]
    return paper_record(village.case_id, Kind.ROSTER, header, lines)


def _local_rates(village: Village) -> Iterator[Row]:
    """Yield what other day labour of the village earns: 120 yuan a day."""
    for number in range(_OTHERS):
        on = later(date(2024, 1, 8), 7 * number)
        told: Values = {
            "case": village.id(f"other-{number}"),
            "person": village.id(f"worker-{number}"),
        }
        for place in range(_OTHER_DAYS):
            here: Values = {"item": "岚墩村村道清扫点", "quantity": 480}
            yield Row(FactKind.ATTENDANCE, later(on, place), {**told, **here})
        paid: Values = {"account": village.id(f"account-worker-{number}")}
        fen = _OTHER_DAYS * _RATE_FEN
        yield Row(FactKind.WAGE, later(on, 5), {**told, **paid, "amount_fen": fen})
