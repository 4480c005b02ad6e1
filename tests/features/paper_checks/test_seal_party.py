"""PAP-16: whose name the seal bears, and when nothing is said about it."""

from dataclasses import replace

import pytest

from features.paper_checks import seal_party
from features.records.document import Kind
from tests.features.paper_checks.checked_papers import FAILED, NA, PASSED, paper

PARTIES = {"party_a": "青禾镇石溪村股份经济合作社", "party_b": "云澜市砺岚金属制品有限公司"}


def judged(ring: str, confidence: float = 0.97):
    document = paper(Kind.CONTRACT, {**PARTIES, "seal_text": ring})
    fields = (
        replace(field, confidence=confidence) if field.name == "seal_text" else field
        for field in document.fields
    )
    return seal_party.check(replace(document, fields=tuple(fields)))


@pytest.mark.parametrize(
    ("ring", "party"),
    [
        ("青禾镇石溪村股份经济合作社", "party_a"),
        ("云澜市砺岚金属制品有限公司", "party_b"),
        ("禾镇石溪村份经济合作社", "party_a"),  # two characters lost
        ("石溪村股份经济合作社", "party_a"),  # without its town
    ],
)
def test_the_ring_of_a_party_passes_with_the_party_it_names(ring, party):
    made = judged(ring)
    assert (made.status, made.fields) == (PASSED, ("seal_text", party))


def test_a_clear_ring_of_somebody_else_is_to_be_checked():
    made = judged("砚溪县启程劳务服务部")
    assert (made.status, made.fields) == (FAILED, ("seal_text",))


@pytest.mark.parametrize(("ring", "confidence"), [("砚溪县启程劳务服务部", 0.7), ("启程部", 0.97)])
def test_nothing_is_said_of_a_ring_that_is_not_clear(ring, confidence):
    assert judged(ring, confidence).status is NA


def test_a_paper_without_parties_is_not_judged():
    assert seal_party.check(paper(Kind.CONTRACT, {"seal_text": "青禾镇石溪村"})).status is NA
