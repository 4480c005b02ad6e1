"""Public case 11: the minimum living allowance went on after deaths."""

from datetime import date

from features.records.case import Case
from features.records.finding import Text
from features.records.focus import Focus
from training.synthesis.public_cases.public_case import PublicCase
from training.synthesis.public_cases.relief_payment import Relief, relief_payment
from training.synthesis.public_cases.village import Village
from training.synthesis.world.clock import later
from training.synthesis.world.registers import death_row

_VILLAGE = Village("pc11", "沁塘村", Focus.RELIEF)
_RELIEF = Relief("relief.minimum_living", "最低生活保障", 74_000, date(2024, 5, 23))


def public_case() -> PublicCase:
    """Return the case and its twin."""
    return PublicCase(
        number=11,
        title=Text("死亡后仍发低保", "Relief paid after death"),
        account=Text(
            "比对发现271名已故人员仍在低保发放名单。本例取其中一户，死亡四个月后仍发放。",
            "A comparison found 271 dead persons on the lists of the minimum living allowance."
            " Here is one household, paid four months after the death.",
        ),
        case=_case(_VILLAGE, date(2024, 2, 6)),
        expected=("REL-01",),
        twin=_case(_VILLAGE.clean, date(2024, 6, 3)),
        edit=Text("死亡发生在发放前数日", "The death came a few days before the payment"),
    )


def _case(village: Village, died: date) -> Case:
    row = death_row(village.id("person"), died, later(died, 12))
    return relief_payment(village, _RELIEF, (row,))
