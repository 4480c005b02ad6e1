"""Columns of short texts are taken apart, texts set downwards are not."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.recognizer.text_columns import rows_of, taken_apart

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


def _line(top: float) -> np.ndarray:
    """Return a line of text to the right of the column."""
    return np.array([[130, top], [190, top], [190, top + 40], [130, top + 40]], dtype=np.float32)


def test_a_column_is_taken_apart_where_each_part_stands_in_a_row():
    page, quad = _column(("套", "米", "支"), 46)
    lines = [_line(float(row.mean(axis=0)[1]) - 20) for row in rows_of(page, quad)]
    assert len(taken_apart(page, [quad, *lines])) == 6


def test_a_label_set_downwards_beside_rows_stays_whole():
    page, quad = _column(("销", "售", "方"), 46)
    lines = [_line(top) for top in (5.0, 40.0, 75.0, 110.0)]
    kept = taken_apart(page, [quad, *lines])
    assert len(kept) == 5
    assert kept[0] is quad


def test_a_column_alone_on_its_page_stays_whole():
    page, quad = _column(("套", "米"), 46)
    assert taken_apart(page, [quad]) == [quad]


def test_dirt_is_no_row():
    page, quad = _column(("套", "米"), 46)
    page[-18:-16, 90:100] = 0
    assert len(rows_of(page, quad)) == 2


def test_an_empty_place_stays_whole():
    page = np.full((200, 200, 3), 255, np.uint8)
    quad = np.array([[72, 20], [110, 20], [110, 150], [72, 150]], dtype=np.float32)
    assert len(rows_of(page, quad)) == 1
