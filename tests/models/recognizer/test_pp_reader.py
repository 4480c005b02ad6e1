"""What the main reader gives beyond the protocol: characters, strips, and PaddleOCR's text."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz import fuzz

from features.records.document import Box, Word
from models.recognizer.paddle_reader import PaddleReader
from models.recognizer.pp_reader import PpReader
from models.recognizer.text_networks import TextNetwork, network_file

SAMPLES = Path(__file__).parents[3] / "data_samples"
FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
EM = 32
LINES = ("价税合计（大写）叁仟贰佰圆整", "1,234,567.89", "合同编号：HT-2024-001", "8")

needs_font = pytest.mark.skipif(
    not FONT.is_file(), reason="Debian package fonts-noto-cjk is not installed"
)


@cache
def _reader() -> PpReader:
    return PpReader(threads=1)


def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), EM, index=2)


@cache
def _page() -> np.ndarray:
    image = Image.new("RGB", (900, 520), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(LINES):
        draw.text((70, 50 + 110 * index), line, font=_font(), fill="black")
    return np.asarray(image)


@cache
def _words() -> tuple[Word, ...]:
    return _reader().read(_page())


def _word(line: str) -> Word:
    return max(_words(), key=lambda word: fuzz.ratio(word.text, line))


@cache
def _sample(path: str) -> np.ndarray:
    with Image.open(SAMPLES / path) as image:
        return np.asarray(image.convert("RGB"))


@needs_font
def test_lines_and_a_lone_digit_are_read_in_order():
    assert tuple(word.text for word in _words()) == LINES


@needs_font
def test_each_character_of_a_word_has_its_glyph():
    for word in _words():
        assert "".join(glyph.character for glyph in word.glyphs) == word.text
        assert word.confidence == pytest.approx(
            sum(glyph.confidence for glyph in word.glyphs) / len(word.glyphs)
        )


@needs_font
@pytest.mark.parametrize("line", LINES)
def test_characters_stand_where_they_were_drawn(line):
    word, font = _word(line), _font()
    left, wide = word.box.x0 * 900, (word.box.x1 - word.box.x0) * 900
    for index, glyph in enumerate(word.glyphs):
        drawn = 70 + (font.getlength(line[:index]) + font.getlength(line[: index + 1])) / 2
        assert left + wide * (glyph.start + glyph.end) / 2 == pytest.approx(drawn, abs=EM / 3)


@pytest.mark.parametrize("path", ["railings/invoice.jpg", "railings/delivery_note.jpg"])
def test_rivals_are_other_characters_in_order_of_likelihood(path):
    glyphs = [glyph for word in _reader().read(_sample(path)) for glyph in word.glyphs]
    assert any(glyph.rivals for glyph in glyphs)
    for glyph in glyphs:
        chances = [chance for _, chance in glyph.rivals]
        assert len(chances) <= 3
        assert chances == sorted(chances, reverse=True)
        assert all(0.01 <= chance <= glyph.confidence for chance in chances)
        assert glyph.character not in dict(glyph.rivals)


@needs_font
@pytest.mark.parametrize("index", range(len(LINES)))
def test_a_strip_is_read_without_looking_for_its_text(index):
    strip = _page()[45 + 110 * index : 105 + 110 * index, 60:650]
    word = _reader().read_strip(strip)
    assert word is not None
    assert word.text.strip() == LINES[index]
    assert word.box == Box(0.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize("shape", [(48, 200, 3), (3, 2, 3), (300, 5, 3), (5, 6000, 3)])
def test_an_empty_strip_has_no_word(shape):
    assert _reader().read_strip(np.full(shape, 255, np.uint8)) is None


@pytest.mark.parametrize("path", ["railings/invoice.jpg", "railings/delivery_note.jpg"])
def test_paddleocr_reads_the_same_characters(path):
    ours = _text(_reader().read(_sample(path)))
    theirs = _text(PaddleReader(threads=1).read(_sample(path)))
    assert fuzz.ratio("".join(sorted(ours)), "".join(sorted(theirs))) >= 98
    assert len(ours) >= 0.98 * len(theirs)


def _text(words: tuple[Word, ...]) -> str:
    return "".join("".join(word.text.split()) for word in words)


def test_the_networks_are_opened_inside_the_wheel():
    for network in TextNetwork:
        assert network_file(network).is_file()
