import cv2
import numpy as np

from features.records.document import Box, Field, Kind, Line, Page, Source, Word
from models.recognizer.cell_search import search_cells
from models.recognizer.page_reading import ReadPage
from models.recognizer.reading import Reading

HEIGHT, WIDTH = 1000, 800


class StripReader:
    """Reads every strip as the same text and keeps the strips."""

    name = version = "given"

    def __init__(self, text="3", confidence=0.95):
        self.text, self.confidence, self.strips = text, confidence, []

    def read(self, pixels):
        return ()

    def read_strip(self, pixels):
        self.strips.append(pixels)
        return Word(self.text, self.confidence, Box(0.0, 0.0, 1.0, 1.0))


def _cell(name, value, column, row):
    box = Box(0.1 + 0.2 * column, 0.2 + 0.05 * row, 0.2 + 0.2 * column, 0.22 + 0.05 * row)
    return Field(name, value, value, 0.9, Source.OCR, 1, box)


def _reading(kind=Kind.DELIVERY_NOTE):
    rows = [
        [
            _cell("item_name", "管", 0, 0),
            _cell("quantity", "12", 1, 0),
            _cell("amount", "9.00", 2, 0),
        ],
        [_cell("item_name", "板", 0, 1), _cell("amount", "8.00", 2, 1)],
    ]
    return Reading(kind, None, (), tuple(Line(tuple(row)) for row in rows))


def _page(reader):
    pixels = np.full((HEIGHT, WIDTH, 3), 250, np.uint8)
    cv2.putText(pixels, "3", (280, 270), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (20, 20, 20), 2)
    return ReadPage(Page(1, WIDTH, HEIGHT), Source.OCR, pixels, reader=reader)


def test_a_figure_that_was_skipped_is_looked_for_where_row_and_column_cross():
    reader = StripReader()
    found = search_cells(_reading(), [_page(reader)])
    cell = found.lines[1].cell("quantity")
    assert (cell.value, cell.source) == ("3", Source.OCR)
    assert cell.box.y0 < 0.26 < cell.box.y1
    assert abs((cell.box.x0 + cell.box.x1) / 2 - 0.35) < 0.02
    assert cell.confidence < 0.95
    [strip] = reader.strips
    assert strip.min() < 60  # the ink of the lone digit is in it


def test_rows_that_are_whole_are_not_looked_at_again():
    reader = StripReader()
    reading = _reading()
    whole = Reading(reading.kind, None, (), reading.lines[:1])
    assert search_cells(whole, [_page(reader)]) == whole
    assert reader.strips == []


def test_what_is_no_figure_or_not_sure_is_not_believed():
    for reader in (StripReader("板"), StripReader("3", 0.3)):
        assert search_cells(_reading(), [_page(reader)]) == _reading()


def test_a_column_that_was_never_read_is_not_searched():
    reader = StripReader()
    search_cells(_reading(), [_page(reader)])
    assert len(reader.strips) == 1  # of quantity only; unit_price has no cell to tell its place


def test_a_reader_of_whole_pages_only_finds_nothing():
    page = _page(None)
    assert search_cells(_reading(), [page]) == _reading()
