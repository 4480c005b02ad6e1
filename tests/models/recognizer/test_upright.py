import cv2
import numpy as np
import pytest

from features.records.document import Box, Word
from models.recognizer.pp_reader import PpReader
from models.recognizer.quarter_turns import turned_page
from models.recognizer.upright import quarter_turns_of
from tests.drawn_papers import drawn_papers, needs_fonts


@pytest.fixture(scope="module")
def reader():
    return PpReader(threads=2)


@pytest.fixture(scope="module")
def invoice():
    content = np.frombuffer(drawn_papers()["railings/invoice.jpg"].content, np.uint8)
    page = cv2.cvtColor(cv2.imdecode(content, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    return cv2.resize(page, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)


@needs_fonts
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_is_turned_upright_whichever_way_it_lies(reader, invoice, turns):
    page = turned_page(invoice, turns)
    found = quarter_turns_of(page, reader.read(page), reader)
    assert (found + turns) % 4 == 0


class Strips:
    """Counts the strips that it is asked to read."""

    asked = 0

    def read_strip(self, pixels):
        self.asked += 1
        return Word("合计", 0.9, Box(0.0, 0.0, 1.0, 1.0))


def _words(count, confidence):
    return [
        Word("合同编号", confidence, Box(0.1, 0.1 + 0.05 * n, 0.5, 0.12 + 0.05 * n))
        for n in range(count)
    ]


def test_a_page_that_reads_well_costs_nothing():
    strips = Strips()
    assert quarter_turns_of(np.zeros((90, 90, 3), np.uint8), _words(9, 0.99), strips) == 0
    assert strips.asked == 0


def test_few_words_turn_no_page():
    strips = Strips()
    assert quarter_turns_of(np.zeros((90, 90, 3), np.uint8), _words(3, 0.2), strips) == 0
