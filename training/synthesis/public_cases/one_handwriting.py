"""Public case 7: 41 names on a roster, about a dozen present, all signed in one hand.

A record of a paper says that a cell is signed and where; it holds no picture of the hand. What
LAB-09 compares are the pictures themselves, so this record gives it the 41 places to look at.
"""

from datetime import date

from features.records.case import Case, Payment, Person, WorkDay
from features.records.document import Document, Kind
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.public_cases.paper_record import paper_record
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import moment
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc07", "霁山村", Focus.LABOUR)
_POWER = "labour.day_work"
_SITE = "霁山村绿化带"
_NAMES, _PRESENT, _DAY_MINUTES = 41, 12, 480
_DAY, _PAID = date(2024, 5, 13), date(2024, 5, 23)
_PAY_FEN = 12_000


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=7,
        title=Text("四十一人一种笔迹", "Forty-one names in one hand"),
        account=Text(
            "用工表列有41人，到场的约十余人，签名笔迹出自一人。本例按一天的用工表改写。",
            "A roster names 41 people, about a dozen were there, and one hand signed for all."
            " Here it is the roster of one day.",
        ),
        case=_case(_VILLAGE, _PRESENT),
        expected=("LAB-09",),
        twin=_case(_VILLAGE.clean, _NAMES),
        edit=Text(
            "现场登记的总工时与名单人数相符；签名各为本人所写（记录中不含签名图像）",
            "The hours counted on the site fit the names, and each signed for himself (the record"
            " holds no pictures of signatures)",
        ),
    )


def _case(village: Village, present: int) -> Case:
    """Return the matter; ``present`` is how many were counted on the site."""
    people = tuple(_person(village, number) for number in range(1, _NAMES + 1))
    counted: Values = {
        "case": village.case_id, "item": _SITE, "quantity": present * _DAY_MINUTES,
    }  # fmt: skip
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="绿化带清理零星用工",
        as_of=moment(date(2024, 6, 3)),
        power_id=_POWER,
        amount_fen=_NAMES * _PAY_FEN,
        category="零星用工",
        documents=(_roster(village),),
        steps=steps_of(_POWER, date(2024, 5, 3)),
        payments=tuple(Payment(p.id, _PAY_FEN, _PAID, p.account) for p in people),
        people=people,
        history=village.facts(Row(FactKind.ATTENDANCE, _DAY, counted, None, "site register")),
    )


def _person(village: Village, number: int) -> Person:
    days = (WorkDay(_DAY, _SITE, _DAY_MINUTES),)
    who = village.id(f"worker-{number}")
    return Person(who, village.id(f"account-{number}"), _PAY_FEN, days, (_PAID,))


def _roster(village: Village) -> Document:
    header = {"title": "绿化带清理用工表", "period": "2024-05-13", "total": "4920.00"}
    lines = [
        {"name": f"工友{number:02d}", "days": "1", "net": "120.00", "signed": "是"}
        for number in range(1, _NAMES + 1)
    ]
    return paper_record(village.case_id, Kind.ROSTER, header, lines)
