from dataclasses import replace

import numpy as np
import pytest

from features.records.document import Box, Glyph, Page, Source, Word
from models.recognizer.page_reading import ReadPage
from models.recognizer.repeated_names import with_repeated_names

BOX = Box(0.1, 0.1, 0.3, 0.12)


def word(text, doubts=()):
    """Return a word; ``doubts`` are place, share and rivals of a character that is hardly read."""
    told = {at: (share, tuple(rivals.items())) for at, share, rivals in doubts}
    glyphs = tuple(
        Glyph(c, *told.get(at, (0.99, ())), at / len(text), (at + 1) / len(text))
        for at, c in enumerate(text)
    )
    return Word(text, 0.9, BOX, glyphs)


def page(*words, number=1):
    return ReadPage(Page(number, 8, 9, words), Source.OCR, np.zeros((9, 8, 3), np.uint8))


def texts(*pages):
    return [w.text for p in with_repeated_names(pages) for w in p.page.words]


COMMON = word("云澜市长胜镇", [(4, 0.49, {"塍": 0.45, "腾": 0.02})])
RARE = word("澄岭县长塍镇人民政府", [(4, 0.65, {"胜": 0.29})])


def test_a_rare_character_is_known_from_the_same_name_elsewhere():
    assert texts(page(COMMON, RARE)) == ["云澜市长塍镇", "澄岭县长塍镇人民政府"]


def test_other_pages_of_the_paper_speak_too():
    assert texts(page(COMMON), page(RARE, number=2))[0] == "云澜市长塍镇"


def test_the_character_that_gave_way_stays_as_a_rival_and_the_place_as_it_was():
    [changed] = with_repeated_names([page(COMMON, RARE)])
    glyph = changed.page.words[0].glyphs[4]
    assert glyph.rivals[0] == ("胜", 0.49)
    assert (glyph.start, glyph.end) == (COMMON.glyphs[4].start, COMMON.glyphs[4].end)
    assert 0 < glyph.confidence < 1


@pytest.mark.parametrize(
    "other",
    [
        word("澄岭县长塍乡人民政府", [(4, 0.65, {})]),  # other neighbours on either side
        word("澄岭县长兴镇人民政府"),  # a name that the reader never thought of here
        word("长胜镇", [(1, 0.6, {"塍": 0.2})]),  # the same name, read as here
    ],
)
def test_another_name_changes_nothing(other):
    alike = replace(COMMON, glyphs=COMMON.glyphs)
    if other.text == "澄岭县长塍乡人民政府":
        alike = word("云澜市河胜镇", [(4, 0.49, {"塍": 0.45})])
    assert texts(page(alike, other)) == [alike.text, other.text]


def test_what_is_surely_read_is_kept_and_decides():
    sure = word("云澜市长胜镇")
    assert texts(page(sure, RARE)) == [sure.text, "澄岭县长胜镇人民政府"]


def test_words_without_characters_of_their_own_are_kept():
    bare = Word("长塍镇", 0.9, BOX)
    given = page(bare)
    assert with_repeated_names([given]) == [given]
