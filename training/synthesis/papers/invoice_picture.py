"""数电票 as a PDF with a text layer, and as the scan of a printout."""

import numpy as np

from training.synthesis.papers.degrade import moved, scan
from training.synthesis.papers.invoice import draw_invoice
from training.synthesis.papers.invoice_xml import invoice_truth
from training.synthesis.papers.pdf_layer import pdf_of_sheet
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.raster import jpeg, paint
from training.synthesis.papers.truth import Paper, Truth

DPI = 200
QUALITY = 82


def invoice_pdf(purchase: Purchase) -> Paper:
    """Return the invoice as a PDF whose text can be taken without OCR."""
    content = pdf_of_sheet(draw_invoice(purchase))
    return Paper(content, "application/pdf", invoice_truth(purchase, boxes=True))


def invoice_scan(purchase: Purchase) -> Paper:
    """Return the invoice as printed and scanned, a JPEG."""
    sheet = draw_invoice(purchase)
    taken = scan(paint(sheet, DPI), np.random.default_rng(purchase.seed + 3))
    truth = invoice_truth(purchase, boxes=True)
    marks = moved(truth.marks, taken)
    content = jpeg(taken.pixels, QUALITY, DPI)
    return Paper(content, "image/jpeg", Truth(truth.kind, truth.subkind, marks))
