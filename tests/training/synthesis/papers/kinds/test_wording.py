"""Words of held-out layouts are seen by no training layout, in labels and in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import ModuleType

import pytest

from training.synthesis.papers.kinds import (
    award_words,
    contract_payment,
    contract_prose,
    contract_words,
    other_tables,
    other_texts,
    receipt_words,
    roster_words,
    slip_words,
)
from training.synthesis.papers.kinds.wording import Wordings, leaked

MODULES = (
    award_words,
    contract_payment,
    contract_prose,
    contract_words,
    other_tables,
    other_texts,
    receipt_words,
    roster_words,
    slip_words,
)
VOCABULARIES = {
    "award": award_words.LABELS,
    "contract": contract_words.LABELS,
    "contract headings": contract_words.HEADINGS,
    "contract titles": contract_words.TITLES,
    "party a": contract_words.PARTY_A,
    "party b": contract_words.PARTY_B,
    "receipt": receipt_words.LABELS,
    "slip": receipt_words.SLIP_LABELS,
    "fiscal": receipt_words.FISCAL_LABELS,
    "fiscal headings": receipt_words.FISCAL_HEADINGS,
    "roster": roster_words.LABELS,
    "roster headings": roster_words.HEADINGS,
    "roster titles": roster_words.TITLES,
    "bank slip": slip_words.LABELS,
    "bank slip block": slip_words.BLOCK,
}


def wordings_in(value: object) -> Iterator[Wordings]:
    if isinstance(value, Wordings):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from wordings_in(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from wordings_in(getattr(value, item.name))


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_held_out_label_is_a_label_of_training(name):
    assert leaked(VOCABULARIES[name]) == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_held_out_sentence_is_one_of_training(module: ModuleType):
    found = [words for value in vars(module).values() for words in wordings_in(value)]
    assert found
    for words in found:
        assert words.training
        assert set(words.training) & set(words.held_out) <= {""}  # both may say nothing


def test_every_label_has_a_wording_of_its_own_for_held_out_layouts():
    for vocabulary in VOCABULARIES.values():
        assert all(words.held_out for words in vocabulary.values())
