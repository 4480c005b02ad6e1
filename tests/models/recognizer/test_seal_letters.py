import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.records.document import Box, Glyph, Word
from models.recognizer.seal_letters import usual_contrast, without_seal_letters

BLACK, RED, BROWN = (25, 25, 30), (200, 40, 50), (128, 64, 16)
LETTER = 40  # pixels


def written(*parts):
    """Return a page with letters of these inks in one line, and the word that reads them."""
    text = "".join(letters for letters, _ in parts)
    inks = [ink for letters, ink in parts for _ in letters]
    pixels = np.full((300, 1000, 3), 245, np.uint8)
    for at, (letter, ink) in enumerate(zip(text, inks, strict=True)):
        if letter != " ":
            cv2.putText(pixels, letter, (20 + LETTER * at, 140), 0, 1.5, ink, 4)
    wide = LETTER * len(text)
    glyphs = tuple(
        Glyph(c, 0.9, (), at / len(text), (at + 1) / len(text)) for at, c in enumerate(text)
    )
    return pixels, Word(text, 0.9, Box(0.02, 0.32, 0.02 + wide / 1000, 0.5), glyphs)


def cut(*parts):
    pixels, word = written(*parts)
    print_, whole = written(("8888", BLACK))
    return without_seal_letters(pixels, word, usual_contrast(print_, [whole]))


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ([("40,309.12", BLACK), (" ", BLACK), ("250216", RED)], "40,309.12"),
        ([("HT2023", BLACK), ("98M", RED)], "HT2023"),
        ([("77", RED), ("HT2023", BLACK)], "HT2023"),
        ([("HT2023", BLACK)], "HT2023"),
        ([("HT", BLACK), ("20", RED), ("23", BLACK)], "HT2023"),
    ],
)
def test_red_letters_at_the_ends_of_a_word_are_not_the_papers(parts, left):
    word = cut(*parts)
    assert word.text == left
    assert [glyph.character for glyph in word.glyphs] == list(left)


def test_what_is_left_stands_where_it_was_printed():
    _, word = written(("HT2023", BLACK), ("98M", RED))
    left = cut(("HT2023", BLACK), ("98M", RED))
    assert left.box.x0 == word.box.x0
    assert left.box.x1 == pytest.approx(0.02 + 6 * LETTER / 1000)
    assert (left.glyphs[0].start, left.glyphs[-1].end) == pytest.approx((0, 1))


@pytest.mark.parametrize("letters", ["91420498", "9 1 4"])
def test_a_word_all_in_red_is_the_seals(letters):
    assert cut((letters, RED)) is None


def test_black_letters_under_a_stroke_of_a_seal_are_kept():
    pixels, word = written(("HT2023", BLACK))
    under = pixels.copy()
    cv2.line(under, (180, 60), (240, 180), RED, 14)
    both = np.minimum(pixels, under)
    assert without_seal_letters(both, word, usual_contrast(pixels, [word])) == word


def test_a_brown_form_is_no_seal():
    assert cut(("NAME", BROWN), ("HT2023", BLACK)).text == "NAMEHT2023"


def test_a_word_whose_characters_have_no_places_is_kept():
    pixels, word = written(("HT", RED))
    bare = Word(word.text, 0.9, word.box)
    assert without_seal_letters(pixels, bare, 200.0) is bare


def test_an_empty_page_has_no_contrast_to_compare_with():
    pixels, word = written(("HT", RED))
    assert usual_contrast(pixels, []) == 0.0
    assert without_seal_letters(pixels, word, 0.0) is word


@given(
    st.lists(
        st.tuples(st.text("A7 ：章", min_size=1, max_size=3), st.sampled_from([BLACK, RED, BROWN])),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60)
def test_of_any_word_a_stretch_is_left_or_nothing(parts):
    pixels, word = written(*parts)
    noisy = pixels.astype(np.int16) + np.random.default_rng(3).integers(-6, 7, pixels.shape)
    left = without_seal_letters(np.clip(noisy, 0, 255).astype(np.uint8), word, 200.0)
    assert left is None or left.text in word.text
