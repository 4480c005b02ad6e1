from dataclasses import replace

import numpy as np
import pytest

from features.records.document import Box, Field, Kind, Line, Page, Source, Word
from models.recognizer.constraint_decoder import CODE, LOOK, decode_constraints
from models.recognizer.page_reading import ReadPage
from models.recognizer.patch import Patch
from models.recognizer.reading import Reading
from models.recognizer.second_look import look_again
from tests.models.recognizer.test_constraint_decoder import _invoice

PAGE_BOX = Box(0.1, 0.1, 0.3, 0.12)


class StripReader:
    """Reads strips as the texts given, one after the other, and counts them."""

    name = version = "given"

    def __init__(self, *texts):
        self.texts, self.shapes = texts, []

    def read(self, pixels):
        return ()

    def read_strip(self, pixels):
        text = self.texts[len(self.shapes) % len(self.texts)]
        self.shapes.append(pixels.shape)
        return Word(text, 0.9, Box(0.0, 0.0, 1.0, 1.0)) if text else None


def _page(reader):
    return ReadPage(Page(1, 800, 1000), Source.OCR, np.full((1000, 800, 3), 250, np.uint8),
                    reader=reader)  # fmt: skip


def _field(name, value):
    return Field(name, value, value, 0.95, Source.OCR, 1, PAGE_BOX)


def _of_2019(code):
    fields = (_field("invoice_code", code), _field("issue_date", "2019-07-02"))
    return Reading(Kind.INVOICE, "增值税电子普通发票", fields)


def _decoded(reading):
    paper = replace(_invoice(), subkind=reading.subkind, fields=reading.fields, lines=())
    return decode_constraints(paper)


def test_a_code_of_an_impossible_year_is_read_again_and_taken_as_another_look_read_it():
    reader = StripReader("033000800411", "033001800411", "")
    looked = look_again(_of_2019("033000800411"), [_page(reader)])
    code = looked.field("invoice_code")
    assert "033001800411" in code.looks
    assert looked.field("issue_date").looks == ()  # the check names the code alone
    assert len({shape[:2] for shape in reader.shapes}) >= 6  # each cut is another one
    mended = _decoded(looked)
    assert mended.field("invoice_code").value == "033001800411"
    [told] = [check for check in mended.checks if check.code == CODE]
    assert LOOK in told.detail
    assert "PAP-08" in told.detail


def test_a_look_that_mends_nothing_changes_nothing():
    looked = look_again(_of_2019("033000800411"), [_page(StripReader("033002000411"))])
    assert _decoded(looked).field("invoice_code").value == "033000800411"


def test_two_looks_that_mend_it_differently_change_nothing():
    looked = look_again(
        _of_2019("033000800411"), [_page(StripReader("033001800411", "033001900411"))]
    )
    assert _decoded(looked).field("invoice_code").value == "033000800411"


def test_on_a_sealed_page_figures_are_also_read_without_the_red_ink():
    reader = StripReader("1")
    page = _page(reader)
    look_again(_of_2019("033000800411"), [page])
    plain = len(reader.shapes)
    look_again(_of_2019("033000800411"), [replace(page, patches=(Patch(80, 100, 240, 120),))])
    assert len(reader.shapes) == 3 * plain  # as many again, and as many in the red channel


def test_values_that_no_check_doubts_are_not_read_again():
    reader = StripReader("033001900411")
    reading = _of_2019("033001800411")
    assert look_again(reading, [_page(reader)]) == reading
    assert reader.shapes == []


def test_the_cell_of_a_row_that_does_not_add_up_is_read_again():
    row = tuple(
        _field(name, value)
        for name, value in (("quantity", "10"), ("unit_price", "100"), ("amount", "1008.00"))
    )
    reader = StripReader("1000.00")
    looked = look_again(Reading(Kind.DELIVERY_NOTE, None, (), (Line(row),)), [_page(reader)])
    assert "1000.00" in looked.lines[0].cell("amount").looks


@pytest.mark.parametrize(
    "page", [None, ReadPage(Page(1, 8, 9), Source.OCR, np.zeros((9, 8, 3), np.uint8))]
)
def test_without_pixels_or_a_reader_of_strips_nothing_is_added(page):
    reading = _of_2019("033000800411")
    assert look_again(reading, [page] if page else []) == reading
