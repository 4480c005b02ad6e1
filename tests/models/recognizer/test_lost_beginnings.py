from dataclasses import replace

import cv2
import numpy as np
import pytest

from features.records.document import Box, Field, Glyph, Kind, Page, Source, Word
from models.recognizer.lost_beginnings import with_beginnings
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading

HEIGHT, WIDTH = 400, 800
PLACE = Box(0.25, 0.25, 0.75, 0.3)
CUT = "东农村信用社"


class StripReader:
    """Reads every strip as one text and counts them."""

    name = version = "given"

    def __init__(self, text, sure=0.97):
        self.text, self.sure, self.strips = text, sure, 0

    def read(self, pixels):
        return ()

    def read_strip(self, pixels):
        self.strips += 1
        step = 1 / len(self.text)
        glyphs = tuple(
            Glyph(c, self.sure, (), n * step, (n + 1) * step) for n, c in enumerate(self.text)
        )
        return Word(self.text, self.sure, Box(0.0, 0.0, 1.0, 1.0), glyphs)


def _page(reader, stroke=True, text=CUT):
    pixels = np.full((HEIGHT, WIDTH, 3), 245, np.uint8)
    cv2.putText(pixels, "DONGNONG", (202, 118), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (30, 30, 30), 2)
    if stroke:
        cv2.line(pixels, (198, 102), (194, 118), (30, 30, 30), 2)
    page = Page(1, WIDTH, HEIGHT, (Word(text, 0.99, PLACE),))
    return ReadPage(page, Source.OCR, pixels, reader=reader)


def _read(page, value=CUT, name="payer_bank"):
    field = Field(name, value, value, 0.99, Source.OCR, 1, PLACE)
    return with_beginnings(Reading(Kind.BANK_SLIP, None, (field,)), [page]).fields[0]


def test_a_character_whose_stroke_was_left_outside_is_read_again():
    field = _read(_page(StripReader("广东农村")))
    assert (field.value, field.raw) == ("广" + CUT, "广" + CUT)


@pytest.mark.parametrize("again", ["|东农村", "1东农村", "东农村信", "广西农村"])
def test_a_border_or_another_reading_adds_nothing(again):
    assert _read(_page(StripReader(again))).value == CUT


def test_what_is_hardly_read_is_not_believed():
    assert _read(_page(StripReader("广东农村", sure=0.5))).value == CUT


def test_a_word_with_paper_before_it_is_not_read_again():
    reader = StripReader("广东农村")
    assert _read(_page(reader, stroke=False)).value == CUT
    assert reader.strips == 0


def test_values_that_begin_within_a_word_or_are_no_names_are_left_alone():
    reader = StripReader("广东农村")
    assert _read(_page(reader, text="开户行" + CUT)).value == CUT
    assert _read(_page(reader), value="622202", name="payer_account").value == "622202"
    assert reader.strips == 0


@pytest.mark.parametrize(("end", "value"), [(0.24, "广" + CUT), (0.252, CUT), (0.26, CUT)])
def test_the_end_of_a_label_that_reaches_the_value_is_not_its_beginning(end, value):
    page = _page(StripReader("广东农村"))
    label = Word("开户行", 0.99, Box(0.1, 0.25, end, 0.3))
    beside = replace(page.page, words=(label, *page.page.words))
    assert _read(replace(page, page=beside)).value == value
