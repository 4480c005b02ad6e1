"""The text layer of a printed PDF holds every character, of the second one as of the first."""

import pypdfium2
import pytest

from tests.drawn_papers import needs_fonts
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.pdf_layer import pdf_of_sheet
from training.synthesis.papers.sheet import BLACK, Ink, Sheet

pytestmark = needs_fonts


@pytest.mark.parametrize("content", ["合同编号ABC12", "合同编号ABC12送货单7M", "送货单7M收供"])
def test_each_document_of_a_process_has_its_own_characters(content):
    sheet = Sheet(210.0, 99.0)
    sheet.write(20.0, 40.0, content, Ink(Face.SONG, 12.0, BLACK))
    page = pypdfium2.PdfDocument(pdf_of_sheet(sheet))[0]
    assert page.get_textpage().get_text_range().strip() == content
