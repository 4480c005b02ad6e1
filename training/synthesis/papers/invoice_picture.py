"""数电票 as a PDF with a text layer, and as the picture that people send by telephone."""

from io import BytesIO

import numpy as np
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from training.synthesis.papers.degrade import moved, scan
from training.synthesis.papers.embedded_font import truetype_subset
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.invoice import draw_invoice
from training.synthesis.papers.invoice_xml import invoice_truth
from training.synthesis.papers.purchase import Purchase
from training.synthesis.papers.raster import jpeg, paint
from training.synthesis.papers.sheet import Sheet
from training.synthesis.papers.truth import Paper, Truth

DPI = 200
QUALITY = 82


def invoice_pdf(purchase: Purchase) -> Paper:
    """Return the invoice as a PDF whose text can be taken without OCR."""
    sheet = draw_invoice(purchase)
    buffer = BytesIO()
    size = (sheet.width * mm, sheet.height * mm)
    canvas = Canvas(buffer, pagesize=size, pageCompression=1, invariant=1)
    faces = _embed(sheet)
    for stroke in sheet.strokes:
        canvas.setStrokeColorRGB(*(part / 255 for part in stroke.colour))
        canvas.setLineWidth(stroke.width * mm)
        ends = (stroke.x0, sheet.height - stroke.y0, stroke.x1, sheet.height - stroke.y1)
        canvas.line(*(edge * mm for edge in ends))
    for text in sheet.texts:
        canvas.setFillColorRGB(*(part / 255 for part in text.ink.colour))
        canvas.setFont(faces[text.ink.face], text.ink.points)
        canvas.drawString(text.x * mm, (sheet.height - text.y) * mm, text.content)
    _place_plates(canvas, sheet)
    canvas.save()
    return Paper(buffer.getvalue(), "application/pdf", invoice_truth(purchase, boxes=True))


def invoice_photo(purchase: Purchase) -> Paper:
    """Return the invoice as printed and scanned, a JPEG."""
    sheet = draw_invoice(purchase)
    taken = scan(paint(sheet, DPI), np.random.default_rng(purchase.seed + 3))
    truth = invoice_truth(purchase, boxes=True)
    marks = moved(truth.marks, taken)
    content = jpeg(taken.pixels, QUALITY, DPI)
    return Paper(content, "image/jpeg", Truth(truth.kind, truth.subkind, marks))


def _embed(sheet: Sheet) -> dict[Face, str]:
    """Register the glyphs in use with reportlab; the name of a font tells its characters."""
    names = {}
    for face in sorted({text.ink.face for text in sheet.texts}):
        used = "".join(sorted({c for t in sheet.texts if t.ink.face is face for c in t.content}))
        names[face] = f"{face.name}{hash_of(used)}"
        pdfmetrics.registerFont(TTFont(names[face], BytesIO(truetype_subset(face, used))))
    return names


def hash_of(characters: str) -> str:
    """Return a short name for a set of characters, the same in every run."""
    return f"{sum(ord(c) * (i + 1) for i, c in enumerate(characters)) % 16**6:06X}"


def _place_plates(canvas: Canvas, sheet: Sheet) -> None:
    for plate in sheet.plates:
        canvas.drawImage(
            ImageReader(BytesIO(plate.png)),
            plate.x * mm,
            (sheet.height - plate.y - plate.height) * mm,
            plate.width * mm,
            plate.height * mm,
            mask="auto",
        )
