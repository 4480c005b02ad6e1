"""What a case carries for flags that are not built: true of the case, false of its twin."""

import pytest

from features.flags.catalogue import CATALOGUE
from tests.training.synthesis.public_cases.plain_formulas import FORMULAS
from training.synthesis.public_cases.catalogue import PUBLIC_CASES
from training.synthesis.public_cases.public_case import PublicCase

BUILT = {flag.code for flag in CATALOGUE}
WITHOUT_NUMBERS = {"LAB-09"}
AWAITED = [
    (public, code) for public in PUBLIC_CASES for code in public.expected if code not in BUILT
]


@pytest.mark.parametrize(
    ("public", "code"),
    [(public, code) for public, code in AWAITED if code not in WITHOUT_NUMBERS],
    ids=lambda value: value if isinstance(value, str) else str(value.number),
)
def test_the_numbers_of_a_flag_to_come_are_in_the_case_and_not_in_the_twin(
    public: PublicCase, code: str
):
    assert FORMULAS[code](public.case)
    assert not FORMULAS[code](public.twin)
