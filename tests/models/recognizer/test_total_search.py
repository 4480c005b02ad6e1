from dataclasses import replace

import cv2
import numpy as np
import pytest

from features.records.document import Box, Field, Kind, Line, Page, Source, Word
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading
from models.recognizer.total_search import search_totals

HEIGHT, WIDTH = 1000, 800
RED = (220, 60, 60)


class StripReader:
    """Reads a strip as an amount where it shows dark ink and no red, else as nothing sure."""

    name = version = "given"

    def __init__(self, text="¥14.99"):
        self.text = text

    def read(self, pixels):
        return ()

    def read_strip(self, pixels):
        low, high = pixels.min(axis=2), pixels.max(axis=2)
        clean = (low < 80).any() and not ((low < 100) & (high > 200)).any()
        return Word(self.text, 0.9 if clean else 0.3, Box(0.0, 0.0, 1.0, 1.0))


def _field(name, value, x, y):
    return Field(name, value, value, 0.9, Source.OCR, 1, Box(x, y, x + 0.1, y + 0.02))


def _reading():
    cells = (_field("amount", "14.99", 0.5, 0.3), _field("tax", "0.45", 0.8, 0.3))
    total = _field("tax_amount", "0.45", 0.8, 0.6)
    return Reading(Kind.INVOICE, None, (total,), (Line(cells),))


def _page(reader, stamped=False, number=1):
    pixels = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    if stamped:
        cv2.circle(pixels, (440, 610), 60, RED, 4)
        cv2.line(pixels, (400, 606), (480, 616), RED, 3)
    cv2.putText(pixels, "14.99", (405, 616), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (20, 20, 20), 2)
    return ReadPage(Page(number, WIDTH, HEIGHT), Source.OCR, pixels, reader=reader)


@pytest.mark.parametrize("stamped", [False, True])
def test_the_sum_that_was_skipped_is_found_beside_the_other_one_also_under_a_stamp(stamped):
    found = search_totals(_reading(), [_page(StripReader(), stamped)]).field("amount_without_tax")
    assert (found.value, found.source) == ("14.99", Source.OCR)
    assert found.box.y0 < 0.61 < found.box.y1
    assert found.box.x0 < 0.5 < found.box.x1


def test_what_is_no_amount_is_not_taken_for_one():
    reading = _reading()
    assert search_totals(reading, [_page(StripReader("合计"))]) == reading


def test_nothing_is_looked_for_where_both_sums_or_none_were_read():
    reading = _reading()
    both = replace(
        reading, fields=(*reading.fields, _field("amount_without_tax", "9.99", 0.5, 0.6))
    )
    none = replace(reading, fields=())
    for given in (both, none):
        assert search_totals(given, [_page(StripReader())]) == given


def test_a_page_that_was_not_read_by_strips_or_is_another_one_is_left_alone():
    reading = _reading()
    for page in (_page(None), _page(StripReader(), number=2)):
        assert search_totals(reading, [page]) == reading
