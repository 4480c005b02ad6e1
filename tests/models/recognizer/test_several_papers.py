import cv2
import numpy as np
import pytest

from features.records.document import Kind
from models.recognizer.pp_reader import PpReader
from models.recognizer.recognise import Recognizer
from serving.wire.recognition import recognition_of
from tests.drawn_papers import needs_fonts
from training.synthesis.papers.raster import jpeg
from training.synthesis.papers.several import several_invoices

pytestmark = needs_fonts


@pytest.fixture(scope="module")
def photo():
    return several_invoices(2, 1, 0.2)


@pytest.fixture(scope="module")
def document(photo):
    return Recognizer(lambda: PpReader(threads=2)).recognise(jpeg(photo.pixels, 92, 72))


def test_two_invoices_on_one_photograph_are_two_papers(photo, document):
    papers = (document, *document.parts)
    assert [paper.kind for paper in papers] == [Kind.INVOICE] * 2
    numbers = {mark.value for m in photo.members for s in m.drawn.sheets for mark, _ in s.marks
               if mark.name == "invoice_number"}  # fmt: skip
    assert {paper.field("invoice_number").value for paper in papers} == numbers


def test_boxes_lie_on_their_own_invoice_in_the_photograph(photo, document):
    height, width = photo.pixels.shape[:2]
    corners = {
        mark.value: member.corners
        for member in photo.members
        for sheet in member.drawn.sheets
        for mark, _ in sheet.marks
        if mark.name == "invoice_number"
    }
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
