"""Which pages are searched for marks, and what becomes of seals without colour."""

import cv2
import numpy as np

from features.records.document import Source
from models.recognizer.page_reading import PageReader
from models.recognizer.picture import Picture
from models.recognizer.seal_finder import SEALS
from tests.drawn_papers import needs_fonts
from training.recognition.seal_trials import grey_copy
from training.synthesis.papers.press import press_seal
from training.synthesis.papers.raster import paint
from training.synthesis.papers.seal import Seal
from training.synthesis.papers.sheet import Sheet

RING = "石桥村股份经济合作社"


class Reader:
    """Reads nothing: what is tried here is what happens around it."""

    name = version = "blind"

    def read(self, pixels):
        return ()


def sealed_page():
    sheet = Sheet(210.0, 297.0)
    press_seal(sheet, (140.0, 220.0), Seal(RING), np.random.default_rng(5))
    return paint(sheet, 120)


def read(pixels):
    return PageReader(Reader).read(Picture(1, pixels))


@needs_fonts
def test_a_seal_without_colour_is_found_where_the_red_one_stood():
    page = sealed_page()
    red, grey = read(page), read(grey_copy(page))
    [expected], [found] = red.patches, grey.patches
    assert found.within(expected) and expected.within(found)
    assert [mark.kind for mark in grey.marks] == ["round_seal"]


@needs_fonts
def test_a_page_with_red_ink_is_searched_only_where_somebody_asks():
    reader = PageReader(Reader)
    page = reader.read(Picture(1, sealed_page()))
    assert page.marks is None
    assert [mark.kind for mark in reader.looked_at(page).marks] == ["round_seal"]


def test_print_is_no_seal():
    page = np.full((1754, 1240, 3), 250, np.uint8)
    cv2.putText(page, "304", (200, 400), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 20), 4)
    seen = read(page)
    assert (seen.source, seen.patches) == (Source.OCR, ())
    assert not any(mark.kind in SEALS for mark in seen.marks)
