import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.records.document import Box, Kind, Word
from features.records.paper_schema import SCHEMAS
from models.recognizer.layout import lay_out
from models.recognizer.tagger_input import LONGEST, MOST_PIECES, Alphabet, encode, pieces_of
from models.recognizer.tags import CLASSES, KINDS, NOTHING, TAGS, Role, Tag, classes_of

ALPHABET = Alphabet.of("合同编号0123456789:")


def _sheet(*texts):
    words = [
        Word(text, 0.9, Box(0.1, 0.05 + 0.9 * n / len(texts), 0.5, 0.06 + 0.9 * n / len(texts)))
        for n, text in enumerate(texts)
    ]
    return lay_out(words, 1.4)


texts = st.lists(
    st.text("合同编号12: 　x", min_size=1, max_size=120).filter(str.strip), min_size=1, max_size=12
)


@given(texts)
def test_pieces_keep_every_character_but_white_space(lines):
    sheet = _sheet(*lines)
    kept = "".join(piece.text for piece in pieces_of(sheet.runs))
    assert kept == "".join("".join(run.text.split()) for run in sheet.runs)
    assert all(0 < len(piece.text) <= LONGEST for piece in pieces_of(sheet.runs))


@given(texts)
def test_arrays_tell_of_each_character_whose_it_is(lines):
    pieces = pieces_of(_sheet(*lines).runs)
    seen = encode(pieces, ALPHABET)
    assert len(seen.characters) == sum(len(piece.text) + 1 for piece in pieces)
    for number, piece in enumerate(pieces):
        own = (seen.owner == number) & (seen.inside == 1)
        assert own.sum() == len(piece.text)
        assert seen.characters[own].tolist() == [ALPHABET.number(c) for c in piece.text]


def test_a_page_looks_the_same_at_any_place_and_size():
    lines = ["合同编号:12", "甲方:村", "乙方:公司", "金额:100"]
    words = [
        Word(t, 0.9, Box(0.1, 0.1 + 0.05 * n, 0.5, 0.12 + 0.05 * n)) for n, t in enumerate(lines)
    ]
    moved = [Word(w.text, 0.9, Box(*(0.3 + 0.5 * edge for edge in w.box.as_list()))) for w in words]
    one, other = (encode(pieces_of(lay_out(w, 1.0).runs), ALPHABET) for w in (words, moved))
    np.testing.assert_allclose(one.grid, other.grid, atol=1e-3)
    np.testing.assert_allclose(one.places, other.places, atol=1e-3)


def test_an_endless_page_is_cut():
    assert len(pieces_of(_sheet(*["号"] * (MOST_PIECES + 5)).runs)) == MOST_PIECES


def test_full_width_characters_are_those_of_the_alphabet():
    assert ALPHABET.number("１") == ALPHABET.number("1") != ALPHABET.number("x")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_tags_of_its_table_and_no_others(kind):
    allowed = {TAGS[n - 1] for n in classes_of(kind) if n != NOTHING}
    schema = SCHEMAS.get(kind)
    if kind is Kind.OTHER:
        assert allowed == set()
        return
    values = {tag.name for tag in allowed if tag.role is Role.VALUE}
    cells = {tag.name for tag in allowed if tag.role is Role.CELL}
    assert values == {entry.name for entry in schema.fields}
    assert cells == {entry.name for entry in schema.cells}


def test_an_amount_of_a_row_is_not_the_amount_of_the_paper():
    assert CLASSES[Tag(Role.CELL, "amount")] != CLASSES[Tag(Role.VALUE, "amount")]
