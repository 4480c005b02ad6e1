"""Columns of short texts are taken apart, texts set downwards are not."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.recognizer.text_columns import rows_of

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
EM = 30

pytestmark = pytest.mark.skipif(
    not FONT.is_file(), reason="Debian package fonts-noto-cjk is not installed"
)


def _column(texts: tuple[str, ...], pitch: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a page with texts one under the other, and a quad around all of them."""
    image = Image.new("RGB", (200, 60 + pitch * len(texts)), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), EM, index=2)
    for index, text in enumerate(texts):
        draw.text((80, 20 + pitch * index), text, font=font, fill="black")
    wide = max(font.getlength(text) for text in texts)
    bottom = 20 + pitch * len(texts) + 14
    corners = [[72, 20], [88 + wide, 20], [88 + wide, bottom], [72, bottom]]
    return np.asarray(image)[:, :, ::-1].copy(), np.array(corners, dtype=np.float32)


@pytest.mark.parametrize("texts", [("套", "米", "支"), ("6%", "13%", "9%", "6%")])
def test_cells_of_neighbouring_rows_are_taken_apart(texts):
    rows = rows_of(*_column(texts, 46))
    assert len(rows) == len(texts)
    tops = [float(row[0, 1]) for row in rows]
    assert np.diff(tops) == pytest.approx([46] * (len(texts) - 1), abs=8)


def test_a_text_set_downwards_stays_whole():
    page, quad = _column(("付", "款", "人"), 31)
    assert len(rows_of(page, quad)) == 1


def test_a_line_of_text_stays_whole():
    page, _ = _column(("付款人",), 46)
    quad = np.array([[72, 20], [180, 20], [180, 70], [72, 70]], dtype=np.float32)
    assert rows_of(page, quad) == [quad]


def test_dirt_is_no_row():
    page, quad = _column(("套", "米"), 46)
    page[-18:-16, 90:100] = 0
    assert len(rows_of(page, quad)) == 2


def test_an_empty_place_stays_whole():
    page = np.full((200, 200, 3), 255, np.uint8)
    quad = np.array([[72, 20], [110, 20], [110, 150], [72, 150]], dtype=np.float32)
    assert len(rows_of(page, quad)) == 1
