from dataclasses import replace

import pytest

from features.paper_checks.seals_of_parties import SURE, check
from features.records.document import Box, Kind, Page, Seal
from tests.features.paper_checks.checked_papers import FAILED, NA, PASSED, paper

BODIES = {"party_a": "石桥村股份经济合作社", "party_b": "云山县长虹五金商行"}
PERSON = {**BODIES, "party_b": "王小明"}


def page(*confidences, number=1, size=(1240, 1754)):
    box = Box(0.1, 0.7, 0.28, 0.82)
    return Page(number, *size, seals=tuple(Seal(box, share) for share in confidences))


def contract(*pages, header=BODIES):
    return replace(paper(Kind.CONTRACT, header), pages=pages)


@pytest.mark.parametrize(
    ("pages", "header", "status"),
    [
        ([page(0.9, 0.9)], BODIES, PASSED),
        ([page(0.9), page(0.9, number=2)], BODIES, PASSED),
        ([page(0.9)], BODIES, FAILED),
        ([page()], BODIES, FAILED),
        ([page(0.9)], PERSON, NA),  # who signs
        ([page(0.9)], {**BODIES, "party_b": "阿依古丽·买买提"}, NA),
        ([page(0.9)], {"party_a": "石桥村股份经济合作社"}, NA),
        ([page(0.9, SURE - 0.1)], BODIES, NA),
        ([page(0.9), Page(2, 595, 842)], BODIES, NA),  # nobody looked at the second page
        ([page(0.9, size=(300, 420))], BODIES, NA),
    ],
)
def test_a_contract_between_bodies_bears_two_seals(pages, header, status):
    assert check(contract(*pages, header=header)).status is status


def test_other_papers_are_not_judged():
    delivery = replace(paper(Kind.DELIVERY_NOTE, BODIES), pages=(page(),))
    assert check(delivery).status is NA


def test_no_value_is_doubted_because_a_seal_is_missing():
    made = check(contract(page(0.9)))
    assert (made.code, made.fields) == ("PAP-15", ())
    assert made.detail.startswith("疑点")
