"""Public case 8: compensation for graves under invented names, drawn through one account.

The notice is about names that nobody bears. LAB-03 looks for such names on payrolls alone, so a
list of relief shows the same pattern by the account that they share.
"""

from collections.abc import Iterator
from datetime import date

from features.records.fact import FactKind
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.relief_payment import Relief, relief_payment
from training.synthesis.public_cases.village import Village
from training.synthesis.world.matter import Row, Values

_VILLAGE = Village("pc08", "榆漾村", Focus.RELIEF)
_NAMES = 45
_RELIEF = Relief("relief.hardship", "迁坟补助", 4_600_000, date(2023, 5, 15))
"""For two graves; 2,070,000 yuan for all names."""


def public_case() -> PublicCase:
    """Return the case and its twin."""
    village, twin = _VILLAGE, _VILLAGE.clean
    return PublicCase(
        number=8,
        title=Text("虚构姓名领取补偿", "Compensation under invented names"),
        account=Text(
            "以45个虚构姓名申报90座坟，金额200余万元。本例各户补偿由同一账户领取，取其中一户。",
            "90 graves were claimed for under 45 invented names, for more than two million yuan."
            " Here all of it is drawn through one account, and this is one of the names.",
        ),
        case=relief_payment(village, _RELIEF, _others(village), "account-shared"),
        expected=("REL-07",),
        twin=relief_payment(twin, _RELIEF, _others(twin), "account-own"),
        edit=Text("该户补偿发到本户账户", "The household is paid to its own account"),
    )


def _others(village: Village) -> Iterator[Row]:
    """Yield what went out for the other names."""
    paid: Values = {
        "account": village.id("account-shared"),
        "category": _RELIEF.scheme,
        "amount_fen": _RELIEF.fen,
    }
    for number in range(2, _NAMES + 1):
        told: Values = {
            "case": village.id(f"list-{number}"),
            "person": village.id(f"name-{number}"),
        }
        home: Values = {"household": village.id(f"home-{number}")}
        yield Row(FactKind.RELIEF, date(2023, 6, 5), {**told, **home, **paid})
