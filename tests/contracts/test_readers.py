"""What every text reader keeps: one suite over all engines behind the protocol."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz import fuzz

from models.recognizer.paddle_reader import PaddleReader, prepare_networks
from models.recognizer.pp_reader import PpReader
from models.recognizer.rapid_reader import RapidReader
from models.recognizer.reader import TextReader

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
LINES = ("采购合同", "合同编号：HT-2024-001", "304 (06Cr19Ni10)", "202 (12Cr18Mn9Ni5N)", "5999.00")
SIZE = (1000, 700)
READERS = {"pp": PpReader, "paddle": PaddleReader, "rapid": RapidReader}

pytestmark = pytest.mark.skipif(
    not FONT.is_file(), reason="Debian package fonts-noto-cjk is not installed"
)


@cache
def _reader(name: str) -> TextReader:
    return READERS[name]()


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> Iterator[TextReader]:
    yield _reader(request.param)


@cache
def _page() -> tuple[np.ndarray, tuple[tuple[float, ...], ...]]:
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), 34, index=2)
    places = []
    for index, line in enumerate(LINES):
        at = (80 + 60 * index, 60 + 120 * index)
        draw.text(at, line, font=font, fill="black")
        box = draw.textbbox(at, line, font=font)
        places.append((box[0] / SIZE[0], box[1] / SIZE[1], box[2] / SIZE[0], box[3] / SIZE[1]))
    return np.asarray(image), tuple(places)


def test_a_reader_says_its_name_and_version(reader):
    assert reader.name
    assert reader.version


def test_known_text_is_read(reader):
    found = [word.text.replace(" ", "") for word in reader.read(_page()[0])]
    for line in LINES:
        assert max(fuzz.ratio(line.replace(" ", ""), text) for text in found) > 95


def test_boxes_cover_the_text(reader):
    pixels, places = _page()
    words = reader.read(pixels)
    for line, place in zip(LINES, places, strict=True):
        box = max(words, key=lambda w: fuzz.ratio(w.text, line)).box.as_list()
        assert all(abs(a - b) < 0.03 for a, b in zip(box, place, strict=True))


def test_confidence_is_a_share(reader):
    assert all(0.0 <= word.confidence <= 1.0 for word in reader.read(_page()[0]))


def test_the_same_page_gives_the_same_words(reader):
    assert reader.read(_page()[0]) == reader.read(_page()[0])


@pytest.mark.parametrize("shape", [(400, 300, 3), (20, 1200, 3), (40, 40, 3)])
def test_a_blank_page_has_no_words(reader, shape):
    assert reader.read(np.full(shape, 255, np.uint8)) == ()


def test_read_only_pixels_are_taken(reader):
    pixels = _page()[0].copy()
    pixels.setflags(write=False)
    assert reader.read(pixels)


def test_networks_are_laid_out_once(tmp_path):
    folder = prepare_networks(tmp_path)
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in written} == {"inference.onnx", "inference.yml"}
    prepare_networks(tmp_path)
    assert written == {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}
