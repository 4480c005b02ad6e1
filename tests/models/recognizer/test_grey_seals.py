import pytest

from features.records.document import Box, Word
from models.recognizer.grey_seals import read_grey_seals
from models.recognizer.seal_finder import Mark, MarkKind

SHAPE = (1400, 1000, 3)
SEAL = Box(0.4, 0.5, 0.6, 0.5 + 0.2 * 1000 / 1400)


def word(text, x0, y0, x1, y1):
    return Word(text, 0.9, Box(x0, y0, x1, y1))


def line(text, x0, y0):
    """A word of level print, 20 pixels high, a little more than that a character."""
    return word(text, x0, y0, x0 + 0.022 * len(text), y0 + 20 / 1400)


def sealed(*words, kind=MarkKind.ROUND_SEAL):
    return read_grey_seals(words, [Mark(kind, SEAL, 0.9)], SHAPE)


PRINT = (line("甲方单位盖章", 0.1, 0.4), line("竹桥村经济合作社", 0.1, 0.3))


@pytest.mark.parametrize(
    "ring",
    [
        word("社", 0.57, 0.56, 0.595, 0.58),
        word("合作社", 0.455, 0.505, 0.545, 0.53),
        word("竹桥村经济合作社", 0.4, 0.5, 0.6, 0.56),  # the whole arc as one line
    ],
)
def test_words_of_the_ring_are_set_apart(ring):
    read = sealed(*PRINT, ring)
    assert read.sealed == (ring,)
    assert read.words == PRINT


@pytest.mark.parametrize(
    "printed",
    [
        line("竹桥村经济合作社", 0.42, 0.56),  # under the seal from rim to rim
        line("2025年11月30日", 0.38, 0.6),
        line("11", 0.56, 0.55),  # figures stand on no ring
        line("签名", 0.49, 0.57),  # in the middle, where the star is
        line("日期", 0.8, 0.57),
    ],
)
def test_print_under_a_seal_stays_the_papers(printed):
    read = sealed(*PRINT, printed)
    assert read.sealed == ()
    assert printed in read.words


def test_a_title_under_an_oval_seal_stays_and_the_seal_is_read():
    title = word("增值税普通发票", 0.42, 0.54, 0.58, 0.58)
    read = sealed(*PRINT, title, kind=MarkKind.OVAL_SEAL)
    assert title in read.words
    assert len(read.patches) == 1


def test_a_page_without_seals_stays_as_it_is():
    read = sealed(*PRINT, kind=MarkKind.SIGNATURE)
    assert (read.words, read.sealed, read.patches) == (PRINT, (), ())


def test_the_patch_has_the_margin_of_red_patches():
    [patch] = sealed(*PRINT).patches
    assert patch.x0 == pytest.approx(388, abs=1) and patch.x1 == pytest.approx(612, abs=1)
