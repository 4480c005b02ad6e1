import cv2
import numpy as np
import pytest

from features.records.document import Kind
from models.recognizer.pp_reader import PpReader
from models.recognizer.recognise import Recognizer
from serving.wire.recognition import recognition_of
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.desk import on_desk
from training.synthesis.papers.draw import draw_paper
from training.synthesis.papers.drawn import Drawn
from training.synthesis.papers.raster import jpeg, paint

pytestmark = needs_fonts
DPI = 150


def number_of(drawn: Drawn) -> str:
    [number] = {
        mark.value for sheet in drawn.sheets for mark, _ in sheet.marks
        if mark.name == "invoice_number"
    }  # fmt: skip
    return number


@pytest.fixture(scope="module")
def invoices():
    return [draw_paper(Kind.INVOICE, layout, seed=5) for layout in (2, 7)]


@pytest.fixture(scope="module")
def photo(invoices):
    pages = [paint(drawn.sheets[0], DPI) for drawn in invoices]
    return on_desk(pages, (1800, 2200), np.random.default_rng(3), 0.1)


@pytest.fixture(scope="module")
def document(photo):
    return Recognizer(lambda: PpReader(threads=2)).recognise(jpeg(photo.pixels, 92, 72))


def test_two_invoices_on_one_photograph_are_two_papers(invoices, document):
    papers = (document, *document.parts)
    assert [paper.kind for paper in papers] == [Kind.INVOICE] * 2
    read = {paper.field("invoice_number").value for paper in papers}
    assert read == set(map(number_of, invoices))


def test_boxes_lie_on_their_own_invoice_in_the_photograph(invoices, photo, document):
    height, width = photo.pixels.shape[:2]
    corners = dict(zip(map(number_of, invoices), photo.corners, strict=True))
    for paper in (document, *document.parts):
        field = paper.field("invoice_number")
        middle = (
            (field.box.x0 + field.box.x1) / 2 * width,
            (field.box.y0 + field.box.y1) / 2 * height,
        )
        outline = np.asarray(corners[field.value], np.float32)
        assert cv2.pointPolygonTest(outline, middle, False) > 0


def test_the_answer_shows_both(document):
    answer = recognition_of(document, "photo.jpg", 1)
    assert len(answer.parts) == 1
    assert answer.parts[0].kind is Kind.INVOICE
    assert answer.pages == 1
