"""Public case 9: the minimum living allowance beside the subsidy of a former cadre."""

from datetime import date

from features.records.case import Case
from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.relief_payment import Relief, relief_payment
from training.synthesis.public_cases.village import Village
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc09", "蓼湾村", Focus.RELIEF)
_RELIEF = Relief("relief.minimum_living", "最低生活保障", 78_000, date(2024, 5, 25))


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=9,
        title=Text("低保与离任干部补贴同领", "Two allowances in one month"),
        account=Text(
            "同一人既领最低生活保障金，又领离任村干部补贴。本例两笔在同一月份。",
            "One person drew the minimum living allowance and the subsidy of former cadres. Here"
            " both are paid in one month.",
        ),
        case=_case(_VILLAGE, date(2024, 6, 7)),
        expected=("REL-02",),
        twin=_case(_VILLAGE.clean, date(2023, 6, 7)),
        edit=Text(
            "补贴在一年前停发，之后才享受低保",
            "The subsidy ended a year ago, before the allowance began",
        ),
    )


def _case(village: Village, subsidised: date) -> Case:
    """Return the allowance; ``subsidised`` is the last day on which the subsidy was paid."""
    subsidy: Values = {
        "case": village.id("subsidy"),
        "person": village.id("person"),
        "household": village.id("home"),
        "account": village.id("account-2"),
        "category": "离任村干部生活补贴",
        "amount_fen": 65_000,
    }
    return relief_payment(village, _RELIEF, (Row(FactKind.RELIEF, subsidised, subsidy),))
