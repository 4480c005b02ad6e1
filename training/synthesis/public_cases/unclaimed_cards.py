"""Public case 16: the wages of 28 cards that nobody fetched went to one account."""

from collections.abc import Iterator
from datetime import date

from features.records.case import Case, Payment, Person, WorkDay
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from features.records.step import StepKind
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.village import Village, steps_of
from training.synthesis.world.clock import later, moment
from training.synthesis.world.matter import Row, Values
from training.synthesis.world.registers import death_row

_VILLAGE = Village("pc16", "椿桥村", Focus.LABOUR)
_POWER = "labour.day_work"
_SITE = "椿桥村排涝站"
_DAYS, _FEN = 12, 150_000
_CARDS, _EARLIER_FEN = 28, 1_930_000  # 501,800 yuan on 26 cards, and two in this matter
_WORKERS = ("card-1", "card-2", "worker-1", "worker-2")
_FIRST, _PAID = date(2023, 11, 1), date(2023, 11, 21)
_MOVED = {
    StepKind.ACCEPTANCE: date(2023, 11, 17),
    StepKind.PAYMENT: _PAID,
    StepKind.RESULT_NOTICE: date(2023, 11, 25),
}


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=16,
        title=Text("无人认领的工资卡", "Wage cards that nobody fetched"),
        account=Text(
            "28张工资卡无人认领，涉及50余万元。本例工资进入同一账户，其中一人已故。",
            "Nobody had fetched 28 wage cards, with more than 500,000 yuan. Here the wages go to"
            " one account, and one of the names is of a dead person.",
        ),
        case=_case(_VILLAGE, ("account-shared",) * 2, date(2023, 3, 2)),
        expected=("LAB-03", "LAB-04"),
        twin=_case(_VILLAGE.clean, ("account-card-1", "account-card-2"), date(2023, 11, 28)),
        edit=Text(
            "两人工资发到本人账户；其中一人在完工后去世",
            "Both are paid to their own accounts, and one of them died after the work",
        ),
    )


def _case(village: Village, accounts: tuple[str, str], died: date) -> Case:
    """Return the matter: two workers of the cards, paid to ``accounts``, and two others."""
    own = (*accounts, "account-worker-1", "account-worker-2")
    people = tuple(
        _person(village, who, account) for who, account in zip(_WORKERS, own, strict=True)
    )
    return Case(
        case_id=village.case_id,
        focus=village.focus,
        unit=village.unit,
        title="排涝站零星用工",
        as_of=moment(date(2023, 12, 18)),
        power_id=_POWER,
        amount_fen=_FEN * len(people),
        category="零星用工",
        steps=steps_of(_POWER, date(2023, 10, 22), _MOVED),
        payments=tuple(Payment(p.id, _FEN, _PAID, p.account) for p in people),
        people=people,
        history=village.facts(
            death_row(village.id("card-1"), died, later(died, 9)), *_other_cards(village)
        ),
    )


def _person(village: Village, who: str, account: str) -> Person:
    days = tuple(WorkDay(later(_FIRST, place), _SITE, 480) for place in range(_DAYS))
    return Person(village.id(who), village.id(account), _FEN, days, (_PAID,))


def _other_cards(village: Village) -> Iterator[Row]:
    """Yield what earlier lists paid in the names of the other cards."""
    for number in range(3, _CARDS + 1):
        told: Values = {
            "case": village.id("earlier"), "person": village.id(f"card-{number}"),
            "account": village.id("account-shared"), "amount_fen": _EARLIER_FEN,
        }  # fmt: skip
        yield Row(FactKind.WAGE, date(2023, 6, 30), told)
