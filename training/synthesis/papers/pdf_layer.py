"""Sheets written as a PDF page with a text layer; the glyphs in use are embedded."""

from hashlib import sha256
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from training.synthesis.papers.embedded_font import truetype_subset
from training.synthesis.papers.fonts import Face
from training.synthesis.papers.sheet import Colour, Sheet


def pdf_of_sheet(sheet: Sheet) -> bytes:
    """Return a one-page PDF; the same sheet gives the same bytes."""
    buffer = BytesIO()
    size = (sheet.width * mm, sheet.height * mm)
    canvas = Canvas(buffer, pagesize=size, pageCompression=1, invariant=1)
    _draw_lines(canvas, sheet)
    _draw_texts(canvas, sheet)
    _place_plates(canvas, sheet)
    canvas.save()
    return buffer.getvalue()


def _draw_lines(canvas: Canvas, sheet: Sheet) -> None:
    for stroke in sheet.strokes:
        canvas.setStrokeColorRGB(*_fractions(stroke.colour))
        canvas.setLineWidth(stroke.width * mm)
        ends = (stroke.x0, sheet.height - stroke.y0, stroke.x1, sheet.height - stroke.y1)
        canvas.line(*(edge * mm for edge in ends))


def _draw_texts(canvas: Canvas, sheet: Sheet) -> None:
    names = _embed(sheet)
    for text in sheet.texts:
        canvas.setFillColorRGB(*_fractions(text.ink.colour))
        canvas.setFont(names[text.ink.face], text.ink.points)
        canvas.drawString(text.x * mm, (sheet.height - text.y) * mm, text.content)


def _embed(sheet: Sheet) -> dict[Face, str]:
    """Register the glyphs in use; reportlab keys fonts, and their faces, by name: it tells them."""
    names = {}
    for face in sorted({text.ink.face for text in sheet.texts}):
        used = "".join(sorted({c for t in sheet.texts if t.ink.face is face for c in t.content}))
        names[face] = f"{face.name}{sha256(used.encode()).hexdigest()[:8]}"
        font = TTFont(names[face], BytesIO(truetype_subset(face, used)))
        font.face.name = names[face].encode()  # else a face's first subset serves all later ones
        pdfmetrics.registerFont(font)
    return names


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


def _fractions(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = colour
    return red / 255, green / 255, blue / 255
