import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from rapidfuzz import fuzz

from features.records.document import Box, Glyph, Word
from models.recognizer.patch import Patch
from models.recognizer.pp_reader import PpReader
from models.recognizer.seal_ink import is_seal_ink, red_ink, red_patches, without_red
from models.recognizer.seal_reading import read_beneath_seals, unite
from models.recognizer.seal_ring import read_ring, rims_of, unrolled
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.seal_cut import pressed

FIGURES = st.text("0123456789.", min_size=1, max_size=9)
RED, BROWN, BLACK = (206, 32, 40), (128, 64, 16), (20, 20, 22)


def _page(size=(1400, 1000)):
    return np.full((*size, 3), 250, np.uint8)


def _stamped(page, centre=(600, 700), radius=120):
    cv2.circle(page, centre, radius, RED, 9)
    cv2.circle(page, centre, radius // 3, RED, -1)
    return page


PLACE = Box(0.1, 0.1, 0.3, 0.12)


def _word(text, confidence, box=PLACE, each=None):
    glyphs = tuple(
        Glyph(c, each or confidence, (), n / len(text), (n + 1) / len(text))
        for n, c in enumerate(text)
    )
    return Word(text, confidence, box, glyphs)


class Reader:
    """Gives the same words for every picture, in shares of it."""

    name = version = "given"

    def __init__(self, *words):
        self.words, self.read_pictures = words, []

    def read(self, pixels):
        self.read_pictures.append(pixels)
        return self.words


def test_a_seal_is_one_patch_around_its_rim():
    [patch] = red_patches(_stamped(_page()))
    assert abs((patch.x0 + patch.x1) / 2 - 600) < 12
    assert 240 < patch.x1 - patch.x0 < 300


@pytest.mark.parametrize("colour", [BROWN, BLACK])
def test_forms_and_text_are_no_red_ink(colour):
    page = _page()
    cv2.circle(page, (600, 700), 120, colour, 9)
    assert not red_ink(page).any()
    assert red_patches(page) == ()


def test_warm_light_is_not_red():
    page = np.full((800, 600, 3), (235, 205, 190), np.uint8)
    assert red_patches(page) == ()


def test_red_is_gone_and_black_stays():
    page = _stamped(_page())
    cv2.line(page, (520, 700), (680, 700), BLACK, 4)
    plain = without_red(page)
    assert plain[700, 700 - 60].min() < 60
    assert plain[700 - 120, 600].min() > 190


def test_ink_of_the_seal_is_told_from_text_upon_it():
    page = _stamped(_page())
    star, beside = Box(0.55, 0.45, 0.65, 0.55), Box(0.1, 0.1, 0.25, 0.15)
    assert is_seal_ink(page, star)
    cv2.putText(page, "304", (560, 715), cv2.FONT_HERSHEY_SIMPLEX, 1.5, BLACK, 5)
    cv2.putText(page, "304", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, BLACK, 4)
    assert not is_seal_ink(page, star)
    assert not is_seal_ink(page, beside)


def test_a_page_without_red_is_read_once():
    reader, words = Reader(), [_word("合同", 0.9)]
    assert read_beneath_seals(_page(), words, reader).words == tuple(words)
    assert reader.read_pictures == []


def test_text_beneath_a_seal_is_read_again_and_whole():
    page = _stamped(_page())
    cv2.putText(page, "1130.00", (520, 705), cv2.FONT_HERSHEY_SIMPLEX, 1.4, BLACK, 4)
    first = _word("11", 0.6, Box(0.52, 0.47, 0.58, 0.51))
    again = _word("1130.00", 0.97, Box(0.2, 0.4, 0.85, 0.54))
    reader = Reader(again)
    twice = read_beneath_seals(page, [first], reader)
    assert [word.text for word in twice.words] == ["1130.00"]
    assert len(reader.read_pictures) == 1
    assert reader.read_pictures[0].shape[0] < page.shape[0]


def test_words_in_red_are_the_seals():
    page = _stamped(_page())
    seal_word = _word("专用章", 0.9, Box(0.57, 0.47, 0.63, 0.53))
    twice = read_beneath_seals(page, [seal_word], Reader())
    assert twice.sealed == (seal_word,)
    assert twice.words == ()


def test_equal_readings_are_surer_than_each():
    one = unite(_word("12", 0.8), _word("12", 0.7))
    assert one.text == "12"
    assert one.confidence == pytest.approx(0.94)


def test_the_other_reading_stays_beside_the_surer_one():
    one = unite(_word("1180.00", 0.95), _word("1130.00", 0.6))
    assert one.text == "1180.00"
    assert one.glyphs[2].rivals == (("3", 0.6),)


@given(FIGURES, FIGURES)
def test_two_readings_never_lose_the_spelling(first, second):
    united = unite(_word(first, 0.9), _word(second, 0.8))
    assert united.text in (first, second)
    assert "".join(glyph.character for glyph in united.glyphs) == united.text


def test_only_round_seals_are_unrolled():
    page = _stamped(_page(), radius=120)
    [patch] = red_patches(page)
    strips = list(unrolled(patch.crop(page)))
    assert len(strips) == 2  # what is dark, and what is red
    assert all(strip.shape[0] == 48 and strip.shape[1] > 300 for strip in strips)
    flat = _page()
    cv2.rectangle(flat, (300, 600), (700, 760), RED, 9)
    [square] = red_patches(flat)
    assert not list(unrolled(square.crop(flat)))


READER = PpReader(1)
RING = "云澜市青禾镇石溪村股份经济合作社"


def _sealed(turns: list[float], grey: bool = False, step: int = 300) -> NDArray[np.uint8]:
    """Return white paper with a real-sized seal pressed in each of these turns, side by side."""
    page = np.full((420, 60 + step * len(turns) + 120, 3), 252, np.uint8)
    for place, turn in enumerate(turns):
        ink = Image.fromarray(pressed(Seal(RING), np.random.default_rng(4))).resize((260, 260))
        turned = np.asarray(ink.rotate(turn), np.float32)
        alpha = turned[..., 3:] / 255
        part = page[80:340, 60 + step * place : 320 + step * place]
        part[:] = part * (1 - alpha) + turned[..., :3] * alpha
    return np.repeat(page.min(axis=2, keepdims=True), 3, axis=2) if grey else page


@needs_fonts
@pytest.mark.parametrize("turn", [0.0, 25.0, -70.0, 170.0])
def test_the_ring_is_read_from_its_gap_on_however_it_was_pressed(turn):
    page = _sealed([turn])
    [patch] = red_patches(page)
    word = read_ring(page, patch, READER)
    assert word is not None
    assert fuzz.ratio(word.text, RING) >= 85


@needs_fonts
def test_a_grey_copy_is_read_by_what_is_dark():
    page = _sealed([10.0], grey=True)
    word = read_ring(page, Patch(50, 70, 330, 350), READER)
    assert word is not None
    assert fuzz.ratio(word.text, RING) >= 85


@needs_fonts
def test_two_seals_that_overlap_have_two_rims():
    page = _sealed([0.0, 5.0], step=200)
    crop = page.astype(np.float32)
    rims = rims_of(crop[..., 0] - crop[..., 1:].max(axis=2))
    assert sorted(round(rim.x, -1) for rim in rims) == [190.0, 390.0]


def test_what_is_smaller_than_any_ring_is_not_tried():
    page = np.full((1600, 1100, 3), 250, np.uint8)
    assert read_ring(page, Patch(100, 100, 180, 180), READER) is None
