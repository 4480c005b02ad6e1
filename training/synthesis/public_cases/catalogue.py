"""The ordered table of public cases; adding one is one file and one row here."""

from training.synthesis.public_cases import (
    areas_declared_again,
    cooperative_of_a_wife,
    dates_that_never_were,
    fence_in_two_contracts,
    kin_with_flat_and_car,
    lower_steel,
    names_for_graves,
    one_handwriting,
    padded_cleaning_wages,
    paid_to_the_dead,
    pond_rent_short,
    rent_that_never_moved,
    second_payee,
    thirty_days_of_february,
    two_allowances,
    unclaimed_cards,
    unpaid_and_sublet,
    works_in_three_lots,
)
from training.synthesis.public_cases.public_case import PublicCase

PUBLIC_CASES: tuple[PublicCase, ...] = (
    fence_in_two_contracts.public_case(),
    works_in_three_lots.public_case(),
    second_payee.public_case(),
    cooperative_of_a_wife.public_case(),
    thirty_days_of_february.public_case(),
    dates_that_never_were.public_case(),
    one_handwriting.public_case(),
    names_for_graves.public_case(),
    two_allowances.public_case(),
    kin_with_flat_and_car.public_case(),
    paid_to_the_dead.public_case(),
    rent_that_never_moved.public_case(),
    unpaid_and_sublet.public_case(),
    pond_rent_short.public_case(),
    lower_steel.public_case(),
    unclaimed_cards.public_case(),
    areas_declared_again.public_case(),
    padded_cleaning_wages.public_case(),
)
