from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawn_papers import needs_fonts
from training.synthesis.papers import fonts
from training.synthesis.papers.errors import PaperNotDrawn
from training.synthesis.papers.fonts import Face, face_path
from training.synthesis.papers.sheet import Ink, Sheet, wrap

INK = Ink(Face.SONG, 12)


def test_a_missing_face_names_the_package(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    with pytest.raises(PaperNotDrawn) as caught:
        face_path(Face.SONG)
    assert caught.value.code == "FONT_MISSING"
    assert "fonts-noto-cjk" in caught.value.detail


@needs_fonts
def test_a_marked_part_lies_inside_its_text():
    sheet = Sheet(100, 100)
    text = sheet.write(10, 50, "规格：304(06Cr19Ni10)。", INK)
    sheet.mark("specification", "304(06Cr19Ni10)", [text], "304(06Cr19Ni10)")
    sheet.mark("whole", "规格", [text])
    part, whole = (mark.box for mark, _ in sheet.marks)
    assert whole.x0 < part.x0 < part.x1 < whole.x1
    assert whole.x0 == pytest.approx(0.10)


@needs_fonts
def test_a_part_over_two_lines_is_marked_around_both():
    sheet = Sheet(100, 100)
    texts = [sheet.write(10, 20, "前半", INK), sheet.write(10, 30, "后半", INK)]
    sheet.mark("name", "半后", texts, "半后")
    box = sheet.marks[0][0].box
    assert box.y0 < 0.20
    assert box.y1 >= 0.30


@needs_fonts
def test_a_part_that_does_not_stand_there_is_refused():
    sheet = Sheet(100, 100)
    text = sheet.write(10, 50, "304", INK)
    with pytest.raises(PaperNotDrawn) as caught:
        sheet.mark("specification", "202", [text], "202")
    assert caught.value.code == "MARK_NOT_FOUND"


@needs_fonts
@settings(max_examples=40)
@given(st.text("栏杆立柱304(06Cr19)，。；、5%", max_size=120))
def test_wrapping_loses_nothing_and_keeps_latin_words_whole(content):
    lines = wrap(content, INK, 60)
    assert "".join(lines) == content
    for before, after in pairwise(lines):
        assert not (before[-1].isascii() and after[0].isascii())
        assert after[0] not in "，。；、"
