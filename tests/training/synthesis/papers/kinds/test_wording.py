"""Words of held-out layouts are seen by no training layout, in labels and in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import ModuleType

import numpy as np
import pytest

from training.synthesis.papers.kinds import (
    acceptance_words,
    award_words,
    contract_payment,
    contract_prose,
    contract_words,
    other_tables,
    other_texts,
    receipt_words,
    roster_words,
    slip_words,
    trade_words,
)
from training.synthesis.papers.kinds.wording import Pool, Wordings, expanded, leaked

MODULES = (
    acceptance_words,
    award_words,
    contract_payment,
    contract_prose,
    contract_words,
    other_tables,
    other_texts,
    receipt_words,
    roster_words,
    slip_words,
    trade_words,
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
    "acceptance": acceptance_words.FIELDS,
    "goods": trade_words.GOODS,
    "delivery": trade_words.DELIVERY,
}
LABELLED = [
    words
    for name, vocabulary in VOCABULARIES.items()
    if name not in ("contract headings", "contract titles", "roster titles")
    for words in vocabulary.values()
]


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
        used = {word for way in words.pool(Pool.SAMPLED) for word in expanded(way)}
        assert used & set(words.held_out) <= {""}  # both may say nothing


def test_no_held_out_label_of_any_paper_is_a_label_that_networks_are_taught():
    own = {word for words in LABELLED for word in words.held_out}
    taught = {word for words in LABELLED for way in words.sampled for word in expanded(way)}
    assert taught & own == set()


def test_choices_of_a_way_are_made_and_only_sampled_layouts_have_them():
    words = Wordings(("甲",), ("乙",), ("[收款|交款][人|方]",))
    rng = np.random.default_rng(0)
    picked = {words.pick(Pool.SAMPLED, rng) for _ in range(200)}
    assert picked == {"甲", "收款人", "收款方", "交款人", "交款方"}
    assert {words.pick(Pool.TRAINING, rng) for _ in range(9)} == {"甲"}
    assert {words.pick(Pool.HELD_OUT, rng) for _ in range(9)} == {"乙"}


def test_every_label_has_a_wording_of_its_own_for_held_out_layouts():
    for vocabulary in VOCABULARIES.values():
        assert all(words.held_out for words in vocabulary.values())
