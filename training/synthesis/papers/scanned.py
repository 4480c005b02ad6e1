"""A scan as it arrives: pages of JPEG inside a PDF without a text layer."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from features.records.document import Kind
from training.synthesis.papers.contract import draw_contract
from training.synthesis.papers.degrade import Taken, moved, scan
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.raster import jpeg, paint
from training.synthesis.papers.truth import Mark, Paper, Truth

DPI = 150
QUALITY = 62


def contract_scan(purchase: Purchase) -> Paper:
    """Return the contract as a scanned PDF with the truth of both pages."""
    rng = np.random.default_rng(purchase.seed + 1)
    marks: list[Mark] = []
    pages = []
    for sheet in draw_contract(purchase):
        taken = scan(paint(sheet, DPI), rng)
        marks += moved((mark for mark, _ in sheet.marks), taken)
        pages.append(taken)
    content = pdf_of_pictures(pages)
    return Paper(content, "application/pdf", Truth(Kind.CONTRACT, None, tuple(marks)))


def pdf_of_pictures(pages: Sequence[Taken]) -> bytes:
    """Return a PDF whose pages are these pictures; the same pictures give the same bytes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    canvas.setCreator("scanner")
    for taken in pages:
        height, width = taken.pixels.shape[:2]
        size = (width * 72 / DPI, height * 72 / DPI)
        canvas.setPageSize(size)
        picture = ImageReader(BytesIO(jpeg(taken.pixels, QUALITY, DPI)))
        canvas.drawImage(picture, 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
