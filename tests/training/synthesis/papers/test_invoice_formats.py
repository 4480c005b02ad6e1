"""The drawn invoice says the same in XML, OFD, PDF and picture, to the readers of the project."""

import unicodedata
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from features.records.document import Box
from features.records.money import yuan_text
from models.recognizer.ofd_source import read_ofd
from models.recognizer.xml_source import read_xml
from tests.drawn_papers import drawn_papers, needs_fonts
from training.synthesis.papers.invoice import qr_text
from training.synthesis.papers.invoice_ofd import invoice_ofd
from training.synthesis.papers.invoice_picture import invoice_pdf
from training.synthesis.papers.invoice_xml import invoice_xml
from training.synthesis.papers.story import SUBSTITUTED

pytestmark = needs_fonts
READERS = {"railings/invoice.xml": read_xml, "railings/invoice.ofd": read_ofd}


def overlap(first: Box, second: Box) -> float:
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    both = first.union(second)
    area = (both.x1 - both.x0) * (both.y1 - both.y0)
    return max(0.0, width) * max(0.0, height) / area


@pytest.mark.parametrize("path", READERS)
def test_exact_sources_give_every_value_of_the_truth(path):
    paper = drawn_papers()[path]
    reading = READERS[path](paper.content)
    fields = {field.name: field for field in reading.fields}
    for mark in paper.truth.marks:
        found = fields[mark.name] if mark.row is None else reading.lines[mark.row].cell(mark.name)
        assert (mark.name, found.value) == (mark.name, mark.value)
        if mark.box is not None:
            assert overlap(found.box, mark.box) > 0.8


def test_the_subkind_is_read_from_both():
    for path, read in READERS.items():
        paper = drawn_papers()[path]
        subkind = unicodedata.normalize("NFKC", read(paper.content).subkind)
        assert (path, subkind) == (path, paper.truth.subkind)


def test_the_text_layer_shows_every_value_at_its_box():
    paper = drawn_papers()["railings/invoice.pdf"]
    page = pypdfium2.PdfDocument(paper.content)[0]
    text, (width, height) = page.get_textpage(), page.get_size()
    for mark in paper.truth.marks:
        box = mark.box
        shown = text.get_text_bounded(
            left=box.x0 * width - 1,
            right=box.x1 * width + 1,
            top=(1 - box.y0) * height + 1,
            bottom=(1 - box.y1) * height - 1,
        )
        shown = "".join(unicodedata.normalize("NFKC", shown).split())
        if mark.name != "issue_date":
            assert mark.value.replace(" ", "") in shown


def test_the_qr_of_the_picture_can_be_read():
    paper = drawn_papers()["railings/invoice.jpg"]
    picture = Image.open(BytesIO(paper.content))
    codes = zxingcpp.read_barcodes(np.asarray(picture))
    assert [code.text for code in codes] == [qr_text(SUBSTITUTED)]


def test_the_qr_states_the_total_with_tax():
    parts = qr_text(SUBSTITUTED).split(",")
    assert parts[:3] == ["01", "32", ""]
    assert parts[3] == SUBSTITUTED.invoice_number
    assert parts[4] == yuan_text(SUBSTITUTED.gross_fen)
    assert len(parts[7]) == 4


@pytest.mark.parametrize("draw", [invoice_xml, invoice_ofd, invoice_pdf])
def test_drawing_twice_gives_the_same_bytes(draw):
    assert draw(SUBSTITUTED).content == draw(SUBSTITUTED).content


def test_the_number_carries_the_year_of_issue():
    assert SUBSTITUTED.invoice_number[:2] == f"{SUBSTITUTED.dates.invoiced.year % 100:02d}"
    assert len(SUBSTITUTED.invoice_number) == 20
