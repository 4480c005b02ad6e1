from collections import Counter
from itertools import cycle

import numpy as np
import pytest

from features.records.document import Box, Glyph, Page, Source, Word
from models.recognizer.doubted_characters import look_at_characters
from models.recognizer.page_reading import ReadPage

LEVEL, STANDING = Box(0.1, 0.1, 0.3, 0.12), Box(0.1, 0.1, 0.12, 0.2)


def word(text, shares=None, box=LEVEL):
    """Return a word; ``shares`` are what its second character may be, best first."""
    glyphs = [Glyph(c, 0.99, (), at / len(text), (at + 1) / len(text)) for at, c in enumerate(text)]
    if shares:
        (character, share), *rivals = shares.items()
        glyphs[1] = Glyph(character, share, tuple(rivals), 1 / len(text), 2 / len(text))
    return Word("".join(g.character for g in glyphs), 0.9, box, tuple(glyphs))


class Cuts:
    """Reads the cuts of a page as the words given, again and again."""

    name = version = "given"

    def __init__(self, *words):
        self._words = cycle(words)
        self.shapes = Counter()

    def read(self, pixels):
        return ()

    def read_strip(self, pixels):
        self.shapes[pixels.shape] += 1
        return next(self._words)


def looked(first, *cuts):
    reader = Cuts(*cuts)
    page = ReadPage(
        Page(1, 800, 1000, (first,)),
        Source.OCR,
        np.full((1000, 800, 3), 250, np.uint8),
        reader=reader,
    )
    [again] = look_at_characters([page])
    return again.page.words[0], reader


COMMON = word("长胜镇", {"胜": 0.55, "塍": 0.4})
RARE = word("长塍镇", {"塍": 0.7, "胜": 0.2})


def test_the_character_that_most_cuts_show_takes_the_place():
    found, reader = looked(COMMON, RARE)
    assert found.text == "长塍镇"
    assert found.glyphs[1].rivals[0][0] == "胜"
    assert found.glyphs[1].confidence == pytest.approx((0.4 + 8 * 0.7) / 9)
    assert (found.glyphs[0], found.box) == (COMMON.glyphs[0], COMMON.box)
    assert len(reader.shapes) >= 6  # each cut is another one


def test_a_winner_that_is_not_clear_changes_nothing():
    assert looked(COMMON, word("长兴镇", {"兴": 0.35, "胜": 0.1}))[0] == COMMON


def test_a_rare_character_needs_a_smaller_share_than_a_common_one():
    assert looked(COMMON, word("长胜镇", {"胜": 0.5, "塍": 0.2}))[0].text == "长塍镇"
    alike = word("长胜镇", {"胜": 0.55, "兴": 0.4})
    assert looked(alike, word("长胜镇", {"胜": 0.5, "兴": 0.2}))[0].text == "长胜镇"


@pytest.mark.parametrize(
    "first",
    [
        word("长胜镇"),  # surely read
        word("长1镇", {"1": 0.4, "7": 0.3}),  # figures are for the checks to doubt
        word("叁壹拾", {"壹": 0.4, "查": 0.3}),  # and so are sums in capitals
        word("长胜镇", {"胜": 0.4, "塍": 0.3}, STANDING),
        Word("长胜镇", 0.5, LEVEL),
    ],
)
def test_what_is_sure_or_no_level_chinese_text_is_not_read_again(first):
    found, reader = looked(first, RARE)
    assert found == first
    assert not reader.shapes


def test_cuts_that_lose_characters_say_nothing():
    assert looked(COMMON, word("塍镇"), None, word("长塍"))[0] == COMMON


def test_a_page_that_nothing_reads_strips_of_is_kept():
    page = ReadPage(Page(1, 8, 9, (COMMON,)), Source.OCR, np.zeros((9, 8, 3), np.uint8))
    assert look_at_characters([page]) == [page]
